import { DataSource } from 'typeorm';
import { figureKeeper } from '../../../src/modules/statistics/index.js';
import { dataSourceOptions } from '../../../src/platform/db/data-source.js';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { checkNation, makeNation, type NationSize, scaled, type Step } from '../data/national/index.js';
import { note, table } from '../report.js';
import { anotherClient, type BenchDatabase, madeOnce } from './database.js';
import { Leftovers } from './leftovers.js';

/** BENCH_SCALE=0.01 makes a small country of the same shape, to try a benchmark out; its figures are not to be quoted. */
const SCALE = Number(process.env['BENCH_SCALE'] ?? '1');

export interface Nation extends BenchDatabase {
  readonly size: NationSize;
  /** How long it took to make and check; undefined when it was there already. */
  readonly seconds: number | undefined;
}

/** A whole country of help desks, made for this benchmark or kept from another one (BENCH_DATA_DIR), checked once made, with
 * its roll-ups. */
export async function nation(leftovers: Leftovers): Promise<Nation> {
  const size = scaled(SCALE);
  let seconds: number | undefined;
  const database = await madeOnce(
    SCALE === 1 ? 'passerelle_nation' : `passerelle_nation_${String(SCALE).replace('.', '_')}`,
    async (draft) => {
      note(`making ${size.sessions} sessions, ${size.accompaniments} accompaniments, ${size.people} people`);
      const own = new Leftovers();
      const started = performance.now();
      try {
        const steps = await makeNation(draft.client, await anotherClient(draft, own), size);
        note('checking them');
        print(steps, await checkNation(draft.client, size));
        seconds = (performance.now() - started) / 1000;
      } finally {
        await own.remove();
      }
      note('adding the figures of territories up');
      await addUp(draft.url);
    },
    leftovers,
  );
  return { ...database, size, seconds };
}

/** The triggers that mark what changed rested meanwhile: the roll-ups are made from the rows, as by `figures:rebuild`. */
async function addUp(url: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(url, { poolSize: 2 })).initialize();
  try {
    await figureKeeper(new UnitOfWork(dataSource)).rebuild();
    await dataSource.query('VACUUM (ANALYZE) figure_day, people_day');
  } finally {
    await dataSource.destroy();
  }
}

function print(steps: readonly Step[], counts: Readonly<Record<string, number>>): void {
  table(
    ['made, some at the same time', 'seconds'],
    steps.map(({ name, seconds }) => [name, seconds]),
  );
  table(['what there is', 'number'], Object.entries(counts));
}
