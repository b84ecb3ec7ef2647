import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../client/load.js';
import { MEGABYTE, memoryOf, watchMemory } from '../harness/memory.js';
import type { Country } from './country.js';
import { PERIOD } from './country.js';

export interface Ordered {
  /** From the order to the page that says that the file waits: the two seconds of the queue included. */
  readonly seconds: number;
  /** Highest memory of the program less the memory before, in megabytes. */
  readonly growth: number;
  /** Address of the file. */
  readonly address: string;
  /** A colleague’s pages meanwhile, in milliseconds. */
  readonly pages: { readonly count: number; readonly p50: number; readonly p95: number; readonly worst: number };
}

const PAGE = '/seances';
const PATIENCE_MS = 300_000;

/** Orders an export as a person does, and reads pages as a colleague while it is made in the background. */
export async function ordered({ program, coordinator, colleague }: Country, format: string): Promise<Ordered> {
  const before = (await memoryOf(program.pid)) ?? 0;
  const watch = watchMemory(program.pid);
  const started = performance.now();
  await coordinator.open('/exports');
  const answer = await coordinator.post('/exports', { quoi: 'sessions', format, du: PERIOD.from, au: PERIOD.to });
  const address = answer.headers.location ?? '';
  if (answer.status !== 303) throw new Error(`The order was answered ${answer.status}.`);
  const times: number[] = [];
  while (!(await coordinator.open(address)).includes('Télécharger le fichier')) {
    if (performance.now() - started > PATIENCE_MS) throw new Error('The export did not end.');
    for (let turn = 0; turn < 5; turn += 1) {
      times.push((await colleague.get(PAGE)).ms);
      await pause(50);
    }
  }
  const seconds = (performance.now() - started) / 1000;
  const growth = ((await watch.stop()) - before) / MEGABYTE;
  times.sort((one, other) => one - other);
  const pages = {
    count: times.length,
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    worst: Math.max(...times),
  };
  return { seconds, growth, address: `${program.origin}${address}/fichier`, pages };
}

/** The same pages while nothing else is done. */
export async function calmPages({ colleague }: Country): Promise<{ p50: number; p95: number; worst: number }> {
  const times: number[] = [];
  for (let turn = 0; turn < 60; turn += 1) {
    times.push((await colleague.get(PAGE)).ms);
    await pause(50);
  }
  times.sort((one, other) => one - other);
  return { p50: percentile(times, 50), p95: percentile(times, 95), worst: Math.max(...times) };
}
