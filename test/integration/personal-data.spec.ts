import type { EntityMetadata } from 'typeorm';
import { classificationOf, publicTable } from '../../src/platform/personal-data/classification.js';
import { startTestApp, type TestApp } from '../setup/app.js';

let app: TestApp;
let entities: EntityMetadata[];

beforeAll(async () => {
  app = await startTestApp();
  entities = app.db.entityMetadatas;
});
afterAll(() => app.stop());

describe('personal data', () => {
  it('is classified in every column of every table', () => {
    const unclassified = entities.flatMap(({ name, columns }) => {
      if (publicTable(name)) return [];
      const known = classificationOf(name) ?? {};
      return columns
        .filter(({ propertyName }) => !known[propertyName])
        .map(({ propertyName }) => `${name}.${propertyName}`);
    });
    expect(unclassified).toEqual([]);
  });

  it('is not said of columns that are no more', () => {
    const gone = entities.flatMap(({ name, columns }) => {
      const present = new Set(columns.map(({ propertyName }) => propertyName));
      return Object.keys(classificationOf(name) ?? {})
        .filter((column) => !present.has(column))
        .map((column) => `${name}.${column}`);
    });
    expect(gone).toEqual([]);
  });

  it('leaves no name, contact or free word in a file once anonymised', () => {
    const file = classificationOf('Beneficiary') ?? {};
    const kept = Object.entries(file).filter(([, { personal, erase }]) => personal && erase !== 'blank');
    expect(kept.map(([column]) => column)).toEqual([
      'birthYear',
      'communeInsee',
      'communeName',
      'socialStatus',
      'gender',
      'noticeGivenOn',
      'noticeGivenBy',
      'createdBy',
      'createdAt',
      'lastContactOn',
    ]);
  });
});
