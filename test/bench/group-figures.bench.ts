import { DataSource } from 'typeorm';
import type { Actor } from '../../src/platform/access/actor.js';
import { RowFiguresQueries } from '../../src/modules/statistics/figures/row-figures.queries.js';
import { dataSourceOptions } from '../../src/platform/db/data-source.js';
import { UnitOfWork } from '../../src/platform/db/unit-of-work.js';
import { type Aim, atMost, type Bench } from './bench.js';
import { percentile } from './client/load.js';
import { HOME_STRUCTURE, makeMediators, makeStructures } from './data/accounts.js';
import { idOf } from './data/bulk.js';
import { makeSessions } from './data/sessions.js';
import { makeWorkshops } from './data/workshops.js';
import { benchDatabase } from './harness/database.js';
import { note, table } from './report.js';

const SESSIONS = 500_000;
const WORKSHOPS = 25_000;
const ROUNDS = 8;
const MONTH = { from: '2025-11-01', to: '2025-11-30', filters: {} };
const YEAR = { from: '2025-01-01', to: '2025-12-31', filters: {} };
const world = { people: 200_000, mediators: 100, structures: 40, places: 1, from: '2024-02-01', days: 700 };

const actor = (role: Actor['role'], settings: Partial<Actor>): Actor =>
  ({ userId: idOf('user', 1), role, structureId: null, scope: null, ...settings }) as Actor;
const actors = {
  mediator: actor('mediator', { structureId: HOME_STRUCTURE }),
  structure: actor('structure_manager', { structureId: HOME_STRUCTURE }),
  département: actor('coordinator', { scope: { kind: 'department', code: '54' } }),
};

/** What workshops cost the figures: the same reads before there is one, then with one in twenty. */
export const groupFiguresBench: Bench = {
  name: 'group-figures',
  summary: `figures of a month and a year among ${SESSIONS} sessions, without a workshop, then with ${WORKSHOPS}`,
  async run(leftovers) {
    const { client, url } = await benchDatabase(leftovers);
    note(`making ${SESSIONS} sessions`);
    await makeStructures(client, world.structures);
    await makeMediators(client, world.mediators);
    await makeSessions(client, { ...world, count: SESSIONS });
    const dataSource = await new DataSource(dataSourceOptions(url, { poolSize: 4 })).initialize();
    leftovers.add(() => dataSource.destroy());
    const figures = new RowFiguresQueries(new UnitOfWork(dataSource));
    const without = await measure(figures);
    note(`making ${WORKSHOPS} workshops`);
    await makeWorkshops(client, { ...world, count: WORKSHOPS });
    const withThem = await measure(figures);
    const rows = Object.keys(without).map((name) => [name, without[name] ?? 0, withThem[name] ?? 0]);
    table(['figures of', 'p50 ms, no workshop', `p50 ms, ${WORKSHOPS} workshops`], rows);
    return aims(withThem);
  },
};

async function measure(figures: RowFiguresQueries): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, who] of Object.entries(actors)) {
    for (const [period, asked] of Object.entries({ month: MONTH, year: YEAR })) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const started = performance.now();
        await Promise.all([figures.lines(who, asked), figures.people(who, asked)]);
        times.push(performance.now() - started);
      }
      found[`${name}, ${period}`] = percentile(times, 50);
    }
  }
  return found;
}

const aims = (found: Record<string, number>): Aim[] => [
  atMost('p50 of the month of a département', found['département, month'] ?? Infinity, 300, 'ms'),
  atMost('p50 of the year of a structure', found['structure, year'] ?? Infinity, 300, 'ms'),
];
