import type { FiguresService } from '../../../src/modules/statistics/figures/figures.service.js';
import { textOf } from '../client/exchange.js';
import { signInAll } from '../harness/crowd.js';
import type { Leftovers } from '../harness/leftovers.js';
import type { Asker, Reach } from './askers.js';
import { before, type Period, periods } from './periods.js';

export interface Timed {
  readonly reach: Reach;
  readonly what: string;
  readonly period: Period['name'];
  readonly times: number[];
}

const ROUNDS = 3;

/** What the page asks for: every figure, the totals of the period before, the days; and each alone. */
export async function timeFigures(figures: FiguresService, askers: readonly Asker[]): Promise<Timed[]> {
  const parts: Record<string, (asker: Asker, period: Period) => Promise<unknown>> = {
    'all figures': ({ actor }, { from, to }) => {
      const asked = { from, to, filters: {} };
      return Promise.all([
        figures.of(actor, asked),
        figures.totals(actor, { ...before(asked), filters: {} }),
        figures.days(actor, asked),
      ]);
    },
    totals: ({ actor }, { from, to }) => figures.totals(actor, { from, to, filters: {} }),
    days: ({ actor }, { from, to }) => figures.days(actor, { from, to, filters: {} }),
  };
  const timed: Timed[] = [];
  for (const [what, read] of Object.entries(parts)) timed.push(...(await measure(askers, what, read)));
  return timed;
}

/** The page itself, one request after the other, each by somebody else; its last byte ends it. */
export async function openPages(origin: string, askers: readonly Asker[], leftovers: Leftovers): Promise<Timed[]> {
  const emails = askers.map(({ email }) => email);
  const { visitors } = await signInAll(origin, emails, leftovers);
  const byEmail = new Map(emails.map((email, index) => [email, visitors[index]]));
  return measure(askers, 'page', async ({ email }, { query }) => {
    const answer = await byEmail.get(email)?.get(`/statistiques?${query}`);
    if (answer?.status !== 200) throw new Error(`The page of figures answered ${answer?.status} to ${email}.`);
    if (!(await textOf(answer)).includes('</html>')) throw new Error(`The page of ${email} is cut.`);
  });
}

async function measure(
  askers: readonly Asker[],
  what: string,
  read: (asker: Asker, period: Period) => Promise<unknown>,
): Promise<Timed[]> {
  const timed = new Map<string, Timed>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, asker] of askers.entries()) {
      for (const period of periods(round * askers.length + index)) {
        const started = performance.now();
        await read(asker, period);
        const one = timed.get(period.name) ?? { reach: asker.reach, what, period: period.name, times: [] };
        // The first round warms connections and caches up.
        if (round > 0) one.times.push(performance.now() - started);
        timed.set(period.name, one);
      }
    }
  }
  return [...timed.values()];
}
