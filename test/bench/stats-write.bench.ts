import { setTimeout as pause } from 'node:timers/promises';
import { type Aim, atMost, type Bench } from './bench.js';
import { percentile } from './client/load.js';
import { markSince, setMarks } from './figures/marks.js';
import { Savers } from './figures/savers.js';
import { writeWorkshop } from './figures/workshop-sql.js';
import { anotherClient } from './harness/database.js';
import { nation } from './harness/nation.js';
import { startProgram } from './harness/program.js';
import { note, table } from './report.js';

const MEDIATORS = 10;
const BLOCKS = 12;
const BLOCK = 60;
const WORKSHOPS = 25;
const LISTED = 12;
const AIM_PERCENT = 20;

interface Side {
  readonly sessions: number[];
  readonly workshops: number[];
}

/** The same saves with the triggers of the roll-ups and without, in turn: what else the machine does falls on both. */
export const statsWriteBench: Bench = {
  name: 'stats-write',
  summary: 'what the roll-ups add to saving a session, and a workshop, with and without them in turn',
  async run(leftovers) {
    const database = await nation(leftovers);
    const other = await anotherClient(database, leftovers);
    const since = new Date();
    leftovers.add(async () => {
      await setMarks(database.client, 'ENABLE');
      await markSince(database.client, since);
    });
    const program = await startProgram({ DATABASE_URL: database.url }, leftovers);
    note('signing mediators in');
    const savers = await Savers.signIn(database.client, program.origin, MEDIATORS, leftovers);
    const sides: Record<'ENABLE' | 'DISABLE', Side> = {
      ENABLE: { sessions: [], workshops: [] },
      DISABLE: { sessions: [], workshops: [] },
    };
    for (let turn = 0; turn < BLOCK; turn += 1) await savers.save(turn, turn);
    for (let block = 0; block < BLOCKS; block += 1) {
      // Which one comes first changes too.
      for (const how of block % 2 === 0 ? (['ENABLE', 'DISABLE'] as const) : (['DISABLE', 'ENABLE'] as const)) {
        await setMarks(database.client, how);
        await pause(100);
        for (let turn = 0; turn < BLOCK; turn += 1)
          sides[how].sessions.push(await savers.save(turn, block * BLOCK + turn));
        for (let turn = 0; turn < WORKSHOPS; turn += 1)
          sides[how].workshops.push(await writeWorkshop(other, LISTED, block * WORKSHOPS + turn));
      }
    }
    print(sides);
    return aims(sides);
  },
};

const added = (one: readonly number[], without: readonly number[], rank: number): number =>
  100 * (percentile(one, rank) / percentile(without, rank) - 1);

function print({ ENABLE, DISABLE }: Record<'ENABLE' | 'DISABLE', Side>): void {
  const row = (name: string, times: readonly number[], than?: readonly number[]) => {
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    const more = than ? `+${added(times, than, 50).toFixed(0)} %` : '';
    return [name, times.length, percentile(times, 50), percentile(times, 95), mean, more];
  };
  table(
    ['saved', 'number', 'p50 ms', 'p95 ms', 'mean ms', 'added, p50'],
    [
      row('session over HTTP, with', ENABLE.sessions, DISABLE.sessions),
      row('session over HTTP, without', DISABLE.sessions),
      row(`workshop of ${LISTED} in SQL, with`, ENABLE.workshops, DISABLE.workshops),
      row(`workshop of ${LISTED} in SQL, without`, DISABLE.workshops),
    ],
  );
}

function aims({ ENABLE, DISABLE }: Record<'ENABLE' | 'DISABLE', Side>): Aim[] {
  return [atMost('added to a session, p50', added(ENABLE.sessions, DISABLE.sessions, 50), AIM_PERCENT, '%')];
}
