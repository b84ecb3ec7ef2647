import { setTimeout as pause } from 'node:timers/promises';
import { type Aim, atMost, type Bench } from './bench.js';
import { percentile } from './client/load.js';
import { type Asker, askers } from './figures/askers.js';
import { periods } from './figures/periods.js';
import { Savers } from './figures/savers.js';
import { signInAll } from './harness/crowd.js';
import { nation } from './harness/nation.js';
import { startProgram } from './harness/program.js';
import { note, table } from './report.js';

const MEDIATORS = 50;
const SAVE_EVERY_MS = 2_000;
/** Eight of a team, eight of a département, four of the country. */
const COORDINATORS = 20;
const OPEN_EVERY_MS = 5_000;
const SECONDS = 40;
const AIM_MS = 60;

/** Coordinators read their pages while mediators save: first mediators alone, then both. */
export const statsLoadBench: Bench = {
  name: 'stats-load',
  summary: `${COORDINATORS} coordinators open pages of figures while ${MEDIATORS} mediators save sessions`,
  async run(leftovers) {
    const { url, client } = await nation(leftovers);
    // What an earlier run used up of the sign-ins of this address.
    await client.query('TRUNCATE rate_limit');
    const program = await startProgram({ DATABASE_URL: url }, leftovers);
    note(`signing ${MEDIATORS + COORDINATORS} people in`);
    const savers = await Savers.signIn(client, program.origin, MEDIATORS, leftovers);
    const readers = coordinators(await askers(client, COORDINATORS));
    const emails = readers.map(({ email }) => email);
    const { visitors } = await signInAll(program.origin, emails, leftovers);
    const saving = (times: number[]) =>
      regularly(MEDIATORS, SAVE_EVERY_MS, async (index, turn) => void times.push(await savers.save(index, turn)));
    const [alone, beside, pages]: [number[], number[], number[]] = [[], [], []];
    await regularly(MEDIATORS, SAVE_EVERY_MS, async (index, turn) => void (await savers.save(index, turn)), 5);
    note('mediators alone');
    await saving(alone);
    note('mediators and coordinators');
    await Promise.all([
      saving(beside),
      regularly(COORDINATORS, OPEN_EVERY_MS, async (index, turn) => {
        const period = periods(index + turn * COORDINATORS)[turn % 2];
        const answer = await visitors[index % visitors.length]?.get(`/statistiques?${period?.query}`);
        if (answer?.status !== 200) throw new Error(`The page of figures answered ${answer?.status}.`);
        pages.push(answer.ms);
      }),
    ]);
    print({
      'a session saved, mediators alone': alone,
      'a session saved, coordinators beside': beside,
      'a page of figures': pages,
    });
    return [atMost('p95 of saving, coordinators beside', percentile(beside, 95), AIM_MS, 'ms')] satisfies Aim[];
  },
};

/** As many of a team, of a département and of the country. */
function coordinators(everybody: readonly Asker[]): Asker[] {
  const of = (reach: Asker['reach'], count: number) =>
    everybody.filter((asker) => asker.reach === reach).slice(0, count);
  return [...of('team', 8), ...of('département', 8), ...of('nation', 4)].slice(0, COORDINATORS);
}

/** So many people who each do it about every so often, not all in the same second. */
async function regularly(
  people: number,
  everyMs: number,
  act: (index: number, turn: number) => Promise<void>,
  seconds = SECONDS,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  const one = async (_: unknown, index: number): Promise<void> => {
    await pause((index * everyMs) / people);
    for (let turn = 0; performance.now() < end; turn += 1) {
      const started = performance.now();
      await act(index, turn);
      const wanted = everyMs * (0.5 + ((index * 7919 + turn * 104_729) % 1000) / 1000);
      await pause(Math.max(0, wanted - (performance.now() - started)));
    }
  };
  await Promise.all(Array.from({ length: people }, one));
}

function print(measured: Readonly<Record<string, readonly number[]>>): void {
  table(
    ['what', 'number', 'a second', 'p50 ms', 'p95 ms', 'p99 ms'],
    Object.entries(measured).map(([name, times]) => {
      return [
        name,
        times.length,
        times.length / SECONDS,
        percentile(times, 50),
        percentile(times, 95),
        percentile(times, 99),
      ];
    }),
  );
}
