import { Injectable } from '@nestjs/common';
import type { Commune } from '../communes.queries.js';
import { distanceKm } from '../communes/index.js';
import type { FoundAddress } from './geocoding-answer.js';
import { GeocodingClient } from './geocoding-client.js';

/** Farther from the centre of its commune, an answer is about another one (the widest communes of Guyane aside). */
const FAR_KM = 40;

/** Where an address is: what the service says, else the centre of its commune, marked approximate. */
@Injectable()
export class AddressLocator {
  constructor(private readonly client: GeocodingClient) {}

  /** @param address number and street, within the commune; empty means the commune itself */
  async locate(address: string, commune: Commune): Promise<FoundAddress> {
    const centre = { latitude: commune.latitude, longitude: commune.longitude, label: commune.name, approximate: true };
    if (address.trim() === '') return centre;
    const answer = await this.client.search({ address: address.trim(), communeInsee: commune.inseeCode });
    if (answer.kind !== 'found' || answer.address.approximate) return centre;
    const far = distanceKm(answer.address, commune) > FAR_KM && commune.departmentCode !== '973';
    return far ? centre : answer.address;
  }
}
