import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { atMost, type Bench } from './bench.js';
import { writeDirectory } from './data/directory-file.js';
import { type BenchDatabase, benchDatabase, temporaryFolder } from './harness/database.js';
import { ROOT } from './harness/build.js';
import { type ImportRun, importOnce } from './harness/import-once.js';
import type { Leftovers } from './harness/leftovers.js';
import { note, table } from './report.js';

/** Real rows, when they are beside the project. */
const REAL_FILE = join(ROOT, '..', 'shared', 'data', 'lieux', 'lieux-mediation-numerique.v1.csv');
const GENERATED_ROWS = 20_000;
const ROUNDS = 3;

export const importBench: Bench = {
  name: 'import',
  summary: 'npm run structures:import of a national directory, then of the same file again',
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    const file = existsSync(REAL_FILE) ? REAL_FILE : await generatedFile(database, leftovers);
    const runs: { first: ImportRun; second: ImportRun; changes: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await database.client.query('TRUNCATE place, directory_import CASCADE');
      const first = await importOnce(file, database.url, leftovers);
      await database.client.query('DROP TABLE IF EXISTS before; CREATE TEMP TABLE before AS SELECT * FROM place');
      const second = await importOnce(file, database.url, leftovers);
      runs.push({ first, second, changes: await changesSince(database.client) });
    }
    const { places, refusals } = await outcome(database.client);
    const rows = places + refusals;
    if (places === 0) throw new Error('The import has put no place in the base.');
    table(
      [
        `${rows} rows: ${places} places, ${refusals} refused`,
        'first s',
        'rows/s',
        'peak MB',
        'again s',
        'peak MB',
        'changes',
      ],
      runs.map(({ first, second, changes }, index) => {
        const line = [first.seconds, rows / first.seconds, first.peak, second.seconds, second.peak, changes];
        return [`round ${index + 1}`, ...line];
      }),
    );
    return [
      atMost('first import, best round', Math.min(...runs.map((run) => run.first.seconds)), 10, 's'),
      atMost(
        'peak memory, worst round',
        Math.max(...runs.flatMap((run) => [run.first.peak, run.second.peak])),
        300,
        'MB',
      ),
      atMost('second import, best round', Math.min(...runs.map((run) => run.second.seconds)), 5, 's'),
      atMost('places that the second import changed', Math.max(...runs.map((run) => run.changes)), 0, ''),
    ];
  },
};

/** Places of which any column differs from the copy made before. */
async function changesSince(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ changes: number }>(
    `SELECT (SELECT count(*) FROM (SELECT * FROM place EXCEPT SELECT * FROM before) new)
          + (SELECT count(*) FROM (SELECT id FROM before EXCEPT SELECT id FROM place) gone) AS changes`,
  );
  return rows[0]?.changes ?? NaN;
}

async function outcome(client: pg.Client): Promise<{ places: number; refusals: number }> {
  const { rows } = await client.query<{ places: number; refusals: number }>(
    `SELECT (SELECT count(*) FROM place) AS places,
            (SELECT count(*) FROM directory_refusal WHERE import_id =
               (SELECT id FROM directory_import ORDER BY started_at DESC LIMIT 1)) AS refusals`,
  );
  return rows[0] ?? { places: 0, refusals: 0 };
}

async function generatedFile({ client }: BenchDatabase, leftovers: Leftovers): Promise<string> {
  const file = join(await temporaryFolder(leftovers), 'directory.csv');
  note(`${REAL_FILE} is absent: generating ${GENERATED_ROWS} rows`);
  await writeDirectory(client, file, GENERATED_ROWS);
  return file;
}
