import { once } from 'node:events';
import { DataSource } from 'typeorm';
import { FigureCheck } from '../../src/modules/statistics/read-model/figure-check.entity.js';
import { FigureChecker } from '../../src/modules/statistics/read-model/figure-checker.service.js';
import { FigureKeeper } from '../../src/modules/statistics/read-model/figure-keeper.service.js';
import { Marks } from '../../src/modules/statistics/read-model/marks.js';
import { TerritoryFigures } from '../../src/modules/statistics/read-model/territory-figures.js';
import { AuditTrail } from '../../src/platform/audit/audit-trail.js';
import { dataSourceOptions } from '../../src/platform/db/data-source.js';
import { UnitOfWork } from '../../src/platform/db/unit-of-work.js';
import { SystemClock } from '../../src/platform/time/clock.js';
import { atMost, type Bench } from './bench.js';
import type { Leftovers } from './harness/leftovers.js';
import { MEGABYTE, watchMemory } from './harness/memory.js';
import { nation } from './harness/nation.js';
import { launch } from './harness/program.js';
import { note, table } from './report.js';

const AIM_SECONDS = 300;

export const statsRebuildBench: Bench = {
  name: 'stats-rebuild',
  summary: 'all roll-ups from nothing by `figures:rebuild`, then compared with the rows as by night',
  async run(leftovers) {
    const { url, client } = await nation(leftovers);
    await client.query('TRUNCATE figure_day, people_day, figure_mark, figure_check');
    note('rebuilding');
    const rebuilt = await rebuild(url, leftovers);
    note('comparing with the rows');
    const started = performance.now();
    await check(url);
    const checkSeconds = (performance.now() - started) / 1000;
    const { rows } = await client.query<Record<string, number>>(
      `SELECT (SELECT count(*) FROM figure_day)::int AS "lines of days", (SELECT count(*) FROM people_day)::int AS "lines of people",
              round((pg_total_relation_size('figure_day') + pg_total_relation_size('people_day')) / 1e6)::int AS megabytes,
              count(*)::int AS territories, sum(lines)::int AS "lines compared", sum(differing)::int AS "lines that differ"
         FROM figure_check`,
    );
    const counts = rows[0] ?? {};
    table(
      ['roll-ups', 'number'],
      [...Object.entries(counts), ['seconds to compare', checkSeconds], ['MB of the command', rebuilt.peak]],
    );
    return [
      atMost('all roll-ups from nothing', rebuilt.seconds, AIM_SECONDS, 's'),
      atMost('lines that differ from the rows', counts['lines that differ'] ?? Infinity, 0, ''),
    ];
  },
};

/** The command itself, in a process of its own. */
async function rebuild(url: string, leftovers: Leftovers): Promise<{ seconds: number; peak: number }> {
  const started = performance.now();
  const child = launch('figures:rebuild', [], {
    ...{ PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL: url },
    SESSION_SECRET: 'made for a benchmark, of no use elsewhere',
  });
  leftovers.add(() => child.process.kill('SIGKILL'));
  const watch = watchMemory(child.process.pid ?? 0);
  const [code] = (await once(child.process, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The rebuild ended with ${code}:\n${child.written()}`);
  return { seconds: (performance.now() - started) / 1000, peak: (await watch.stop()) / MEGABYTE };
}

async function check(url: string): Promise<void> {
  const dataSource = await new DataSource(
    dataSourceOptions(url, { poolSize: 2, entities: [FigureCheck] }),
  ).initialize();
  try {
    const work = new UnitOfWork(dataSource);
    const [marks, territories] = [new Marks(work), new TerritoryFigures(work)];
    const keeper = new FigureKeeper(work, marks, territories);
    await new FigureChecker(work, territories, marks, keeper, new AuditTrail(work, new SystemClock())).check();
  } finally {
    await dataSource.destroy();
  }
}
