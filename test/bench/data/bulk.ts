import type pg from 'pg';

/**
 * Fills tables fast, then leaves them as they would be after years of use: every index there, statistics fresh.
 * Triggers and foreign keys rest meanwhile where the role may say so: makers write what triggers would.
 */
export async function inBulk(client: pg.Client, tables: readonly string[], fill: () => Promise<void>): Promise<void> {
  await client.query(`SET session_replication_role = replica`).catch(() => undefined);
  await client.query(`SET maintenance_work_mem = '256MB'`);
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = ANY ($1::regclass[]) AND NOT i.indisunique AND NOT i.indisexclusion`,
    [tables],
  );
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await fill();
  for (const { definition } of indexes) await client.query(definition);
  for (const table of tables) await client.query(`VACUUM (ANALYZE) ${table}`);
  await client.query(`SET session_replication_role = DEFAULT`).catch(() => undefined);
  await client.query('CHECKPOINT').catch(() => undefined);
}

const kinds = {
  structure: '0001',
  user: '0002',
  membership: '0003',
  team: '0004',
  place: '0005',
  beneficiary: '0006',
  assessment: '0007',
  referral: '0008',
  session: '0009',
  formKey: '000a',
  reason: '000b',
  availability: '000c',
  appointment: '000d',
  teamMember: '000e',
  workshop: '000f',
  registration: '0010',
  registrationKey: '0011',
  tag: '0012',
  appointmentKey: '0013',
  sheet: '0014',
} as const;

type Kind = keyof typeof kinds;

const prefix = (kind: Kind): string => `01990000-${kinds[kind]}-7000-8000-`;

/** The identifier of the nth thing of its kind, ordered as those of the program are. */
export const idOf = (kind: Kind, n: number): string => prefix(kind) + n.toString(16).padStart(12, '0');

/** The same in SQL, `n` being an expression. */
export const idSql = (kind: Kind, n: string): string => `('${prefix(kind)}' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** In SQL: a whole number from 0 to `below` − 1 drawn from `n`, the same at each run; each `draw` is another one. */
export const drawSql = (draw: number, below: number | string, n = 'n'): string =>
  `abs(hashint8extended(${n}, ${draw}) % (${below}))::int`;

/**
 * In SQL: `n` from 1 to `count`, each with the row of `table` drawn for it. The table numbers its rows from 0 (`number`).
 */
export const drawnFromSql = (table: string, draw: number, count: string): string =>
  `(SELECT n, ${table}.*
      FROM (SELECT n, (abs(hashint8extended(n, ${draw})::numeric) % (SELECT count(*) FROM ${table}))::bigint AS number
              FROM generate_series(1, ${count}) n) drawn
      JOIN ${table} USING (number)) ${table}`;

/** In SQL: one of the values, drawn; repeat a value to draw it more often. */
export const oneOfSql = (draw: number, values: readonly (string | null)[], n = 'n'): string =>
  `(ARRAY[${values.map((value) => (value === null ? 'NULL' : `'${value}'`)).join(',')}]::text[])[1 + ${drawSql(draw, values.length, n)}]`;
