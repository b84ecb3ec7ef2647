import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** The data source’s own pool of connections. */
export const poolOf = (dataSource: DataSource): pg.Pool => (dataSource.driver as PostgresDriver).master as pg.Pool;

const names = new Map<string, string>();

/** The name under which a connection keeps this statement, the same at each call. */
export function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = `passerelle_${names.size + 1}`;
  names.set(sql, name);
  return name;
}
