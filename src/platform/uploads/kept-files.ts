import { Injectable } from '@nestjs/common';
import { access, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Config } from '../config/index.js';
import { newId } from '../ids.js';
import { Clock } from '../time/clock.js';
import { privateFolder } from './private-folder.js';

const DAY_MS = 86_400_000;

/**
 * Files between their arrival and their import, in `DATA_DIR/imports`, each under the id of its import. They go when
 * they are read or refused, or after a day.
 */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The folder, closed to other users, rid of what is more than a day old. */
  async folder(): Promise<string> {
    const folder = await privateFolder(this.config.dataDir, 'imports');
    for (const name of await readdir(folder)) {
      const found = await stat(join(folder, name)).catch(() => undefined);
      if (found && this.clock.now().getTime() - found.mtimeMs > DAY_MS) await rm(join(folder, name), { force: true });
    }
    return folder;
  }

  /** A name in that folder for a file that is being received. */
  newName(): string {
    return `${newId()}.recu`;
  }

  /** Keeps a file received for its import. */
  async keep(importId: string, received: string): Promise<void> {
    const kept = this.path(importId);
    await rename(received, kept);
    await utimes(kept, this.clock.now(), this.clock.now());
  }

  async has(importId: string): Promise<boolean> {
    return access(this.path(importId)).then(
      () => true,
      () => false,
    );
  }

  async remove(importId: string): Promise<void> {
    await rm(this.path(importId), { force: true });
  }

  path(importId: string): string {
    return join(this.config.dataDir, 'imports', `${importId}.fichier`);
  }
}
