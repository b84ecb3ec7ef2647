import { createWriteStream } from 'node:fs';
import { request as open, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { atMost, type Bench } from './bench.js';
import { type Country, makeCountry, SESSIONS } from './exports/country.js';
import { calmPages, type Ordered, ordered } from './exports/ordered.js';
import { temporaryFolder } from './harness/database.js';
import { MEGABYTE } from './harness/memory.js';
import { note, table } from './report.js';

const ROUNDS = 2;

interface Round {
  readonly made: Ordered;
  readonly bytes: number;
}

export const exportXlsxBench: Bench = {
  name: 'export-xlsx',
  summary: `a coordinator’s .xlsx of ${SESSIONS} sessions, made in the background while a colleague reads pages`,
  async run(leftovers) {
    const country = await makeCountry(leftovers);
    const folder = await temporaryFolder(leftovers);
    const calm = await calmPages(country);
    const rounds: Round[] = [];
    for (let number = 1; number <= ROUNDS; number += 1) {
      note(`round ${number}`);
      rounds.push(await round(country, join(folder, `${number}.xlsx`)));
    }
    table(
      [`${SESSIONS} sessions as .xlsx`, 's', 'MB', 'growth, MB', 'page p50, ms', 'p95', 'worst'],
      rounds.map(({ made, bytes }, index) => [
        ...[`round ${index + 1}`, made.seconds, bytes / MEGABYTE, made.growth],
        ...[made.pages.p50, made.pages.p95, made.pages.worst],
      ]),
    );
    const of = (value: (one: Round) => number): number[] => rounds.map(value);
    return [
      atMost('export as .xlsx', Math.min(...of(({ made }) => made.seconds)), 60, 's'),
      atMost('growth of memory, worst round', Math.max(...of(({ made }) => made.growth)), 64, 'MB'),
      atMost(
        'a colleague’s page meanwhile, p95',
        Math.min(...of(({ made }) => made.pages.p95)),
        Math.max(100, 4 * calm.p95),
        'ms',
      ),
    ];
  },
};

async function round(country: Country, path: string): Promise<Round> {
  const made = await ordered(country, 'xlsx');
  const request = open(made.address, { headers: country.coordinator.headers(), agent: false }).end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const file = createWriteStream(path);
  await pipeline(response, file);
  const rows = await rowsIn(path);
  // Its headings besides.
  if (rows !== SESSIONS + 1) throw new Error(`${rows} rows in the first sheet.`);
  return { made, bytes: file.bytesWritten };
}

/** Rows of the first sheet, counted by another reader than ours. */
async function rowsIn(path: string): Promise<number> {
  const zip = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(path, { lazyEntries: true });
  const entries = zip as unknown as NodeJS.EventEmitter;
  zip.readEntry();
  const [entry] = (await once(entries, 'entry')) as [yauzl.Entry];
  const stream = await promisify(zip.openReadStream.bind(zip) as (e: yauzl.Entry, done: Done) => void)(entry);
  let rows = 0;
  let rest = '';
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const parts = (rest + chunk.toString('latin1')).split('<row ');
    rows += parts.length - 1;
    rest = (parts.at(-1) ?? '').slice(-4);
  }
  zip.close();
  return rows;
}

type Done = (error: Error | null, stream: NodeJS.ReadableStream) => void;
