import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { privateFolder } from './private-folder.js';

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'passerelle-folder-'));
});
afterAll(() => rm(parent, { recursive: true }));

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

it('closes the folder, and leaves open the one that the database shares', async () => {
  const dataDir = join(parent, 'new', 'data');
  const folder = await privateFolder(dataDir, 'exports');
  expect(folder).toBe(join(dataDir, 'exports'));
  expect(await modeOf(folder)).toBe(0o700);
  expect((await modeOf(dataDir)) & 0o055).toBe(0o055 & ~process.umask());
  expect(await privateFolder(dataDir, 'exports')).toBe(folder);
});
