import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { connect, dropTestDatabase, testDatabaseUrl, testDataSource } from '../../setup/database.js';
import { createUser } from '../../factories/identity.js';
import { createReport } from '../../factories/reports.js';
import { createCommunes, createStructure } from '../../factories/structures.js';

describe('What was taken', () => {
  let owner: pg.Client;
  let report: { id: string; share: string };

  beforeAll(async () => {
    const db: DataSource = await testDataSource();
    owner = await connect(await testDatabaseUrl());
    await createCommunes(db);
    const structureId = await createStructure(db);
    report = await createReport(db, { structureId, madeBy: (await createUser(db, { structureId })).id });
    await owner.query(`INSERT INTO open_data_edition VALUES (2025, '2026-02-01', 1, 1)`);
    await owner.query(`INSERT INTO open_data_line VALUES (2025, '54', 'total', '', 40)`);
    const tables = 'frozen_report, open_data_edition, open_data_line';
    await owner.query(`GRANT UPDATE, DELETE, TRUNCATE ON ${tables} TO CURRENT_USER`);
  });
  afterAll(() => dropTestDatabase());

  it.each([
    ['UPDATE frozen_report SET content = jsonb_set(content, $$ {figures,totals,sessions} $$, $$ 1 $$)'],
    [`UPDATE frozen_report SET period_to = '2026-11-30'`],
    ['DELETE FROM frozen_report'],
    ['TRUNCATE frozen_report CASCADE'],
    ['UPDATE open_data_edition SET structures = 2'],
    ['DELETE FROM open_data_edition'],
    ['UPDATE open_data_line SET count = 41'],
    ['DELETE FROM open_data_line'],
    ['TRUNCATE open_data_line'],
  ])('refuses %s, even to its owner who takes the privilege back', async (sql) => {
    await expect(owner.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('holds no small number among open data, whoever writes it', async () => {
    await expect(owner.query(`INSERT INTO open_data_line VALUES (2025, '57', 'total', '', 4)`)).rejects.toMatchObject({
      constraint: 'open_data_line_count_check',
    });
  });

  it('is opened by a link for a year at most', async () => {
    const longer = `UPDATE report_share SET expires_at = created_at + interval '367 days' WHERE id = $1`;
    await expect(owner.query(longer, [report.share])).rejects.toMatchObject({
      constraint: 'report_share_lifetime_check',
    });
  });
});
