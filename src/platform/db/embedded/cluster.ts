import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { binaries, type Binaries } from './binaries.js';
import { EmbeddedDatabaseError } from './embedded-database.error.js';
import { canEnter, type RunAs, systemUser } from './system-user.js';

const run = promisify(execFile);

/** Role and database names; the role is the cluster’s only one. */
export const NAME = 'passerelle';

/** A PostgreSQL cluster on disk: DATA_DIR/postgres/{data, password, port, server.log}. */
export interface Cluster {
  readonly folder: string;
  /** PostgreSQL’s own data directory, without symbolic links. */
  readonly data: string;
  readonly password: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
}

/**
 * Opens the cluster kept in `dataDir`, made at the first call.
 * It appears complete or not at all, so that a program stopped meanwhile, or two started together, do no harm.
 * @throws EmbeddedDatabaseError when the folder cannot be used.
 */
export async function openCluster(dataDir: string): Promise<Cluster> {
  await makeFolder(dataDir);
  const parent = await realpath(dataDir);
  const folder = join(parent, 'postgres');
  const runAs = await accountFor(parent, join(folder, 'data'));
  const found = await binaries(runAs, parent);
  if (!(await exists(folder))) await create(folder, found, runAs);
  await checkVersion(folder, found.major, parent);
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim();
  return { folder, data: join(folder, 'data'), password, binaries: found, runAs };
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    const made = await mkdir(dataDir, { recursive: true });
    // A strict umask must not hide from PostgreSQL a folder that we have just made for it.
    if (made !== undefined && process.getuid?.() === 0) await chmod(dataDir, 0o711);
  } catch {
    throw new EmbeddedDatabaseError(
      `Le dossier « ${dataDir} » ne peut pas être créé : indiquez dans DATA_DIR un dossier où le programme peut écrire.`,
    );
  }
}

/** The owner of the data when there is some, else the account that will own it. */
async function accountFor(parent: string, data: string): Promise<RunAs> {
  const owner = await stat(data).catch(() => undefined);
  const me = process.getuid?.();
  if (owner && me !== undefined && me !== 0 && owner.uid !== me) {
    throw new EmbeddedDatabaseError(
      `La base du dossier « ${parent} » appartient à un autre compte du système : lancez le programme avec ce compte, ` +
        'ou indiquez un autre dossier dans DATA_DIR.',
    );
  }
  const runAs = owner && me === 0 && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : await systemUser();
  if (await canEnter(runAs, parent)) return runAs;
  throw new EmbeddedDatabaseError(
    `Le dossier « ${parent} » est fermé au compte système sous lequel PostgreSQL tourne quand root lance le ` +
      'programme : indiquez un dossier accessible dans DATA_DIR, par exemple DATA_DIR=/var/lib/passerelle.',
  );
}

async function create(folder: string, { initdb }: Binaries, runAs: RunAs): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  const data = join(draft, 'data');
  const handOver = join(draft, 'password-for-initdb');
  const password = randomBytes(24).toString('base64url');
  try {
    await mkdir(data, { recursive: true });
    await chmod(draft, 0o711);
    await chmod(data, 0o700);
    await writeFile(join(draft, 'password'), password, { mode: 0o600 });
    await writeFile(handOver, password, { mode: 0o600 });
    if (runAs.uid !== undefined) {
      await chown(data, runAs.uid, runAs.gid);
      await chown(handOver, runAs.uid, runAs.gid);
    }
    await run(initdb, [...initdbOptions(handOver), `--pgdata=${data}`], {
      ...runAs,
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      timeout: 120_000,
    });
    await rm(handOver);
    // Another program may have made it meanwhile: then its cluster is the one.
    await rename(draft, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * UTF-8, in the C.UTF-8 order built into PostgreSQL: the same everywhere, whatever the machine’s locales.
 * French order is asked for by name, COLLATE "fr-x-icu".
 */
function initdbOptions(passwordFile: string): string[] {
  return [
    `--username=${NAME}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
}

async function checkVersion(folder: string, major: string, parent: string): Promise<void> {
  const kept = await readFile(join(folder, 'data', 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (kept?.trim() === major) return;
  throw new EmbeddedDatabaseError(
    kept === undefined
      ? `Le dossier « ${folder} » ne contient pas une base complète : rétablissez une sauvegarde, ou indiquez un autre dossier dans DATA_DIR.`
      : `La base du dossier « ${parent} » vient de PostgreSQL ${kept.trim()} et ce programme apporte PostgreSQL ${major} : voyez docs/adr/0002-embedded-postgresql.md.`,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
