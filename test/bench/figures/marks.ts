import type pg from 'pg';

/** The triggers that note what the roll-ups must add up again: all of a table’s whose name says marks. */
async function triggers(client: pg.Client): Promise<{ table: string; name: string }[]> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT tgrelid::regclass::text AS table, tgname AS name FROM pg_trigger
      WHERE NOT tgisinternal AND tgname LIKE '%\\_marks%' ORDER BY 1, 2`,
  );
  if (rows.length === 0) throw new Error('There are no triggers that mark: nothing to compare.');
  return rows;
}

/** Lets them work, or rest as if there were no roll-ups. */
export async function setMarks(client: pg.Client, how: 'ENABLE' | 'DISABLE'): Promise<void> {
  const found = await triggers(client);
  await client.query(found.map(({ table, name }) => `ALTER TABLE ${table} ${how} TRIGGER ${name}`).join(';'));
}

/** Marks all that was written since then: what was not, while they rested, is added up again as the rest is. */
export async function markSince(client: pg.Client, since: Date): Promise<void> {
  await client.query(
    `INSERT INTO figure_mark (structure_id, day, person_id)
     SELECT a.structure_id, a.day, a.beneficiary_id FROM accompaniment a JOIN support_session s ON s.id = a.session_id
      WHERE s.created_at >= $1
     UNION SELECT structure_id, day, NULL FROM support_session WHERE created_at >= $1`,
    [since],
  );
}
