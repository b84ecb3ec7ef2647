import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Cluster, NAME, openCluster } from './cluster.js';
import { EmbeddedDatabaseError } from './embedded-database.error.js';
import { onProgramEnd } from './program-end.js';
import { choosePort } from './port.js';
import { readPidFile, signalTo, spawnPostmaster, stopPostmaster } from './postmaster.js';
import { askTenancy, ensureDatabase, type LockHolder, serverUrl } from './tenancy.js';

export interface EmbeddedOptions {
  /** Use the server that another program has started instead of refusing; it is then left running. */
  readonly share?: boolean;
  /** PostgreSQL settings added to ours (tests). */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedDatabase {
  /** Address of our database on that server, password included. */
  readonly url: string;
  /** Stops the server (fast shutdown), unless it belongs to another program. May be called twice. */
  stop(): Promise<void>;
}

interface Running {
  readonly pid: number;
  readonly port: number;
  readonly lock: LockHolder;
}

/** After the server was killed, its last processes may take seconds to notice; recovery itself may take minutes. */
const PATIENCE = 180_000;
const MOST_FAILURES = 8;
/** A program that is just stopping still holds the server for a moment. */
const PATIENCE_WITH_ANOTHER = 2_500;

/**
 * Starts the PostgreSQL kept in `dataDir` and stops it when the program ends (see `onProgramEnd`).
 * A server left by a program that was killed is shut down cleanly and started anew: nothing committed is lost.
 * @throws EmbeddedDatabaseError in one French line when it cannot, or when another program uses the same folder.
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const cluster = await openCluster(dataDir);
  const running = await occupy(cluster, options);
  if ('sharedPort' in running) {
    return { url: serverUrl(cluster, running.sharedPort, NAME), stop: () => Promise.resolve() };
  }
  await ensureDatabase(running.lock);
  // The lock’s connection alone must not keep a finished program alive.
  running.lock.unref();
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopPostmaster(running.pid, cluster).finally(() => forget()));
  const forget = onProgramEnd({ atOnce: () => signalTo(running.pid, 'SIGINT'), gently: stop });
  return { url: serverUrl(cluster, running.port, NAME), stop };
}

/** Loops until this program has its own server and the lock on it; whatever is found half-way is waited for. */
async function occupy(cluster: Cluster, options: EmbeddedOptions): Promise<Running | { sharedPort: number }> {
  const started = Date.now();
  let child: ChildProcess | undefined;
  let failures = 0;
  let refusedSince: number | undefined;
  while (Date.now() - started < PATIENCE) {
    const server = await readPidFile(cluster);
    if (!server?.alive) {
      if (child && !hasEnded(child)) {
        await pause(20);
        continue;
      }
      if (child && ++failures >= MOST_FAILURES) break;
      if (child) await pause(Math.min(100 * 2 ** failures, 5_000));
      child = await spawnPostmaster(cluster, await choosePort(cluster.folder), options.settings ?? {});
      continue;
    }
    const tenancy = await askTenancy(cluster, server.port);
    if (tenancy.state === 'held') {
      if (child?.pid === server.pid) return { pid: server.pid, port: server.port, lock: tenancy.client };
      await stopPostmaster(server.pid, cluster);
      await tenancy.client.end().catch(() => undefined);
      continue;
    }
    if (tenancy.state === 'taken') {
      if (options.share) return { sharedPort: server.port };
      refusedSince ??= Date.now();
      if (Date.now() - refusedSince > PATIENCE_WITH_ANOTHER) throw inUse(cluster);
    }
    await pause(40);
  }
  throw await notStarted(cluster);
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function inUse(cluster: Cluster): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `Un autre programme Passerelle utilise déjà le dossier « ${join(cluster.folder, '..')} » : arrêtez-le d’abord, ` +
      'ou indiquez un autre dossier dans DATA_DIR.',
  );
}

async function notStarted(cluster: Cluster): Promise<EmbeddedDatabaseError> {
  const log = join(cluster.folder, 'server.log');
  const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n');
  const reason = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? '';
  return new EmbeddedDatabaseError(`PostgreSQL n’a pas pu démarrer (journal : ${log}) : ${reason}`);
}
