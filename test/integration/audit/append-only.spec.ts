import type pg from 'pg';
import { connect, dropTestDatabase, testDatabaseUrl } from '../../setup/database.js';

let owner: pg.Client;
let id: number;

beforeAll(async () => {
  owner = await connect(await testDatabaseUrl());
  const { rows } = await owner.query<{ id: number }>(
    `INSERT INTO audit_event (at, verb, subject_kind) VALUES ('2026-11-24', 'essai.faire', 'essai') RETURNING id`,
  );
  id = rows[0]?.id ?? 0;
});
afterAll(() => dropTestDatabase());

const remaining = async (): Promise<unknown> =>
  (await owner.query<{ verb: string }>('SELECT verb FROM audit_event WHERE id = $1', [id])).rows;

describe('the journal', () => {
  it('is ours: the role of the program owns the table', async () => {
    const { rows } = await owner.query(
      `SELECT tableowner = current_user AS owns FROM pg_tables WHERE tablename = 'audit_event'`,
    );
    expect(rows).toEqual([{ owns: true }]);
  });

  it.each([
    ['UPDATE', 'UPDATE audit_event SET verb = $1 WHERE id = $2', ['autre.chose']],
    ['DELETE', 'DELETE FROM audit_event WHERE verb <> $1 AND id = $2', ['autre.chose']],
  ])('refuses %s, even to its owner who takes the privilege back', async (_, sql, values) => {
    await owner.query('GRANT UPDATE, DELETE, TRUNCATE ON audit_event TO CURRENT_USER');
    await expect(owner.query(sql, [...values, id])).rejects.toMatchObject({ code: '42501' });
    expect(await remaining()).toEqual([{ verb: 'essai.faire' }]);
  });

  it('refuses TRUNCATE, even by the way of another table', async () => {
    await expect(owner.query('TRUNCATE audit_event')).rejects.toMatchObject({ code: '42501' });
    await expect(owner.query('TRUNCATE audit_event, http_session CASCADE')).rejects.toMatchObject({ code: '42501' });
    expect(await remaining()).toEqual([{ verb: 'essai.faire' }]);
  });

  it('gives its numbers itself', async () => {
    await expect(
      owner.query(`INSERT INTO audit_event (id, at, verb, subject_kind) VALUES (1, now(), 'a.b', 'essai')`),
    ).rejects.toMatchObject({ code: '428C9' });
  });
});
