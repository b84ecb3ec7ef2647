export { communeKey } from './commune-name.js';
export { CommuneIndex, type IndexedCommune } from './commune-index.js';
export { distanceKm, type Position } from './distance.js';
export { loadCommunes, readCommuneIndex } from './load-communes.js';
export { type CommuneClues, type CommuneResolution, resolveCommune } from './resolve-commune.js';
