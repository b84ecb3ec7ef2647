import { Injectable } from '@nestjs/common';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { classificationOf } from '../../../platform/personal-data/classification.js';
import { Clock } from '../../../platform/time/clock.js';
import { Beneficiary } from '../beneficiary.entity.js';

type Row = Record<string, unknown>;

/** Dates of the file itself, which say nothing of anybody once it is empty. */
const LEFT: ReadonlySet<string> = new Set(['createdAt', 'lastContactOn']);

/** What moves at each writing: not given back. */
const OF_THE_WRITING: ReadonlySet<string> = new Set(['version', 'updated_at', 'search_text']);

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A person's whole row, column by column, as the classification of personal data knows them. */
@Injectable()
export class FileRows {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async read(id: string): Promise<Row> {
    const [found] = await this.work.query<{ row: Row }>('SELECT to_jsonb(b) AS row FROM beneficiary b WHERE id = $1', [
      id,
    ]);
    if (!found) throw new Error('No such person');
    return found.row;
  }

  /** Nothing of the person stays in the row, which leads to the kept file from now on. */
  async empty(id: string, keptId: string): Promise<void> {
    const emptied = this.columns()
      .filter(({ propertyName: name }) => {
        const { personal, export: given } = classificationOf('Beneficiary')?.[name] ?? {};
        return personal && given === 'yes' && name !== 'searchText' && !LEFT.has(name);
      })
      .map((column) => `${column.databaseName} = ${neutral(column)}`);
    await this.work.execute(
      `UPDATE beneficiary SET ${emptied.join(', ')}, merged_into = $2, updated_at = $3, version = version + 1
        WHERE id = $1`,
      [id, keptId, this.clock.now()],
    );
  }

  /** The columns that differ from `before`: as they were, and as they are now. */
  async changesSince(before: Row, id: string): Promise<{ before: Row; after: Row }> {
    const now = await this.read(id);
    const columns = Object.keys(now).filter((name) => !OF_THE_WRITING.has(name) && !same(now[name], before[name]));
    const of = (row: Row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? null]));
    return { before: of(before), after: of(now) };
  }

  /** The row as it was when it was read. */
  async restore(row: Row): Promise<void> {
    const columns = this.columns()
      .map(({ databaseName }) => databaseName)
      .filter((name) => name in row && name !== 'id' && name !== 'search_text');
    await this.write(columns, row, row['id']);
  }

  /**
   * Gives back to the kept file what it had before, but for what somebody changed since.
   * @returns how many columns stay as they were changed since
   */
  async giveBack(id: string, { before, after }: { before: Row; after: Row }): Promise<number> {
    const now = await this.read(id);
    const returned = Object.keys(before).filter((name) => same(now[name], after[name]));
    const moved = {
      ...now,
      ...pick(before, returned),
      updated_at: this.clock.now(),
      version: Number(now['version']) + 1,
    };
    await this.write([...returned, 'updated_at', 'version'], moved, id);
    return Object.keys(before).length - returned.length;
  }

  private async write(columns: readonly string[], row: Row, id: unknown): Promise<void> {
    await this.work.execute(
      `UPDATE beneficiary b SET ${columns.map((name) => `${name} = r.${name}`).join(', ')}
         FROM jsonb_populate_record(NULL::beneficiary, $1::jsonb) AS r WHERE b.id = $2`,
      [JSON.stringify(row), id],
    );
  }

  private columns(): ColumnMetadata[] {
    return this.work.repository(Beneficiary).metadata.columns;
  }
}

const pick = (row: Row, names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, row[name]]));

/** The default of the column; two names cannot be without one. */
const neutral = ({ isNullable, default: by }: ColumnMetadata): string =>
  isNullable || by !== undefined ? 'DEFAULT' : `''`;
