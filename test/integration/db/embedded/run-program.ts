import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandLine } from '../../../../src/platform/db/embedded/command-line.js';

type Role = 'write' | 'wait' | 'end' | 'share';

/** A started program.ts; `ready` fails when it ended without ever being ready. */
export interface Program {
  readonly process: ChildProcess;
  readonly ready: Promise<{ url: string; kept: number[] }>;
  /** Exit code and signal, with all that it wrote. */
  readonly ended: Promise<{ code: number | null; signal: string | null; errors: string }>;
  /** Numbers it has said were committed. */
  committed(): number[];
}

const started = new Set<ChildProcess>();

export function startProgram(dataDir: string, role: Role, account?: { uid: number; gid: number }): Program {
  const root = join(import.meta.dirname, '..', '..', '..', '..');
  const args = ['--import', join(root, 'test/setup/typescript.mjs'), join(import.meta.dirname, 'program.ts')];
  const child = spawn(process.execPath, [...args, dataDir, role], { cwd: root, ...account });
  started.add(child);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = (once(child, 'close') as Promise<[number | null, string | null]>).then(([code, signal]) => ({
    code,
    signal,
    errors,
  }));
  const ready = new Promise<{ url: string; kept: number[] }>((resolve, reject) => {
    child.stdout.on('data', () => {
      const line = /^ready (.*)$/m.exec(output)?.[1];
      if (line) resolve(JSON.parse(line) as { url: string; kept: number[] });
    });
    child.once('close', () => reject(new Error(`ended before it was ready: ${errors}`)));
  });
  ready.catch(() => undefined);
  return { process: child, ready, ended, committed: () => (output.match(/^\d+$/gm) ?? []).map(Number) };
}

/** Waits until `condition` holds, 20 seconds at most. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('waited 20 seconds in vain');
    await pause(20);
  }
}

/** An empty folder that every account may enter. */
export async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-embedded-'));
  await chmod(folder, 0o711);
  return folder;
}

/** Process number of the server of that folder, from its pid file; undefined when it was stopped. */
export async function serverPid(dataDir: string): Promise<number | undefined> {
  const text = await readFile(pidFile(dataDir), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]) || undefined;
}

export function pidFile(dataDir: string): string {
  return join(dataDir, 'postgres', 'data', 'postmaster.pid');
}

/** Whether that process still runs; one that ended and was not yet reaped by its parent does not. */
export async function isAlive(pid: number): Promise<boolean> {
  return (await commandLine(pid)) !== '';
}

/** Kills the programs and stops the server that a failed test may have left. */
export async function stopAll(dataDir: string): Promise<void> {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
  const pid = await serverPid(dataDir);
  if (pid !== undefined && (await isAlive(pid))) {
    process.kill(pid, 'SIGINT');
    await until(async () => !(await isAlive(pid)));
  }
}
