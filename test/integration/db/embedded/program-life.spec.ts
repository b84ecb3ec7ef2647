import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { chmod, chown, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { isAlive, openFolder, serverPid, startProgram, stopAll } from './run-program.js';

jest.setTimeout(60_000);

const asRoot = process.getuid?.() === 0;

describe('the embedded database and the program', () => {
  // One folder for all, since making a database is what takes time; each test leaves it stopped.
  let folder: string;
  beforeAll(async () => {
    folder = await openFolder();
  });
  afterEach(() => stopAll(folder));
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('stops with the program on %s', async (signal) => {
    const program = startProgram(folder, 'wait');
    await program.ready;
    const server = (await serverPid(folder)) ?? 0;
    program.process.kill(signal);
    expect(await program.ended).toEqual({ code: null, signal, errors: '' });
    expect(await isAlive(server)).toBe(false);
    expect(await serverPid(folder)).toBeUndefined();
  });

  it('stops when the program ends by itself', async () => {
    const program = startProgram(folder, 'end');
    const { url } = await program.ready;
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect((await program.ended).code).toBe(0);
    const next = startProgram(folder, 'end');
    // Same port, same password.
    expect((await next.ready).url).toBe(url);
    await next.ended;
  });

  it('keeps its password to the program’s account', async () => {
    await startProgram(folder, 'end').ended;
    const { mode } = await stat(join(folder, 'postgres', 'password'));
    expect((mode & 0o777).toString(8)).toBe('600');
    expect(await readFile(join(folder, 'postgres', 'password'), 'utf8')).toMatch(/^[\w-]{32}$/);
  });

  it('refuses a second program on the same folder in one line, and leaves the first alone', async () => {
    const first = startProgram(folder, 'wait');
    const { url } = await first.ready;
    const server = await serverPid(folder);
    const second = await startProgram(folder, 'wait').ended;
    expect(second.code).toBe(3);
    expect(second.errors).toBe(
      `refused Un autre programme Passerelle utilise déjà le dossier « ${folder} » : arrêtez-le d’abord, ` +
        'ou indiquez un autre dossier dans DATA_DIR.\n',
    );
    const command = startProgram(folder, 'share');
    expect((await command.ready).url).toBe(url);
    expect((await command.ended).code).toBe(0);
    expect(await serverPid(folder)).toBe(server);
    expect(await isAlive(server ?? 0)).toBe(true);
    first.process.kill('SIGTERM');
    await first.ended;
  });

  it('lets one of two programs that start together on an empty folder have it', async () => {
    const empty = join(folder, 'empty');
    const programs = [startProgram(empty, 'wait'), startProgram(empty, 'wait')];
    const outcomes = await Promise.allSettled(programs.map((program) => program.ready));
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const program of programs) program.process.kill('SIGTERM');
    await Promise.all(programs.map((program) => program.ended));
  });

  it('takes another port when its own was taken meanwhile', async () => {
    const before = startProgram(folder, 'end');
    const port = Number(new URL((await before.ready).url).port);
    await before.ended;
    const thief = createServer();
    thief.listen(port, '127.0.0.1');
    await once(thief, 'listening');
    try {
      const after = startProgram(folder, 'end');
      expect(Number(new URL((await after.ready).url).port)).not.toBe(port);
      await after.ended;
    } finally {
      thief.close();
    }
  });

  (asRoot ? it : it.skip)('works for an ordinary account (only root can try this one)', async () => {
    const own = join(folder, 'theirs');
    await mkdir(own);
    await chown(own, 65_534, 65_534);
    await chmod(own, 0o700);
    const program = startProgram(join(own, 'data'), 'end', { uid: 65_534, gid: 65_534 });
    expect((await program.ready).kept).toEqual([]);
    expect((await program.ended).code).toBe(0);
    expect((await stat(join(own, 'data', 'postgres', 'data'))).uid).toBe(65_534);
  });

  (asRoot ? it : it.skip)('says what to set when root’s folder is closed to PostgreSQL (root only)', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed);
    await chmod(closed, 0o700);
    const { code, errors } = await startProgram(join(closed, 'data'), 'end').ended;
    expect(code).toBe(3);
    expect(errors).toBe(
      `refused Le dossier « ${closed}/data » est fermé au compte système sous lequel PostgreSQL tourne quand root ` +
        'lance le programme : indiquez un dossier accessible dans DATA_DIR, par exemple DATA_DIR=/var/lib/passerelle.\n',
    );
    await rm(closed, { recursive: true });
  });
});
