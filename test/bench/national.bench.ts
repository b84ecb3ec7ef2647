import { atMost, type Bench } from './bench.js';
import { NATION } from './data/national/index.js';
import { nation } from './harness/nation.js';

/** Seconds within which the data of the benchmarks of figures is there. */
const AIM = 600;

export const nationalBench: Bench = {
  name: 'national',
  summary: `makes ${NATION.sessions} sessions with ${NATION.accompaniments} accompaniments of three years, and checks them`,
  async run(leftovers) {
    const { seconds } = await nation(leftovers);
    if (seconds === undefined) throw new Error('It was there already: nothing was measured.');
    return [atMost('load, index and check', seconds, AIM, 's')];
  },
};
