import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Aim, atMost, type Bench } from './bench.js';
import { load, percentile } from './client/load.js';
import { scenes } from './client/scenes.js';
import { Visitor } from './client/visitor.js';
import { totalBytes, type Transfer, WireMeter } from './client/wire.js';
import { makeMediators, makeStructures, PASSWORD } from './data/accounts.js';
import { makeAssessments, makePeople } from './data/people.js';
import { makePlaces } from './data/places.js';
import { ROOT } from './harness/build.js';
import { signInAll } from './harness/crowd.js';
import { benchDatabase, temporaryFolder } from './harness/database.js';
import type { Leftovers } from './harness/leftovers.js';
import { MEGABYTE, memoryOf, watchMemory } from './harness/memory.js';
import { type Program, startProgram } from './harness/program.js';
import { note, table } from './report.js';

const PEOPLE = 2_000;
const CLIENTS = 10;
const STARTS = 5;
const LOAD_SECONDS = 20;
const KILOBYTE = 1000;

export const footprintBench: Bench = {
  name: 'footprint',
  summary: 'time to start, memory, packages, weight of the pages over the wire',
  async run(leftovers) {
    const { url, client } = await benchDatabase(leftovers);
    await makeStructures(client, 20);
    const emails = await makeMediators(client, CLIENTS);
    await makePlaces(client, 2_000, 20);
    await makePeople(client, PEOPLE, CLIENTS);
    await makeAssessments(client, PEOPLE, CLIENTS);

    note('starting the program several times');
    const outside = await startOften({ DATABASE_URL: url }, leftovers);
    const folder = await temporaryFolder(leftovers);
    await (await startProgram({ DATA_DIR: folder }, leftovers)).stop();
    const embedded = await startOften({ DATA_DIR: folder }, leftovers);
    table(
      ['start to first page', 'shortest s', 'median s', 'memory MB, median'],
      [
        ['on a database that is up', ...outside],
        ['with its own embedded database', ...embedded],
      ],
    );
    const program = await startProgram({ DATABASE_URL: url }, leftovers);
    const wire = await wireAims(program, emails[0] ?? '', leftovers);
    const loaded = await memoryUnderLoad(program, emails, leftovers);
    return [
      atMost('start to first page, median', outside[1], 2, 's'),
      atMost('start to first page with the embedded database, median', embedded[1], 2, 's'),
      atMost('memory after the first page, median', outside[2], 150, 'MB'),
      atMost(`memory with ${CLIENTS} clients, highest`, loaded, 250, 'MB'),
      atMost('packages in production', await packages(), 350, ''),
      ...wire,
    ];
  },
};

/** Shortest and median time in seconds, median memory in megabytes. */
async function startOften(
  settings: Record<string, string>,
  leftovers: Leftovers,
): Promise<[shortest: number, median: number, memory: number]> {
  const times: number[] = [];
  const memories: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const program = await startProgram(settings, leftovers);
    times.push(program.startMs / 1000);
    await pause(500);
    memories.push(((await memoryOf(program.pid)) ?? NaN) / MEGABYTE);
    await program.stop();
  }
  return [Math.min(...times), percentile(times, 50), percentile(memories, 50)];
}

async function memoryUnderLoad(program: Program, emails: readonly string[], leftovers: Leftovers): Promise<number> {
  const { visitors } = await signInAll(program.origin, emails, leftovers);
  const shown = scenes(PEOPLE).filter(({ anonymous }) => !anonymous);
  await Promise.all(visitors.map((visitor) => visitor.open('/beneficiaires')));
  note(`${CLIENTS} clients for ${LOAD_SECONDS} seconds`);
  const watch = watchMemory(program.pid);
  await load(CLIENTS, LOAD_SECONDS, (client, round) => {
    const scene = shown[(client + round) % shown.length];
    const visitor = visitors[client];
    if (!scene || !visitor) throw new Error('No scene or no visitor.');
    return scene.act(visitor, client, round);
  });
  return (await watch.stop()) / MEGABYTE;
}

async function wireAims({ origin }: Program, email: string, leftovers: Leftovers): Promise<Aim[]> {
  const visitor = new Visitor(origin);
  leftovers.add(() => visitor.leave());
  const meter = new WireMeter(origin, visitor);
  const first = await meter.visit('/connexion');
  await visitor.signIn(email, PASSWORD);
  const next: Transfer[][] = [];
  for (const { address, anonymous } of scenes(PEOPLE)) if (!anonymous) next.push(await meter.visit(address));
  table(
    ['over the wire, as browsers ask', 'kB'],
    [
      ...first.map(({ address, bytes }) => [address, bytes / KILOBYTE]),
      ...next.map((transfers) => [
        `then ${transfers[0]?.address}, ${transfers.length} files`,
        totalBytes(transfers) / KILOBYTE,
      ]),
    ],
  );
  return [
    atMost('first page with its assets and fonts', totalBytes(first) / KILOBYTE, 80, 'kB'),
    atMost('next pages, heaviest', Math.max(...next.map(totalBytes)) / KILOBYTE, 25, 'kB'),
  ];
}

/** Folders of node_modules that a production install has. */
async function packages(): Promise<number> {
  const list = ['ls', '--omit=dev', '--all', '--parseable'];
  const { stdout } = await promisify(execFile)('npm', list, { cwd: ROOT, maxBuffer: 50_000_000 });
  return new Set(stdout.trim().split('\n').slice(1)).size;
}
