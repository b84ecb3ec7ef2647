import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EmbeddedDatabaseError } from './embedded-database.error.js';

const run = promisify(execFile);
const NAME = 'postgres';

/** The system account PostgreSQL runs as, for `spawn`; empty when it is the program’s own. */
export type RunAs = { readonly uid: number; readonly gid: number } | Record<string, never>;

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as the system user `postgres`, created when missing
 * (no password, no home, no shell). Started by anybody else, it runs as that person.
 */
export async function systemUser(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};
  const user = (await find()) ?? (await create());
  if (user) return user;
  throw new EmbeddedDatabaseError(
    'PostgreSQL refuse d’être lancé par root et le compte système « postgres » n’a pas pu être créé : ' +
      'lancez le programme avec un compte ordinaire, ou indiquez votre propre base dans DATABASE_URL.',
  );
}

/** Whether that account can go down into `folder`, as the system sees it (modes, groups, access lists). */
export async function canEnter(user: RunAs, folder: string): Promise<boolean> {
  if (user.uid === undefined) return true;
  return run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

async function find(): Promise<RunAs | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** `useradd` is found on most systems, `adduser -S` on those with BusyBox. */
async function create(): Promise<RunAs | undefined> {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', NAME]],
  ];
  for (const [command, args] of attempts) {
    const created = await run(command, args).then(
      () => true,
      () => false,
    );
    if (created) return find();
  }
  return undefined;
}
