import pg from 'pg';
import type { DataSourceOptions, MigrationInterface } from 'typeorm';
import { migrations as allMigrations } from '../../../migrations/index.js';
import { SnakeNamingStrategy } from './naming.js';
import { postgresTypes } from './postgres-types.js';

type Class<T = object> = new () => T;

export interface DatabaseSettings {
  /** Most connections held at once. */
  readonly poolSize: number;
  readonly entities?: readonly Class[];
  /** Those of `migrations/index.ts` when absent. */
  readonly migrations?: readonly Class<MigrationInterface>[];
}

/** A new connection costs some 20 ms, and plans slowly until it knows the tables: a desk’s pauses must not close it. */
const IDLE_CONNECTION_MS = 10 * 60_000;

// A Date is sent in UTC whatever the zone of the machine; `timestamptz` columns keep the instant.
pg.defaults.parseInputDatesAsUTC = true;

/**
 * TypeORM’s options for the PostgreSQL at `url`.
 * The schema comes from the migrations alone. `date` is read as 'YYYY-MM-DD', `bigint` as a number while exact,
 * `timestamptz` as a Date. Each connection works in UTC. Nothing is logged: statements carry personal values.
 */
export function dataSourceOptions(
  url: string,
  settings: DatabaseSettings,
): Extract<DataSourceOptions, { type: 'postgres' }> {
  return {
    type: 'postgres',
    url,
    applicationName: 'passerelle',
    poolSize: settings.poolSize,
    connectTimeoutMS: 10_000,
    extra: { types: postgresTypes, options: '-c timezone=UTC', idleTimeoutMillis: IDLE_CONNECTION_MS },
    entities: [...(settings.entities ?? [])],
    migrations: [...(settings.migrations ?? allMigrations)],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    // `pgcrypto` is TypeORM’s word for gen_random_uuid(), built in since PostgreSQL 13: no extension is created.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    logging: false,
  };
}
