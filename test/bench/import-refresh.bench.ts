import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { atMost, type Bench } from './bench.js';
import { writeDirectory } from './data/directory-file.js';
import { type BenchDatabase, benchDatabase, temporaryFolder } from './harness/database.js';
import { ROOT } from './harness/build.js';
import type { Leftovers } from './harness/leftovers.js';
import { MEGABYTE } from './harness/memory.js';
import { note, table } from './report.js';

/** The national list of France services, twenty months apart, when it is beside the project. */
const FOLDER = join(ROOT, '..', 'shared', 'data', 'lieux');
const REAL = ['france-services-2022-12-01.csv', 'france-services-2024-08-01.csv'].map((name) => join(FOLDER, name));
const ROUNDS = 8;
/** Rounds after which the process has taken the memory that it needs. */
const WARM = 3;
/**
 * What the two real files are to each other, by their ids; the generated ones are made so. Of the 2,683 first, 26 say
 * neither where they are nor in which commune, and are refused: 20 of them are then new, and 6 are not gone.
 */
const EXPECTED = { first: 2683, kept: 2481, gone: 202, created: 364 };
const REFUSED = { kept: 20, gone: 6 };

export interface RefreshRound {
  /** Seconds. */
  readonly first: number;
  readonly second: number;
  readonly refusedBefore: number;
  readonly created: number;
  readonly kept: number;
  readonly gone: number;
  /** Fields changed in places kept. */
  readonly fields: number;
  /** Seconds of processor that the two imports took in the process itself. */
  readonly cpu: number;
  /** Memory of the process after the round, in bytes. */
  readonly rss: number;
}

export const importRefreshBench: Bench = {
  name: 'import-refresh',
  summary: 'one list of places, then its next edition, every change kept, as the background job imports them',
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    const real = REAL.every((file) => existsSync(file));
    const rounds = await importInTurn(database, real ? REAL : await generated(database, leftovers));
    table(
      ['', 'first s', 'refresh s', 'own cpu s', 'kept', 'gone', 'new', 'fields', 'MB'],
      rounds.map(({ first, second, cpu, kept, gone, created, fields, rss }, index) => {
        return [`round ${index + 1}`, first, second, cpu, kept, gone, created, fields, rss / MEGABYTE];
      }),
    );
    const memory = rounds.slice(WARM).map(({ rss }) => rss / MEGABYTE);
    return [
      atMost('first edition, best round', Math.min(...rounds.map(({ first }) => first)), 3, 's'),
      atMost('next edition, best round', Math.min(...rounds.map(({ second }) => second)), 3, 's'),
      atMost('memory, worst round', Math.max(...memory), 300, 'MB'),
      atMost('memory gained once warm', Math.max(...memory) - (memory[0] ?? 0), 30, 'MB'),
      atMost(
        'rounds that counted otherwise than the ids say',
        rounds.filter((one) => !asExpected(one, real)).length,
        0,
        '',
      ),
    ];
  },
};

function asExpected({ created, kept, gone }: RefreshRound, real: boolean): boolean {
  const refused = real ? REFUSED : { kept: 0, gone: 0 };
  return (
    kept === EXPECTED.kept - refused.kept &&
    gone === EXPECTED.gone - refused.gone &&
    created === EXPECTED.created + refused.kept
  );
}

async function importInTurn({ url }: BenchDatabase, files: readonly string[]): Promise<RefreshRound[]> {
  const worker = join(import.meta.dirname, 'harness', 'import-worker.ts');
  const loader = join(ROOT, 'test', 'setup', 'typescript.mjs');
  // As package.json's own « start » runs the program.
  const memory = ['--max-semi-space-size=8', '--max-old-space-size=512'];
  const words = [...memory, '--import', loader, worker, url, ...files, String(ROUNDS)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: ROOT });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RefreshRound);
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
