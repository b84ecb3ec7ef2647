/** What ranks the places that nothing excludes. The same words stand in the CHECK of `routing_weights`. */
export const CRITERIA = [
  'accompaniment',
  'needs',
  'distance',
  'access_mode',
  'opening_hours',
  'freshness',
  'capacity',
  'load',
  'answer_delay',
  'answer_rate',
  'fees',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** From 0, which does not count, to 10. */
export type Weights = Readonly<Record<Criterion, number>>;
/** How well a place does on each criterion, from 0 to 1. */
export type Values = Readonly<Record<Criterion, number>>;

export const HIGHEST_WEIGHT = 10;

/** The mean of the values, each counted as much as its weight: from 0 to 1. All weights at 0 rank nothing. */
export function scoreOf(values: Values, weights: Weights): number {
  let total = 0;
  let sum = 0;
  for (const criterion of CRITERIA) {
    total += weights[criterion];
    sum += weights[criterion] * values[criterion];
  }
  return total === 0 ? 0 : sum / total;
}

/** A place as it stood among the others, without anything that names it: enough to rank it again with other weights. */
export interface Ranked {
  /** 0: says that it answers all that the person asks for. 1: leaves some of it unsaid, and comes after. */
  tier: 0 | 1;
  values: Values;
}

/** Two scores closer than this are the same: sums of fractions are never exact. */
const SAME = 1e-9;

/** Below 0 when the first goes first, 0 when nothing tells them apart. */
export function compareRanked(one: Ranked, other: Ranked, weights: Weights): number {
  if (one.tier !== other.tier) return one.tier - other.tier;
  const difference = scoreOf(other.values, weights) - scoreOf(one.values, weights);
  return Math.abs(difference) < SAME ? 0 : difference;
}
