import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { loadCommunes, readCommuneIndex } from '../../../src/modules/structures/communes/load-communes.js';
import { resolveCommune } from '../../../src/modules/structures/communes/resolve-commune.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

let dataSource: DataSource;
const now = new Date('2026-11-24T08:40:00Z');

beforeAll(async () => {
  dataSource = await testDataSource();
});
afterAll(() => dropTestDatabase());

it('fills the tables once, even when two processes do it together, and again when the version changes', async () => {
  await dataSource.query('DELETE FROM reference_data');
  const written = await Promise.all([loadCommunes(dataSource, now), loadCommunes(dataSource, now)]);
  expect(written.sort((one, other) => one - other)).toEqual([0, 35008]);
  expect(await loadCommunes(dataSource, now)).toBe(0);
  await dataSource.query(`UPDATE reference_data SET version = 'older' WHERE name = 'communes'`);
  await dataSource.query(`UPDATE commune SET name = 'Autre', epci_code = NULL WHERE insee_code = '54395'`);
  expect(await loadCommunes(dataSource, now)).toBe(35008);
  const [nancy] = await dataSource.query<unknown[]>(
    `SELECT name, postal_codes, department_code, centre_source, search_text, epci_code FROM commune WHERE insee_code = '54395'`,
  );
  expect(nancy).toEqual({
    name: 'Nancy',
    postal_codes: ['54000', '54100'],
    department_code: '54',
    centre_source: 'geonames',
    search_text: 'nancy 54000 54100',
    epci_code: '245400676',
  });
});

it('names the intercommunalités', async () => {
  const epcis = await dataSource.query<unknown[]>(
    `SELECT e.name, e.kind, count(*)::int AS communes FROM epci e JOIN commune c ON c.epci_code = e.code
      WHERE e.code = '245400676' GROUP BY e.code`,
  );
  expect(epcis).toEqual([{ name: 'Métropole du Grand Nancy', kind: 'METRO', communes: 20 }]);
});

it('lets a commune be found by the names that merged into it', async () => {
  const found = await dataSource.query<unknown[]>(`SELECT insee_code FROM commune WHERE search_text LIKE '%cordieux%'`);
  expect(found).toEqual([{ insee_code: '01262' }]);
});

it('gives an index that resolves the rows of a file', async () => {
  const index = await readCommuneIndex(dataSource);
  expect(resolveCommune(index, { postcode: '14500', name: 'vire' })?.commune.departmentCode).toBe('14');
  expect(
    resolveCommune(index, { inseeCode: '63236', postcode: '63240', name: 'Le Mont-Dore' })?.commune.inseeCode,
  ).toBe('63236');
});
