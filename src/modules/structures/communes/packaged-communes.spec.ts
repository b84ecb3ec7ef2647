import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distanceKm } from './distance.js';
import { packagedTerritory } from './packaged-communes.js';

const TRUTH = join(import.meta.dirname, '../../../../../shared/data/geo/communes-2026.csv');
const territory = packagedTerritory();
const byCode = new Map(territory.communes.map((commune) => [commune.inseeCode, commune]));

it('has every commune with a centre, and its département', () => {
  expect(territory.communes.length).toBe(35008);
  expect(territory.departments.length).toBe(107);
  expect(territory.regions.length).toBe(24);
  expect(byCode.get('54395')).toMatchObject({
    name: 'Nancy',
    postalCodes: ['54000', '54100'],
    departmentCode: '54',
    centreSource: 'geonames',
  });
});

it('knows Corsica, overseas and the arrondissements', () => {
  expect(byCode.get('2A004')?.name).toBe('Ajaccio');
  expect(byCode.get('97411')?.departmentCode).toBe('974');
  expect(byCode.get('98814')).toMatchObject({ name: 'Lifou', centreSource: 'geonames' });
  expect(byCode.get('75112')).toMatchObject({ centreSource: 'approximate' });
  expect(byCode.get('13207')).toMatchObject({ centreSource: 'geonames' });
});

it('gives each commune its intercommunalité, and an arrondissement that of its city', () => {
  expect(territory.epcis.length).toBe(1255);
  expect(territory.epcis).toContainEqual({ code: '245400676', name: 'Métropole du Grand Nancy', kind: 'METRO' });
  expect(byCode.get('54395')?.epciCode).toBe('245400676');
  expect([byCode.get('75056')?.epciCode, byCode.get('75112')?.epciCode]).toEqual(['200054781', '200054781']);
  expect(byCode.get('69383')?.epciCode).toBe('200046977');
  expect(byCode.get('97701')?.epciCode).toBeNull();
});

it('sends a former commune to the present one', () => {
  expect(territory.formerCommunes).toContainEqual({ inseeCode: '01120', name: 'Cordieux', communeInsee: '01262' });
});

(existsSync(TRUTH) ? it : it.skip)(
  'puts half the approximate centres within 7.5 km of the truth, 95 % within 21',
  () => {
    const truth = readFileSync(TRUTH, 'utf8').split('\n').slice(1);
    const errors: number[] = [];
    for (const line of truth) {
      const [code = ''] = line.split(',', 1);
      const [, latitude, longitude] = /,(-?[\d.]+),(-?[\d.]+),[^,]+$/.exec(line.trim()) ?? [];
      const commune = byCode.get(code);
      if (commune?.centreSource !== 'approximate' || latitude === undefined) continue;
      errors.push(distanceKm(commune.centre, { latitude: Number(latitude), longitude: Number(longitude) }));
    }
    errors.sort((one, other) => one - other);
    expect(errors.length).toBeGreaterThan(26_000);
    expect(errors[Math.floor(errors.length / 2)]).toBeLessThan(7.5);
    expect(errors[Math.floor(errors.length * 0.95)]).toBeLessThan(21);
  },
);
