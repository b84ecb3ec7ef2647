import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { Jobs } from '../../../platform/jobs/index.js';
import { type Asked, canAsk } from '../export-asked.js';
import { ExportContents } from '../export-contents.js';
import { FilterSight } from '../filter-sight.js';
import { ExportRecords } from './export-records.js';
import type { ExportRun } from './export-run.entity.js';
import { RUN_EXPORTS } from './export-runs.js';

/** Lines up to which a file is made while its reader waits: about a second. */
export const SHORT = 20_000;
/** Exports under way for one person. */
const MOST_UNDER_WAY = 3;

/** An export is asked for here, and made in the background. */
@Injectable()
export class ExportOrders {
  constructor(
    private readonly work: UnitOfWork,
    private readonly contents: ExportContents,
    private readonly sight: FilterSight,
    private readonly records: ExportRecords,
    private readonly jobs: Jobs,
  ) {}

  /**
   * @returns undefined when too many are under way for this person
   * @throws NotFoundError when the role may not, or when a filter names what is out of their scope
   */
  async order(actor: Actor, asked: Asked): Promise<ExportRun | undefined> {
    if (!canAsk(actor, asked.kind)) throw new NotFoundError('export');
    await this.sight.require(actor, asked);
    const lines = await this.contents.count(actor, asked, SHORT + 1);
    return this.work.run(async () => {
      if ((await this.records.underWay(actor.userId)) >= MOST_UNDER_WAY) return undefined;
      const run = await this.records.open(actor, asked, lines);
      await this.jobs.enqueue(RUN_EXPORTS, {}, { singletonKey: 'run' });
      return run;
    });
  }
}
