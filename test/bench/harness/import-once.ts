import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Leftovers } from './leftovers.js';
import { MEGABYTE, memoryOf } from './memory.js';
import { launch } from './program.js';

export interface ImportRun {
  readonly seconds: number;
  /** Highest resident memory of the process, in megabytes. */
  readonly peak: number;
}

/** Runs `npm run structures:import` on a file, from the launch of the process to its end. */
export async function importOnce(
  file: string,
  databaseUrl: string,
  leftovers: Leftovers,
  options: readonly string[] = [],
): Promise<ImportRun> {
  const started = performance.now();
  const child = launch('structures:import', [file, ...options], {
    PATH: process.env['PATH'],
    NODE_ENV: 'test',
    SESSION_SECRET: 'made for a benchmark, of no use elsewhere',
    DATABASE_URL: databaseUrl,
  });
  const exit = once(child.process, 'exit') as Promise<[number | null]>;
  let over = false;
  leftovers.add(() => over || child.process.kill('SIGKILL'));
  void exit.then(() => (over = true));
  let peak = 0;
  while (!over) {
    peak = (await memoryOf(child.process.pid ?? 0, 'VmHWM')) ?? peak;
    await pause(5);
  }
  const [code] = await exit;
  if (code !== 0) throw new Error(`The import ended with ${code}:\n${child.written()}`);
  if (peak === 0) throw new Error('The memory of the import could not be read: this needs Linux’s /proc.');
  return { seconds: (performance.now() - started) / 1000, peak: peak / MEGABYTE };
}
