import type { Leftovers } from './harness/leftovers.js';

/** One figure beside what it should be. `value` is in the unit that `aim` names. */
export interface Aim {
  readonly name: string;
  readonly aim: string;
  readonly value: number;
  readonly met: boolean;
}

export interface Bench {
  readonly name: string;
  /** One line for the list that `npm run bench` prints. */
  readonly summary: string;
  /** What it makes is given to `leftovers`, to be removed in every case. Throws when it could not measure. */
  run(leftovers: Leftovers): Promise<Aim[]>;
}

export function atMost(name: string, value: number, limit: number, unit: string): Aim {
  return { name, aim: `≤ ${limit} ${unit}`.trim(), value: rounded(value), met: value <= limit };
}

export function atLeast(name: string, value: number, limit: number, unit: string): Aim {
  return { name, aim: `≥ ${limit} ${unit}`.trim(), value: rounded(value), met: value >= limit };
}

/** Three figures that mean something: 0.123, 12.3, 1234. */
export function rounded(value: number): number {
  const decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
  return Number(value.toFixed(decimals));
}
