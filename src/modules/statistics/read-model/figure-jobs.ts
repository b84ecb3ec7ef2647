import { Injectable, type OnModuleInit } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Jobs } from '../../../platform/jobs/index.js';
import { FigureChecker } from './figure-checker.service.js';
import { FigureKeeper } from './figure-keeper.service.js';

export const FOLD_FIGURES = 'figures.fold';
export const CHECK_FIGURES = 'figures.check';

/** Each run looks again and again for most of a minute, until the next one. */
const RUN_MS = 57_000;
const LOOK_EVERY_MS = 2_000;
/** Those who log and those who read come first: the more there is to add up, the longer it waits, and the more it takes at once. */
const REST = 3;

/** Figures follow the rows by a few seconds; by night they are compared with them. */
@Injectable()
export class FigureJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly keeper: FigureKeeper,
    private readonly checker: FigureChecker,
  ) {}

  onModuleInit(): void {
    // A first filling, or a structure that moves, may take minutes: the lock keeps a second run away meanwhile.
    this.jobs.define(FOLD_FIGURES, () => this.keepUp(), {
      ...{ everyCron: '* * * * *', singleton: true, atStart: true, retryLimit: 0, maxMinutes: 30 },
    });
    this.jobs.define(CHECK_FIGURES, () => this.checker.check(), {
      everyCron: '10 4 * * *',
      singleton: true,
      maxMinutes: 60,
    });
  }

  private async keepUp(): Promise<void> {
    const end = performance.now() + RUN_MS;
    while (!this.jobs.stopping && performance.now() < end) {
      const started = performance.now();
      const done = await this.keeper.step();
      // While a whole territory is to be made its pages are slow.
      if (done === 'territory') continue;
      const rest = Math.max(LOOK_EVERY_MS, REST * (performance.now() - started));
      for (let waited = 0; waited < rest && !this.jobs.stopping; waited += 100) await pause(100);
    }
  }
}
