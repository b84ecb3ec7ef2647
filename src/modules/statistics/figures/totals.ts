import type { Dimension, Line, Measure, Totals } from './figures.js';

const NOTHING: Measure = { items: 0, people: 0, minutes: 0 };

/** The few numbers at the head of a page, out of its lines and of how many people with a file it counts. Pure. */
export function totalsOf(lines: readonly Line[], followed: number): Totals {
  const of = (dimension: Dimension, code: string): Measure =>
    lines.find((line) => line.dimension === dimension && line.code === code) ?? NOTHING;
  const total = of('total', '');
  const anonymous = of('count', 'anonymous').people;
  return {
    sessions: total.items,
    workshops: of('kind', 'collectif').items,
    accompaniments: total.people,
    individual: of('kind', 'individuel').people,
    followed,
    anonymous,
    newFollowed: of('count', 'first').people,
    newAnonymous: anonymous - of('count', 'anonymousAlready').people,
    minutes: total.minutes,
  };
}
