import { DataSource } from 'typeorm';
import { FiguresService } from '../../src/modules/statistics/figures/figures.service.js';
import { KeptFiguresQueries } from '../../src/modules/statistics/figures/kept-figures.queries.js';
import { RowFiguresQueries } from '../../src/modules/statistics/figures/row-figures.queries.js';
import { dataSourceOptions } from '../../src/platform/db/data-source.js';
import { UnitOfWork } from '../../src/platform/db/unit-of-work.js';
import { SystemClock } from '../../src/platform/time/clock.js';
import { type Aim, atMost, type Bench } from './bench.js';
import { percentile } from './client/load.js';
import { type Asker, askers, type Reach, reaches } from './figures/askers.js';
import { type Equality, equality } from './figures/equality.js';
import { openPages, type Timed, timeFigures } from './figures/timed.js';
import { nation } from './harness/nation.js';
import { startProgram } from './harness/program.js';
import { note, table } from './report.js';

/** Of each reach: askers whose pages are timed (one address may sign in a hundred times), and askers whose figures are counted again by plain aggregates. */
const ASKERS = 20;
const COUNTED: Record<Reach, number> = { mediator: 6, team: 4, département: 3, nation: 1 };

/** Milliseconds, by the 95th percentile, for all figures of the page together. */
const WANTED: Record<Reach, number> = { mediator: 50, team: 50, département: 150, nation: 300 };
const WANTED_TOTAL = 100;

export const statsBench: Bench = {
  name: 'stats',
  summary: 'figures of a mediator, a team of 30, a département, the nation: over HTTP, and beside plain aggregates',
  async run(leftovers) {
    const { url, client } = await nation(leftovers);
    // What an earlier run used up of the sign-ins of this address.
    await client.query('TRUNCATE rate_limit');
    const everybody = await askers(client, ASKERS);
    const of = (reach: Reach): Asker[] => everybody.filter((asker) => asker.reach === reach);
    const dataSource = await new DataSource(dataSourceOptions(url, { poolSize: 6 })).initialize();
    leftovers.add(() => dataSource.destroy());
    const work = new UnitOfWork(dataSource);
    const figures = new FiguresService(new KeptFiguresQueries(work), new RowFiguresQueries(work), new SystemClock());

    note('counting again by plain aggregates');
    const equal: Equality[] = [];
    for (const reach of reaches)
      for (const asker of of(reach).slice(0, COUNTED[reach])) equal.push(...(await equality(client, figures, asker)));

    const timed: Timed[] = [];
    for (const reach of reaches) {
      note(`figures of ${reach}`);
      timed.push(...(await timeFigures(figures, of(reach))));
    }
    const program = await startProgram({ DATABASE_URL: url }, leftovers);
    for (const reach of reaches) {
      note(`pages of ${reach}`);
      timed.push(...(await openPages(program.origin, of(reach), leftovers)));
    }
    print(equal, timed);
    return aims(equal, timed);
  },
};

const p95 = (timed: readonly Timed[], reach: Reach, what: string): number =>
  Math.max(
    ...timed.filter((one) => one.reach === reach && one.what === what).map(({ times }) => percentile(times, 95)),
  );

function print(equal: readonly Equality[], timed: readonly Timed[]): void {
  table(
    [
      'counted again',
      'period',
      'numbers',
      'that differ',
      'page’s figures ms',
      'plain aggregates ms',
      'ratio',
      'slowest plain one',
    ],
    equal.map(({ asker, period, numbers, different, ms, plainMs, slowest }) => {
      return [
        `${asker.reach} ${asker.email.split('@')[0]}`,
        period,
        numbers,
        different.length,
        ms,
        plainMs,
        plainMs / ms,
        slowest,
      ];
    }),
  );
  for (const { asker, different } of equal) for (const line of different.slice(0, 5)) note(`${asker.email}: ${line}`);
  table(
    ['asked for', 'by', 'period', 'requests', 'p50 ms', 'p95 ms'],
    timed.map(({ reach, what, period, times }) => [
      what,
      reach,
      period,
      times.length,
      percentile(times, 50),
      percentile(times, 95),
    ]),
  );
}

function aims(equal: readonly Equality[], timed: readonly Timed[]): Aim[] {
  return [
    atMost(
      'numbers that differ from plain aggregates',
      equal.reduce((sum, { different }) => sum + different.length, 0),
      0,
      '',
    ),
    ...reaches.map((reach) =>
      atMost(`p95, all figures, ${reach}`, p95(timed, reach, 'all figures'), WANTED[reach], 'ms'),
    ),
    ...reaches.map((reach) =>
      atMost(`p95, the page over HTTP, ${reach}`, p95(timed, reach, 'page'), WANTED[reach], 'ms'),
    ),
    atMost('p95, totals alone, nation', p95(timed, 'nation', 'totals'), WANTED_TOTAL, 'ms'),
    atMost('p95, days alone, nation', p95(timed, 'nation', 'days'), WANTED_TOTAL, 'ms'),
  ];
}
