import { setTimeout as pause } from 'node:timers/promises';
import { type Aim, atMost, type Bench } from './bench.js';
import { percentile } from './client/load.js';
import type { Visitor } from './client/visitor.js';
import { makeMediators, makeStructures } from './data/accounts.js';
import { idOf } from './data/bulk.js';
import { LARGE, makePopulation, POPULATION, STRUCTURES } from './data/population.js';
import { makeTypings, type Typing } from './data/typing.js';
import { signInAll } from './harness/crowd.js';
import { type BenchDatabase, benchDatabase } from './harness/database.js';
import { startProgram } from './harness/program.js';
import { timeInSql } from './harness/sql-time.js';
import { note, table } from './report.js';

const TYPISTS = 8;
/** Six of the typists work in the three largest structures. */
const WORKPLACES = [1, 2, 3, 1, 2, 3, 10, 40];
const TEXTS = 35;
/** Somebody who types fast; the page itself waits 200 ms before it asks. */
const BETWEEN_KEYS_MS = 150;
/** The page asks from here on. */
const FEWEST = 2;
const AIM_MS = 30;

export const searchBench: Bench = {
  name: 'search',
  summary: `search as you type, ${TYPISTS} people at once, among ${POPULATION} people of a département`,
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    note(`making ${POPULATION} people in ${STRUCTURES} structures, the largest with ${LARGE[0]}`);
    await makeStructures(database.client, STRUCTURES);
    const emails = await makeMediators(database.client, TYPISTS);
    for (const [index, structure] of WORKPLACES.entries()) {
      await database.client.query('UPDATE membership SET structure_id = $2 WHERE user_id = $1', [
        idOf('user', index + 1),
        idOf('structure', structure),
      ]);
    }
    await makePopulation(database.client, POPULATION);
    const typings: Typing[][] = [];
    for (const structure of WORKPLACES) {
      typings.push(await makeTypings(database.client, idOf('structure', structure), TEXTS));
    }
    const program = await startProgram({ DATABASE_URL: database.url }, leftovers);
    const { visitors } = await signInAll(program.origin, emails, leftovers);
    await Promise.all(visitors.map((visitor) => visitor.open('/beneficiaires')));
    note('a first round, so that every connection knows its statements');
    await type(
      visitors,
      typings.map((texts) => texts.slice(0, 7)),
      20,
    );
    return measure(database, visitors, typings);
  },
};

interface Keystroke {
  kind: string;
  letters: number;
  ms: number;
}

async function measure(
  { client }: BenchDatabase,
  visitors: readonly Visitor[],
  typings: readonly (readonly Typing[])[],
): Promise<Aim[]> {
  note(`${TYPISTS} people type`);
  const stir = () => Promise.all(visitors.map((visitor) => visitor.get('/readyz')));
  const before = await timeInSql(client, stir);
  const keystrokes = await type(visitors, typings, BETWEEN_KEYS_MS);
  const sql = ((await timeInSql(client, stir)) - before) / keystrokes.length;
  const row = (name: string, some: readonly Keystroke[]) => {
    const times = some.map(({ ms }) => ms);
    return [name, times.length, percentile(times, 50), percentile(times, 95), percentile(times, 100)];
  };
  const kinds = [...new Set(keystrokes.map(({ kind }) => kind))];
  const lengths = [2, 3, 4, 5, 6];
  table(
    ['what is typed', 'keystrokes', 'p50 ms', 'p95 ms', 'longest ms'],
    [
      ...kinds.map((kind) =>
        row(
          kind,
          keystrokes.filter((one) => one.kind === kind),
        ),
      ),
      ...lengths.map((count) =>
        row(
          `${count} letters so far`,
          keystrokes.filter(({ letters }) => letters === count),
        ),
      ),
      row(
        '7 letters and more',
        keystrokes.filter(({ letters }) => letters > 6),
      ),
    ],
  );
  note(`${sql.toFixed(1)} ms of SQL a keystroke`);
  const all = keystrokes.map(({ ms }) => ms);
  return [atMost('p95 of a keystroke, over HTTP', percentile(all, 95), AIM_MS, 'ms')];
}

/** Each types texts letter by letter; the next letter waits for no answer of the one before longer than that takes. */
async function type(
  visitors: readonly Visitor[],
  typings: readonly (readonly Typing[])[],
  between: number,
): Promise<Keystroke[]> {
  const keystrokes: Keystroke[] = [];
  await Promise.all(
    visitors.map(async (visitor, index) => {
      for (const { kind, text } of typings[index] ?? []) {
        for (let letters = FEWEST; letters <= text.length; letters += 1) {
          const answer = await visitor.post('/beneficiaires/recherche', { q: text.slice(0, letters) }, FRAGMENT);
          if (answer.status !== 200) throw new Error(`The search answered ${answer.status}.`);
          keystrokes.push({ kind, letters, ms: answer.ms });
          await pause(Math.max(0, between - answer.ms));
        }
      }
    }),
  );
  return keystrokes;
}

const FRAGMENT = { 'X-Fragment': 'true' };
