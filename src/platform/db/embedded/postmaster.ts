import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import { commandLine } from './command-line.js';

/** What postmaster.pid says, when the file is there. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
  /** False when the process of that number is gone, or is something else (numbers are used again). */
  readonly alive: boolean;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '120',
  shared_buffers: '128MB',
  jit: 'off',
  // A backend whose program died stops its work within seconds instead of holding its locks.
  client_connection_check_interval: '2s',
  // The log may not carry values: neither the statement nor the detail of an error.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Reads postmaster.pid: line 1 the process, line 4 the port. */
export async function readPidFile(cluster: Cluster): Promise<PidFile | undefined> {
  const text = await readFile(join(cluster.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n').map(Number);
  if (!pid || !port) return undefined;
  return { pid, port, alive: isAlive(pid) && (await serves(pid, cluster.data)) };
}

/**
 * Starts PostgreSQL in its own session, so that a Ctrl-C in the terminal reaches the program alone, which finishes its
 * requests first. It outlives a program that is killed; the next start takes care of it.
 */
export async function spawnPostmaster(
  cluster: Cluster,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const log = join(cluster.folder, 'server.log');
  await rename(log, `${log}.1`).catch(() => undefined);
  const output = openSync(log, 'a', 0o600);
  const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const stale = await readPidFile(cluster);
  try {
    const child = spawn(cluster.binaries.postgres, ['-D', cluster.data, '-p', String(port), ...options], {
      ...cluster.runAs,
      cwd: '/',
      detached: true,
      stdio: ['ignore', output, output],
      // PostgreSQL believes a pid file whose process exists, whatever it has become; this is its own way to be told
      // that this number is not a server. It still checks that no old backend uses the shared memory.
      env: { LC_ALL: 'C', TZ: 'UTC', ...(stale && !stale.alive && { PG_GRANDPARENT_PID: String(stale.pid) }) },
    });
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

/** Fast shutdown: open transactions are rolled back, what was committed is on disk. At the deadline, an immediate one. */
export async function stopPostmaster(pid: number, cluster: Cluster, patience = 15_000): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', patience],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signalTo(pid, signal);
    const deadline = Date.now() + wait;
    while (Date.now() < deadline) {
      if (!isAlive(pid) || !(await serves(pid, cluster.data))) return;
      await pause(25);
    }
  }
}

/** Sends a signal to a process that may be gone. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether that process is a PostgreSQL serving `data`. A dead one not yet reaped by its parent has no command line. */
async function serves(pid: number, data: string): Promise<boolean> {
  const line = await commandLine(pid);
  return line.includes('postgres') && line.includes(data);
}
