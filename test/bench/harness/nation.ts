import { checkNation, makeNation, type NationSize, scaled, type Step } from '../data/national/index.js';
import { note, table } from '../report.js';
import { anotherClient, type BenchDatabase, madeOnce } from './database.js';
import { Leftovers } from './leftovers.js';

/** BENCH_SCALE=0.01 makes a small country of the same shape, to try a benchmark out; its figures are not to be quoted. */
const SCALE = Number(process.env['BENCH_SCALE'] ?? '1');

export interface Nation extends BenchDatabase {
  readonly size: NationSize;
  /** How long it took to make; none when it was there already. */
  readonly steps: readonly Step[];
}

/** A whole country of help desks, made for this benchmark or kept from another one (BENCH_DATA_DIR), checked once made. */
export async function nation(leftovers: Leftovers): Promise<Nation> {
  const size = scaled(SCALE);
  let steps: readonly Step[] = [];
  const database = await madeOnce(
    SCALE === 1 ? 'passerelle_nation' : `passerelle_nation_${String(SCALE).replace('.', '_')}`,
    async (draft) => {
      note(`making ${size.sessions} sessions, ${size.accompaniments} accompaniments, ${size.people} people`);
      const own = new Leftovers();
      try {
        steps = await makeNation(draft.client, await anotherClient(draft, own), size);
        note('checking them');
        print(steps, await checkNation(draft.client, size));
      } finally {
        await own.remove();
      }
    },
    leftovers,
  );
  return { ...database, size, steps };
}

function print(steps: readonly Step[], counts: Readonly<Record<string, number>>): void {
  table(
    ['made, some at the same time', 'seconds'],
    steps.map(({ name, seconds }) => [name, seconds]),
  );
  table(['what there is', 'number'], Object.entries(counts));
}
