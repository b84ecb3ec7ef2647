import type { EntityMetadata } from 'typeorm';
import { summaryParts, untoldTables } from '../../../src/modules/case-file/summary/parts.js';
import { classificationOf } from '../../../src/platform/personal-data/classification.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

/**
 * What is held on a person must be told to them (GDPR, article 15). A table that points at a person or at one of their
 * referrals, or a column of it that belongs to the export, is told or left out with a reason: this fails on the others.
 */
let app: TestApp;
let entities: EntityMetadata[];

beforeAll(async () => {
  app = await startTestApp();
  entities = app.db.entityMetadatas;
});
afterAll(() => app.stop());

const ROOTS = ['beneficiary', 'referral', 'saisine', 'support_session'];

/** A person, their referrals, requests and sessions, all that points at one of these, and the messages about them. */
const aboutAPerson = (entity: EntityMetadata): boolean =>
  ROOTS.includes(entity.tableName) ||
  entity.tableName === 'message' ||
  entity.foreignKeys.some(({ referencedEntityMetadata }) => ROOTS.includes(referencedEntityMetadata.tableName));

const told = new Map(summaryParts.map((part) => [part.entity, part]));

describe('the summary for the person', () => {
  it('knows every table about a person', () => {
    const tables = entities.filter(aboutAPerson).map(({ name }) => name);
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.filter((name) => !told.has(name) && !(name in untoldTables))).toEqual([]);
  });

  it('tells every column of the export, or says why not', () => {
    const silent = summaryParts.flatMap(({ entity, told: columns, untold }) =>
      Object.entries(classificationOf(entity) ?? {})
        .filter(([column, { export: exported }]) => exported === 'yes' && !(column in columns) && !(column in untold))
        .map(([column]) => `${entity}.${column}`),
    );
    expect(silent).toEqual([]);
  });

  it('tells nothing that is not the person’s to receive, and no column that is gone', () => {
    const wrong = summaryParts.flatMap(({ entity, told: columns, untold }) =>
      [...Object.keys(columns), ...Object.keys(untold)]
        .filter((column) => classificationOf(entity)?.[column]?.export !== 'yes')
        .map((column) => `${entity}.${column}`),
    );
    expect(wrong).toEqual([]);
  });

  it('says each thing once', () => {
    const twice = summaryParts.flatMap(({ entity, told: columns, untold }) =>
      Object.keys(columns)
        .filter((column) => column in untold)
        .map((column) => `${entity}.${column}`),
    );
    expect(twice).toEqual([]);
    expect(told.size).toBe(summaryParts.length);
  });
});
