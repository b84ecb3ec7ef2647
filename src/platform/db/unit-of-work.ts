import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  QueryFailedError,
  type Repository,
} from 'typeorm';
import { poolOf, statementName } from './connections.js';

/**
 * One command, one transaction. Services call `run`; whatever they call meanwhile finds the same transaction through
 * `manager`, `repository` or `query`, with nothing to pass along.
 *
 * - `run` inside `run` joins the outer transaction: everything is kept, or nothing.
 * - When the outermost work throws, everything is rolled back and the error goes on.
 * - An inner failure that the caller catches undoes nothing by itself: to give up, let it go through.
 * - Await each statement before the next: a transaction has one connection.
 * - No network and no waiting for people inside; mail and jobs are rows of the same transaction.
 */
@Injectable()
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<EntityManager>();

  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in a transaction, opened here or joined, and gives its result once committed. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    return this.dataSource.transaction((manager) => this.current.run(manager, work));
  }

  /** The transaction’s manager inside `run`; elsewhere the data source’s, where each statement stands alone. */
  get manager(): EntityManager {
    return this.current.getStore() ?? this.dataSource.manager;
  }

  /** True inside `run`. */
  get active(): boolean {
    return this.current.getStore() !== undefined;
  }

  /** Ask for it at each use: one kept from before `run` stays outside the transaction. */
  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }

  /** Rows of one SQL statement ($1, $2…), those of RETURNING for a write. Columns keep their SQL names. */
  async query<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return (await this.send(sql, parameters)).records as T[];
  }

  /**
   * As `query`, for a statement whose best plan does not depend on its values: a search by key, an insert. Each
   * connection parses and plans it once, which is most of what so small a statement costs.
   * Not for a text that is searched, a period or an optional filter: the one plan would be bad for some of their values.
   * @param sql a constant: every connection keeps each different text that it meets
   */
  async prepared<T extends pg.QueryResultRow>(sql: string, parameters: readonly unknown[]): Promise<T[]> {
    const own = this.current.getStore()?.queryRunner;
    const connection = own ? ((await own.connect()) as pg.PoolClient) : poolOf(this.dataSource);
    const values = [...parameters];
    try {
      return (await connection.query<T>({ name: statementName(sql), text: sql, values })).rows;
    } catch (error) {
      // As the other statements fail.
      throw new QueryFailedError(sql, values, error as Error);
    }
  }

  /** How many rows one SQL statement touched. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.send(sql, parameters)).affected ?? 0;
  }

  private async send(sql: string, parameters: readonly unknown[]) {
    const own = this.current.getStore()?.queryRunner;
    const runner = own ?? this.dataSource.createQueryRunner();
    try {
      return await runner.query(sql, [...parameters], true);
    } finally {
      if (runner !== own) await runner.release();
    }
  }
}
