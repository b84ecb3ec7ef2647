import { DataSource } from 'typeorm';
import { FollowUpLinesQueries } from '../../src/modules/statistics/follow-up-lines.queries.js';
import { FollowUpScope } from '../../src/modules/statistics/follow-up-scope.js';
import { FollowUpQueries } from '../../src/modules/statistics/follow-up.queries.js';
import { dataSourceOptions } from '../../src/platform/db/data-source.js';
import { UnitOfWork } from '../../src/platform/db/unit-of-work.js';
import { type Aim, atMost, type Bench } from './bench.js';
import { percentile } from './client/load.js';
import { coordinatorOf, makeNetwork, makeTraffic } from './data/territory.js';
import { benchDatabase } from './harness/database.js';
import { note, table } from './report.js';

const REFERRALS = 500_000;
const STRUCTURES = 2_000;
const UNTIL = '2026-11-21T10:00:00Z';
const YEAR = { from: '2026-01-01', to: '2026-11-21' };
const ROUNDS = 60;

/** The largest region and the largest département of the country. */
const coordinators = {
  'a département (Nord)': coordinatorOf('department', '59'),
  'a region (Île-de-France)': coordinatorOf('region', '11'),
};

export const referralListBench: Bench = {
  name: 'referral-list',
  summary: `a coordinator's list and follow-up figures of a year among ${REFERRALS} referrals`,
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    note(`making ${REFERRALS} referrals between ${STRUCTURES} structures`);
    await makeNetwork(database.client, STRUCTURES);
    await makeTraffic(database.client, REFERRALS, STRUCTURES, UNTIL);
    const dataSource = await new DataSource(dataSourceOptions(database.url, { poolSize: 4 })).initialize();
    leftovers.add(() => dataSource.destroy());
    return measure(new UnitOfWork(dataSource));
  },
};

async function measure(work: UnitOfWork): Promise<Aim[]> {
  const followUp = new FollowUpQueries(work, new FollowUpScope(work));
  const lines = new FollowUpLinesQueries(work, new FollowUpScope(work));
  const all = { ...YEAR, senderId: null, receiverId: null, after: null };
  const rows: (string | number)[][] = [];
  for (const [name, actor] of Object.entries(coordinators)) {
    const { totals } = await followUp.of(actor, { ...YEAR, by: 'sender', page: 1 });
    const reads = {
      'figures by sender': () => followUp.of(actor, { ...YEAR, by: 'sender', page: 1 }),
      'figures by receiver': () => followUp.of(actor, { ...YEAR, by: 'receiver', page: 1 }),
      'figures by caisse': () => followUp.of(actor, { ...YEAR, by: 'fund', page: 1 }),
      'list of silence': () => lines.of(actor, { ...all, filter: 'silent' }),
      'whole list': () => lines.of(actor, { ...all, filter: 'all' }),
    };
    for (const [what, read] of Object.entries(reads)) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const started = performance.now();
        await read();
        times.push(performance.now() - started);
      }
      rows.push([name, totals.sent, what, percentile(times, 50), percentile(times, 95)]);
    }
  }
  table(['coordinator of', 'referrals counted', 'read', 'p50 ms', 'p95 ms'], rows);
  return [
    atMost('p95, slowest read of the slowest coordinator', Math.max(...rows.map((row) => Number(row[4]))), 80, 'ms'),
  ];
}
