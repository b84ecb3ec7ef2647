import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atMost, type Bench } from './bench.js';
import { writeDirectory } from './data/directory-file.js';
import { type BenchDatabase, benchDatabase, temporaryFolder } from './harness/database.js';
import { ROOT } from './harness/build.js';
import { type ImportRun, importOnce } from './harness/import-once.js';
import type { Leftovers } from './harness/leftovers.js';
import { note, table } from './report.js';

/** The national list of France services, twenty months apart, when it is beside the project. */
const FOLDER = join(ROOT, '..', 'shared', 'data', 'lieux');
const REAL = ['france-services-2022-12-01.csv', 'france-services-2024-08-01.csv'].map((name) => join(FOLDER, name));
const ROUNDS = 3;
/** What the two real files are to each other; the generated ones are made so. */
const EXPECTED = { first: 2683, kept: 2481, gone: 202, created: 364 };

interface Refresh {
  readonly first: ImportRun;
  readonly second: ImportRun;
  readonly counts: Record<'created' | 'changed' | 'unchanged' | 'gone', number>;
  readonly fields: number;
}

export const importRefreshBench: Bench = {
  name: 'import-refresh',
  summary: 'npm run structures:import of one list of places, then of its next edition, every change kept',
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    const [before = '', after = ''] = REAL.every((file) => existsSync(file))
      ? REAL
      : await generated(database, leftovers);
    const runs: Refresh[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await database.client.query('TRUNCATE place, directory_import CASCADE');
      const first = await importOnce(before, database.url, leftovers, ['--source', 'banc']);
      const second = await importOnce(after, database.url, leftovers, ['--source', 'banc']);
      runs.push({ first, second, ...(await outcome(database)) });
    }
    table(
      ['', 'first s', 'peak MB', 'refresh s', 'peak MB', 'new', 'changed', 'same', 'gone', 'fields'],
      runs.map(({ first, second, counts, fields }, index) => {
        const { created, changed, unchanged, gone } = counts;
        const line = [first.seconds, first.peak, second.seconds, second.peak];
        return [`round ${index + 1}`, ...line, created, changed, unchanged, gone, fields];
      }),
    );
    const wrong = runs.filter(
      ({ counts }) =>
        counts.created !== EXPECTED.created ||
        counts.gone !== EXPECTED.gone ||
        counts.changed + counts.unchanged !== EXPECTED.kept,
    );
    const peaks = runs.flatMap(({ first, second }) => [first.peak, second.peak]);
    return [
      atMost('first edition, best round', Math.min(...runs.map(({ first }) => first.seconds)), 3, 's'),
      atMost('next edition, best round', Math.min(...runs.map(({ second }) => second.seconds)), 3, 's'),
      atMost('peak memory, worst round', Math.max(...peaks), 300, 'MB'),
      atMost('rounds that did not find 2,481 kept, 202 gone, 364 new', wrong.length, 0, ''),
    ];
  },
};

async function outcome({ client }: BenchDatabase): Promise<Pick<Refresh, 'counts' | 'fields'>> {
  const { rows } = await client.query<Refresh['counts'] & { fields: number }>(
    `SELECT (report ->> 'created')::int AS created, (report ->> 'changed')::int AS changed,
       (report ->> 'unchanged')::int AS unchanged, (report ->> 'gone')::int AS gone,
       (SELECT count(*) FROM directory_change WHERE import_id = directory_import.id AND kind = 'field') AS fields
     FROM directory_import ORDER BY started_at DESC LIMIT 1`,
  );
  const [last] = rows;
  if (!last) throw new Error('The import has left no report.');
  const { fields, ...counts } = last;
  return { counts, fields };
}

/** Two editions of a made-up list: the second has lost the first 202 places, has 364 more, and new hours in a third. */
async function generated({ client }: BenchDatabase, leftovers: Leftovers): Promise<string[]> {
  note(`${FOLDER} is absent: generating two editions of ${EXPECTED.first} places`);
  const folder = await temporaryFolder(leftovers);
  const [all, before, after] = ['all.csv', 'before.csv', 'after.csv'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeDirectory(client, all, EXPECTED.first + EXPECTED.created);
  const [header = '', ...lines] = (await readFile(all, 'utf8')).trimEnd().split('\n');
  await writeFile(before, [header, ...lines.slice(0, EXPECTED.first)].join('\n'));
  const changed = lines
    .slice(EXPECTED.gone)
    .map((line, index) => (index % 3 === 0 ? line.replace('Mo-Fr 09:00-12:00', 'Tu-Fr 09:30-12:00') : line));
  await writeFile(after, [header, ...changed].join('\n'));
  return [before, after];
}
