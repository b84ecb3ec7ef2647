import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { type MergeRule, mergeRules } from './merge-rules.js';

type Row = Record<string, unknown>;

/** What a merger did to the rows of one foreign key. */
export interface MovedRows {
  table: string;
  column: string;
  /** The primary key of each row that followed, less the column itself. */
  moved: Row[];
  /** Whole rows. */
  dropped: Row[];
}

/** Makes all that points at one person point at another, by the rules declared, and back. Called inside a transaction. */
@Injectable()
export class RowMover {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws ConflictError in French when something must be settled first */
  async move(mergedId: string, keptId: string): Promise<MovedRows[]> {
    const done: MovedRows[] = [];
    for (const rule of mergeRules()) await this.refuse(rule, mergedId, keptId);
    for (const rule of mergeRules().filter(({ then }) => then !== 'stay')) {
      const dropped = await this.drop(rule, mergedId, keptId);
      const moved = rule.then === 'move' ? await this.follow(rule, mergedId, keptId) : [];
      if (dropped.length + moved.length > 0) done.push({ table: rule.table, column: rule.column, moved, dropped });
    }
    return done;
  }

  /** Rows that are still there and still the kept person's go back; those dropped are there again. */
  async giveBack(rows: readonly MovedRows[], mergedId: string, keptId: string): Promise<void> {
    for (const { table, column, moved, dropped } of [...rows].reverse()) {
      const rule = mergeRules().find((one) => one.table === table && one.column === column);
      if (!rule) continue;
      await this.return(rule, moved, mergedId, keptId);
      await this.restore(rule, dropped);
    }
  }

  /** How much points at each of these people, of what would follow them. */
  async count(ids: readonly string[]): Promise<Map<string, number>> {
    const parts = mergeRules()
      .filter(({ table, then }) => then === 'move' && table !== 'beneficiary' && table !== 'beneficiary_distinct')
      .map(({ table, column }) => `SELECT ${column} AS id FROM ${table} WHERE ${column} = ANY ($1)`);
    const rows = await this.work.query<{ id: string; count: number }>(
      `SELECT id, count(*) AS count FROM (${parts.join(' UNION ALL ')}) AS pointing GROUP BY id`,
      [ids],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** Rows written while the two files were being merged, by who did not know of it yet: they follow. */
  async followLate(): Promise<number> {
    let late = 0;
    for (const { table, column, then, clash } of mergeRules()) {
      if (then !== 'move' || table === 'beneficiary') continue;
      const free = clash
        ? `AND NOT EXISTS (SELECT FROM ${table} ours WHERE ours.${column} = b.merged_into AND (${clash}))`
        : '';
      late += await this.work.execute(
        `UPDATE ${table} theirs SET ${column} = b.merged_into FROM beneficiary b
          WHERE b.id = theirs.${column} AND b.merged_into IS NOT NULL ${free}`,
      );
    }
    return late;
  }

  private async refuse({ table, column, refused }: MergeRule, mergedId: string, keptId: string): Promise<void> {
    if (!refused) return;
    const found = await this.work.query(
      `SELECT FROM ${table} theirs JOIN ${table} ours ON ours.${column} = $2 WHERE theirs.${column} = $1
          AND (${refused.when}) LIMIT 1`,
      [mergedId, keptId],
    );
    if (found.length > 0) throw new ConflictError(refused.words);
  }

  private async drop(rule: MergeRule, mergedId: string, keptId: string): Promise<Row[]> {
    const { table, column, then, clash, pointless, afterDrop } = rule;
    if (then === 'move' && !clash && !pointless) return [];
    const ways = [
      ...(clash ? [`EXISTS (SELECT FROM ${table} ours WHERE ours.${column} = $2 AND (${clash}))`] : []),
      ...(pointless ? [`(${pointless.replaceAll('$1', '$2')})`] : []),
    ];
    const condition = then === 'drop' ? '$2::uuid IS NOT NULL' : `$2::uuid IS NOT NULL AND (${ways.join(' OR ')})`;
    const rows = await this.work.query<{ row: Row }>(
      `DELETE FROM ${table} theirs WHERE theirs.${column} = $1 AND ${condition} RETURNING to_jsonb(theirs) AS row`,
      [mergedId, keptId],
    );
    const dropped = rows.map(({ row }) => row);
    if (afterDrop && dropped.length > 0) await this.work.execute(afterDrop, [JSON.stringify(dropped)]);
    return dropped;
  }

  private async follow({ table, column }: MergeRule, mergedId: string, keptId: string): Promise<Row[]> {
    const key = (await this.keyOf(table)).filter((name) => name !== column);
    const built = key.map((name) => `'${name}', ${name}`).join(', ');
    const rows = await this.work.query<{ key: Row }>(
      `UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1 RETURNING jsonb_build_object(${built}) AS key`,
      [mergedId, keptId],
    );
    return rows.map((row) => row.key);
  }

  private async return({ table, column }: MergeRule, moved: readonly Row[], mergedId: string, keptId: string) {
    if (moved.length === 0) return;
    const key = (await this.keyOf(table)).filter((name) => name !== column);
    await this.work.execute(
      `UPDATE ${table} AS now SET ${column} = $1 FROM jsonb_populate_recordset(NULL::${table}, $3::jsonb) AS moved
        WHERE now.${column} = $2 AND ${key.map((name) => `now.${name} = moved.${name}`).join(' AND ')}`,
      [mergedId, keptId, JSON.stringify(moved)],
    );
  }

  /** One by one, each behind a savepoint: what a dropped row belonged to may have been deleted since. */
  private async restore({ table, afterRestore }: MergeRule, dropped: readonly Row[]): Promise<void> {
    for (const row of dropped) {
      await this.work.query('SAVEPOINT dropped_row');
      try {
        const back = await this.work.execute(
          `INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1::jsonb) ON CONFLICT DO NOTHING`,
          [JSON.stringify(row)],
        );
        if (afterRestore && back > 0) await this.work.execute(afterRestore, [JSON.stringify([row])]);
      } catch (error) {
        if (!isMissingParent(error)) throw error;
        await this.work.query('ROLLBACK TO SAVEPOINT dropped_row');
      }
    }
  }

  private async keyOf(table: string): Promise<string[]> {
    const rows = await this.work.query<{ name: string }>(
      `SELECT a.attname AS name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = $1::regclass AND i.indisprimary`,
      [table],
    );
    return rows.map(({ name }) => name);
  }
}

const FOREIGN_KEY_VIOLATION = '23503';

const isMissingParent = (error: unknown): boolean =>
  (error as { driverError?: { code?: string } }).driverError?.code === FOREIGN_KEY_VIOLATION;
