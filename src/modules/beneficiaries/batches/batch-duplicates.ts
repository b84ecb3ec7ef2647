import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { CANDIDATES_SQL, KNOWN_SQL, MATCHES_SQL, TABLES_SQL } from './batch-duplicates-sql.js';
import type { ImportedPerson } from './imported-person.js';

/** One row of a table, to be looked for among those already known and among the rows above it. */
export interface Asked extends Pick<ImportedPerson, 'firstName' | 'lastName' | 'birthYear' | 'phone' | 'email'> {
  ref: number;
}

export interface BatchMatch {
  ref: number;
  /** A person of the structure; else `otherRef`, a row above. */
  knownId: string | null;
  otherRef: number | null;
  reasons: ('name' | 'phone' | 'email')[];
}

export interface BatchSearch {
  add(people: readonly Asked[]): Promise<void>;
  /** The likeliest for each, those without any left out. Called once, at the end. */
  matches(): Promise<BatchMatch[]>;
  close(): Promise<void>;
}

/**
 * Finds who of a whole table is likely known already: everything is compared at once, by keys (name in either order,
 * last name and year, phone, e-mail), never each row with each person, and no query is sent for a row.
 */
@Injectable()
export class BatchDuplicates {
  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {}

  /** A search that lives in a transaction of its own and leaves nothing behind. To be closed in every case. */
  async open(structureId: string): Promise<BatchSearch> {
    const client = await this.pool.connect();
    await client.query('BEGIN');
    await client.query(`SELECT set_config('work_mem', '64MB', true)`);
    await client.query(TABLES_SQL);
    return {
      add: async (people) => {
        await client.query(
          `INSERT INTO asked SELECT ref, ${keysOf('"lastName"', '"firstName"')}, "birthYear", phone, email
             FROM jsonb_to_recordset($1::jsonb) AS given
               (ref int, "firstName" text, "lastName" text, "birthYear" int, phone text, email text)`,
          [JSON.stringify(people)],
        );
      },
      matches: async () => {
        await client.query(
          `INSERT INTO known SELECT id, ${keysOf('last_name', 'first_name')}, birth_year, phone, email ${KNOWN_SQL}`,
          [structureId],
        );
        await client.query('ANALYZE asked');
        await client.query('ANALYZE known');
        await client.query(CANDIDATES_SQL);
        return (await client.query<BatchMatch>(MATCHES_SQL)).rows;
      },
      close: async () => {
        await client.query('ROLLBACK').catch(() => undefined);
        client.release();
      },
    };
  }
}

/** The two names without accents or case, then the words of both in alphabetical order. */
const keysOf = (last: string, first: string): string => `
  search_normalise(${last}), search_normalise(${first}),
  (SELECT string_agg(word, ' ' ORDER BY word COLLATE "C")
     FROM regexp_split_to_table(search_normalise(${last} || ' ' || ${first}), '[^[:alnum:]]+') AS word)`;
