export { AddressLocator } from './address-locator.js';
export type { FoundAddress, GeocodingAnswer } from './geocoding-answer.js';
export { type AddressQuery, GeocodingClient } from './geocoding-client.js';
export { LOCATE_PLACES, PlaceLocator } from './place-locator.js';
export { SealedPoints } from './sealed-points.js';
