import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { get } from '../client/exchange.js';
import { ROOT } from './build.js';
import type { Leftovers } from './leftovers.js';

export interface Program {
  readonly origin: string;
  readonly pid: number;
  /** From the launch of the process to the last byte of its first page, in milliseconds. */
  readonly startMs: number;
  stop(): Promise<void>;
}

const FIRST_PAGE = '/connexion';
const PATIENCE = 60_000;

/**
 * Launches the built program as `npm start` does, in production mode, on the loopback.
 * @param settings DATABASE_URL, or DATA_DIR for its own embedded database
 * @throws with what the program wrote, when its first page does not come
 */
export async function startProgram(settings: Record<string, string>, leftovers: Leftovers): Promise<Program> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: origin,
    SESSION_SECRET: 'made for a benchmark, of no use elsewhere',
    ...settings,
  };
  const started = performance.now();
  const child = launch('start', [], env);
  const stop = () => ended(child);
  leftovers.add(stop);
  const failed = once(child.process, 'exit').then(() => {
    throw new Error(`The program ended by itself:\n${child.written()}`);
  });
  await Promise.race([firstPage(origin, started), failed]);
  const startMs = performance.now() - started;
  failed.catch(() => undefined);
  return { origin, pid: child.process.pid ?? 0, startMs, stop };
}

interface Launched {
  readonly process: ChildProcess;
  written(): string;
}

/** Runs a built script as one of package.json’s own scripts does, with Node’s options that are written there. */
export function launch(npmScript: string, words: readonly string[], env: NodeJS.ProcessEnv): Launched {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const command = /\bnode ((?:--\S+ )*)(dist\/\S+\.js)$/.exec(scripts[npmScript] ?? '');
  if (!command) throw new Error(`package.json has no script « ${npmScript} » that runs a built file.`);
  const [, options = '', file = ''] = command;
  const child = spawn(process.execPath, [...options.split(' ').filter(Boolean), file, ...words], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const keep = (chunk: Buffer) => void (text = (text + chunk.toString()).slice(-4_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return { process: child, written: () => text };
}

async function ended({ process: child }: Launched): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await exit.finally(() => clearTimeout(forced));
}

async function firstPage(origin: string, started: number): Promise<void> {
  while (performance.now() - started < PATIENCE) {
    const answer = await get(`${origin}${FIRST_PAGE}`).catch(() => undefined);
    if (answer?.status === 200) return;
    await pause(10);
  }
  throw new Error(`The first page did not come within ${PATIENCE / 1000} seconds.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
