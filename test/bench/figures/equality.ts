import type pg from 'pg';
import type { FiguresService } from '../../../src/modules/statistics/figures/figures.service.js';
import type { Asker, Reach } from './askers.js';
import { type Period, periods } from './periods.js';
import { countPlainly } from './plain.js';
import { compared, differences } from './same.js';

/** Figures of one asker and period, counted by the program and by plain aggregates over the rows. */
export interface Equality {
  readonly asker: Asker;
  readonly period: Period['name'];
  readonly numbers: number;
  readonly different: readonly string[];
  readonly ms: number;
  readonly plainMs: number;
  readonly slowest: string;
}

/** What a page of that reach does not list. */
const UNLISTED: Record<Reach, readonly string[]> = {
  mediator: [],
  team: [],
  département: ['mediator'],
  nation: ['mediator', 'structure', 'place', 'commune', 'residence'],
};

export async function equality(client: pg.Client, figures: FiguresService, asker: Asker): Promise<Equality[]> {
  const found: Equality[] = [];
  for (const period of periods(3)) {
    const asked = { from: period.from, to: period.to, filters: {} };
    // Once to have the same rows in memory for both.
    await figures.of(asker.actor, asked);
    const started = performance.now();
    const shown = await figures.of(asker.actor, asked);
    const ms = performance.now() - started;
    const plain = await countPlainly(client, asker, period, UNLISTED[asker.reach]);
    const times = [...plain.times].sort(([, one], [, other]) => other - one);
    found.push({
      ...{ asker, period: period.name, numbers: compared(shown), different: differences(shown, plain), ms },
      plainMs: times.reduce((sum, [, time]) => sum + time, 0),
      slowest: `${times[0]?.[0]} ${Math.round(times[0]?.[1] ?? 0)}`,
    });
  }
  return found;
}
