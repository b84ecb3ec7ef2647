import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, openFolder, pidFile, type Program, serverPid, startProgram, stopAll, until } from './run-program.js';

jest.setTimeout(60_000);

describe('the embedded database after a brutal end', () => {
  // One folder for all: what the earlier tests committed must still be there too.
  let folder: string;
  beforeAll(async () => {
    folder = await openFolder();
  });
  afterEach(() => stopAll(folder));
  afterAll(() => rm(folder, { recursive: true }));

  async function writeThenKill(atLeast: number): Promise<{ said: number[]; server: number }> {
    const program = startProgram(folder, 'write');
    await until(() => program.committed().length >= atLeast);
    const server = await serverPid(folder);
    program.process.kill('SIGKILL');
    await program.ended;
    return { said: program.committed(), server: server ?? 0 };
  }

  /** All that was ever said to be committed is there; one more may be, committed and not yet said. */
  async function expectKept(program: Program, said: number[]): Promise<void> {
    const { kept } = await program.ready;
    expect(kept).toEqual(kept.map((_, index) => index + 1));
    expect(kept.slice(-said.length - 1)).toEqual(expect.arrayContaining(said));
  }

  it('takes over the server of a program that was killed, with every committed row', async () => {
    const { said, server } = await writeThenKill(50);
    expect(await isAlive(server)).toBe(true);

    const next = startProgram(folder, 'wait');
    await expectKept(next, said);
    expect(await isAlive(server)).toBe(false);
    next.process.kill('SIGTERM');
    expect((await next.ended).signal).toBe('SIGTERM');
    expect(await serverPid(folder)).toBeUndefined();
  });

  it('recovers when the program and its server were both killed', async () => {
    const { said, server } = await writeThenKill(50);
    process.kill(server, 'SIGKILL');

    const next = startProgram(folder, 'end');
    await expectKept(next, said);
    expect((await next.ended).code).toBe(0);
  });

  it('recovers when the number in the stale pid file now belongs to somebody else', async () => {
    const { said, server } = await writeThenKill(20);
    process.kill(server, 'SIGKILL');
    await until(async () => !(await isAlive(server)));
    // PostgreSQL itself refuses to start when that process runs under its own account.
    const { uid, gid } = await stat(join(folder, 'postgres', 'data'));
    const stranger = spawn('sleep', ['120'], process.getuid?.() === 0 ? { uid, gid } : {});
    const stale = await readFile(pidFile(folder), 'utf8');
    await writeFile(pidFile(folder), stale.replace(/^\d+/, String(stranger.pid)));
    try {
      const next = startProgram(folder, 'end');
      await expectKept(next, said);
      await next.ended;
      expect(await isAlive(stranger.pid ?? 0)).toBe(true);
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('recovers from being killed three times in a row', async () => {
    await writeThenKill(10);
    await writeThenKill(10);
    const { said } = await writeThenKill(10);
    const next = startProgram(folder, 'end');
    await expectKept(next, said);
    await next.ended;
  });
});
