import { atLeast, atMost, type Bench } from './bench.js';
import { download, type Passed } from './client/download.js';
import { ENCODINGS } from './client/exchange.js';
import { type Country, copied, makeCountry, PERIOD, SESSIONS } from './exports/country.js';
import { calmPages, type Ordered, ordered } from './exports/ordered.js';
import { MEGABYTE, memoryOf, watchMemory } from './harness/memory.js';
import { note, table } from './report.js';

const ROUNDS = 2;

interface Round {
  /** The same columns by COPY alone. */
  readonly copy: Passed;
  /** As a link streams it, plain and as browsers ask for it. */
  readonly plain: Passed;
  readonly packed: Passed;
  /** Made in the background, then fetched. */
  readonly made: Ordered;
  readonly fetched: Passed;
  readonly growth: number;
}

export const exportCsvBench: Bench = {
  name: 'export-csv',
  summary: `a coordinator’s .csv of ${SESSIONS} sessions, streamed and in the background, beside COPY of the same columns`,
  async run(leftovers) {
    const country = await makeCountry(leftovers);
    const calm = await calmPages(country);
    const rounds: Round[] = [];
    for (let number = 1; number <= ROUNDS; number += 1) rounds.push(await round(country, number));
    return report(rounds, calm);
  },
};

async function round(country: Country, number: number): Promise<Round> {
  const { program, coordinator } = country;
  note(`round ${number}: COPY, the stream, the stream as browsers ask for it, the background`);
  const address = `${program.origin}/exports/seances.csv?du=${PERIOD.from}&au=${PERIOD.to}`;
  const copy = await copied(country.url);
  const before = (await memoryOf(program.pid)) ?? 0;
  const watch = watchMemory(program.pid);
  const headers = coordinator.headers();
  const plain = await download(address, { ...headers, 'Accept-Encoding': 'identity' });
  const packed = await download(address, { ...headers, 'Accept-Encoding': ENCODINGS });
  const growth = ((await watch.stop()) - before) / MEGABYTE;
  const made = await ordered(country, 'csv');
  const fetched = await download(made.address, headers);
  const lines = [copy, plain, packed, fetched].map((one) => one.lines);
  if (lines.some((count) => count !== SESSIONS + 1)) throw new Error(`Lines: ${lines.join(', ')}.`);
  return { copy, plain, packed, made, fetched, growth };
}

function report(rounds: readonly Round[], calm: { p95: number }) {
  const best = (of: (one: Round) => number): number => Math.min(...rounds.map(of));
  const worst = (of: (one: Round) => number): number => Math.max(...rounds.map(of));
  const copy = best((one) => one.copy.seconds);
  const row = (name: string, seconds: number, bytes: number) => [
    ...[name, seconds, SESSIONS / seconds, bytes / MEGABYTE, copy / seconds],
  ];
  const [first] = rounds;
  table(
    [`${SESSIONS} sessions (best of ${ROUNDS})`, 's', 'rows/s', 'MB received', 'of COPY’s speed'],
    [
      row('COPY of the same columns, as codes', copy, first?.copy.bytes ?? NaN),
      row(
        'streamed, plain',
        best((one) => one.plain.seconds),
        first?.plain.bytes ?? NaN,
      ),
      row(
        'streamed, compressed',
        best((one) => one.packed.seconds),
        first?.packed.bytes ?? NaN,
      ),
      row(
        'in the background, wait included',
        best((one) => one.made.seconds),
        first?.fetched.bytes ?? NaN,
      ),
      row(
        'its file fetched',
        best((one) => one.fetched.seconds),
        first?.fetched.bytes ?? NaN,
      ),
    ],
  );
  table(
    ['a colleague’s pages meanwhile, ms', 'p50', 'p95', 'worst'],
    rounds.map(({ made: { pages } }, index) => [`round ${index + 1}`, pages.p50, pages.p95, pages.worst]),
  );
  return [
    atLeast('speed of the stream, plain', copy / best((one) => one.plain.seconds), 0.5, 'of COPY'),
    atLeast('speed of the stream, compressed', copy / best((one) => one.packed.seconds), 0.5, 'of COPY'),
    atLeast('speed in the background, wait included', copy / best((one) => one.made.seconds), 0.5, 'of COPY'),
    atMost(
      'growth of memory, stream, worst round',
      worst((one) => one.growth),
      64,
      'MB',
    ),
    atMost(
      'growth of memory, background, worst round',
      worst((one) => one.made.growth),
      64,
      'MB',
    ),
    atMost(
      'a colleague’s page meanwhile, p95',
      best((one) => one.made.pages.p95),
      Math.max(100, 4 * calm.p95),
      'ms',
    ),
  ];
}
