import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { access, type FileHandle, open, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Config } from '../../../platform/config/index.js';
import { privateFolder } from '../../../platform/uploads/index.js';

const FOLDER = 'exports';

/** Left to the base, which may be on the same disk and stops when it is full. */
const KEPT_FREE = 300_000_000;
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** No room for the file. */
export class DiskFull extends Error {}

/** The files of exports, in `DATA_DIR/exports`, closed to other users of the machine, each under the id of its export. */
@Injectable()
export class ExportFiles {
  constructor(private readonly config: Config) {}

  /**
   * Writes a file, which is there whole or not at all.
   * @param pace called at each piece; what it throws stops the writing
   * @throws DiskFull
   */
  async write(id: string, content: Readable, pace: () => Promise<void>): Promise<{ size: number; sha256: string }> {
    await privateFolder(this.config.dataDir, FOLDER);
    const draft = join(this.folder, `${id}.partiel`);
    try {
      const file = await open(draft, 'w', 0o600);
      const written = await poured(content, file, pace).finally(() => file.close());
      await rename(draft, this.path(id));
      return written;
    } catch (error) {
      content.destroy();
      await rm(draft, { force: true });
      throw FULL.includes((error as NodeJS.ErrnoException).code ?? '') ? new DiskFull() : error;
    }
  }

  /** @throws DiskFull when little is left */
  async requireRoom(): Promise<void> {
    if ((await this.freeBytes()) < KEPT_FREE) throw new DiskFull();
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.config.dataDir);
    return bavail * bsize;
  }

  has(id: string): Promise<boolean> {
    return access(this.path(id)).then(
      () => true,
      () => false,
    );
  }

  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
    await rm(join(this.folder, `${id}.partiel`), { force: true });
  }

  /** Ids of all that lies there, whole or not. */
  async ids(): Promise<string[]> {
    const names = await readdir(this.folder).catch((): string[] => []);
    return [...new Set(names.map((name) => name.split('.')[0] ?? ''))];
  }

  path(id: string): string {
    return join(this.folder, `${id}.fichier`);
  }

  private get folder(): string {
    return join(this.config.dataDir, FOLDER);
  }
}

async function poured(content: Readable, file: FileHandle, pace: () => Promise<void>) {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of content as AsyncIterable<Buffer>) {
    await pace();
    hash.update(piece);
    size += piece.length;
    await file.appendFile(piece);
  }
  await file.sync();
  return { size, sha256: hash.digest('hex') };
}
