import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { placeOf } from '../export-asked.js';
import { ExportFiles } from './export-files.js';
import { ExportRecords } from './export-records.js';
import { ExportRun } from './export-run.entity.js';

const MOST_LISTED = 30;

/** What somebody does with the exports they asked for: theirs alone, and only in the role in which they asked. */
@Injectable()
export class OwnExports {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: ExportRecords,
    private readonly files: ExportFiles,
    private readonly clock: Clock,
  ) {}

  /** The last ones, newest first. */
  async list({ userId, ...actor }: Actor): Promise<ExportRun[]> {
    const where = { userId, membershipId: actor.membershipId, askedIn: placeOf(actor) };
    return this.work.repository(ExportRun).find({ where, order: { createdAt: 'DESC', id: 'DESC' }, take: MOST_LISTED });
  }

  /** @throws NotFoundError absent, of somebody else, or asked in a role or a scope that is no longer theirs */
  async find(actor: Actor, id: string): Promise<ExportRun> {
    const run = isId(id) ? await this.work.repository(ExportRun).findOneBy({ id }) : null;
    const { userId, membershipId } = actor;
    if (run?.userId !== userId || run.membershipId !== membershipId || run.askedIn !== placeOf(actor)) {
      throw new NotFoundError('export');
    }
    return run;
  }

  /** What is being written stops within a second, and leaves nothing. @throws ConflictError when it has ended meanwhile */
  async cancel(actor: Actor, id: string): Promise<void> {
    await this.find(actor, id);
    await this.work.run(async () => {
      const run = await this.records.change(id, (found) => found.cancel(this.clock.now()));
      await this.records.record('export.cancel', run);
    });
  }

  /** The file goes before its time. @throws ConflictError when there is none */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.find(actor, id);
    await this.work.run(async () => {
      const run = await this.records.change(id, (found) => found.expire());
      await this.records.record('export.remove', run);
    });
    await this.files.remove(id);
  }

  /**
   * Where the file is. Each time is written in the journal, and so is what is resumed.
   * @throws NotFoundError also when it is not ready, or no longer there
   */
  async download(actor: Actor, id: string, isResumed: boolean): Promise<{ run: ExportRun; path: string }> {
    const run = await this.find(actor, id);
    const isThere = run.state === 'ready' && run.expiresAt !== null && run.expiresAt > this.clock.now();
    if (!isThere || !(await this.files.has(id))) throw new NotFoundError('export file');
    await this.records.record(isResumed ? 'export.resume' : 'export.download', run);
    return { run, path: this.files.path(id) };
  }
}
