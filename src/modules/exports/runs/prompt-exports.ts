import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { nameOfError } from '../../../platform/errors/name-of-error.js';
import type { Asked } from '../export-asked.js';
import { ExportOrders, SHORT } from './export-orders.js';
import type { ExportRun } from './export-run.entity.js';
import { ExportRuns } from './export-runs.js';
import { OwnExports } from './own-exports.js';

/** Made at once by a process, each with three connections to the base; whoever comes then waits for the background. */
const MOST_AT_ONCE = 2;

/** A short export is made while its reader waits; a long one, in the background. */
@Injectable()
export class PromptExports {
  private readonly logger = new Logger('Exports');
  private atOnce = 0;

  constructor(
    private readonly orders: ExportOrders,
    private readonly runs: ExportRuns,
    private readonly own: OwnExports,
  ) {}

  /** See `ExportOrders.order`. @returns the export as it stands: ready, if it is short */
  async order(actor: Actor, asked: Asked): Promise<ExportRun | undefined> {
    const run = await this.orders.order(actor, asked);
    if (!run || run.rowsExpected > SHORT || this.atOnce >= MOST_AT_ONCE) return run;
    this.atOnce += 1;
    try {
      await this.runs.run(run.id);
    } catch (error) {
      // Its page says that it failed.
      this.logger.error(`An export failed: ${nameOfError(error)}`);
    } finally {
      this.atOnce -= 1;
    }
    return this.own.find(actor, run.id);
  }
}
