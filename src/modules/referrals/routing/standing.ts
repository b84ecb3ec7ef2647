import type { PlaceCandidate, Point, Standing } from './candidates.js';
import { fact, lack } from './facts.js';
import type { Scene } from './scene.js';
import { CRITERIA, type Criterion, type Ranked, type Weights } from './weights.js';
import { kilometres, listed } from './wording.js';

export interface Contender {
  place: PlaceCandidate;
  ranked: Ranked;
}

/** Read at a glance: more is found in the points. */
const SAID = 3;
/** Out of 100: a smaller gap does not explain anything. */
const WORTH_SAYING = 0.5;

/** Why a place stands where it stands, beside the next one for the first, beside the first for the others. */
export function standingOf(
  one: Contender,
  others: { first: Contender; next: Contender | undefined },
  scene: Scene,
): Standing {
  return { ranked: one.ranked, points: pointsOf(one, scene), ranking: ranking(one, others, scene) };
}

function ranking(
  one: Contender,
  { first, next }: { first: Contender; next: Contender | undefined },
  scene: Scene,
): string | null {
  const { weights } = scene.input;
  if (one !== first) {
    const apart = gapKm(first, one);
    const behind = gaps(first, one, weights).map((criterion) => lost(criterion, one, apart, scene));
    const words = first.ranked.tier < one.ranked.tier ? ['ne dit pas tout ce qui est demandé', ...behind] : behind;
    return words.length > 0 ? `Derrière le premier\u00a0: ${listed(words.slice(0, SAID))}.` : null;
  }
  if (!next) return null;
  const apart = gapKm(one, next);
  const ahead = gaps(one, next, weights).map((criterion) => won(criterion, one, apart, scene));
  const words = one.ranked.tier < next.ranked.tier ? ['dit répondre à tout ce qui est demandé', ...ahead] : ahead;
  return words.length > 0 ? `Devant le suivant\u00a0: ${listed(words.slice(0, SAID))}.` : null;
}

/** The criteria by which one is before another, the weightiest first. */
function gaps(one: Contender, other: Contender, weights: Weights): Criterion[] {
  const total = totalOf(weights);
  const gap = (criterion: Criterion): number =>
    (100 * weights[criterion] * (one.ranked.values[criterion] - other.ranked.values[criterion])) / total;
  return CRITERIA.filter((criterion) => gap(criterion) >= WORTH_SAYING).sort((a, b) => gap(b) - gap(a));
}

const totalOf = (weights: Weights): number => CRITERIA.reduce((sum, criterion) => sum + weights[criterion], 0) || 1;

function won(criterion: Criterion, one: Contender, apart: number | undefined, scene: Scene): string {
  if (criterion === 'distance' && apart !== undefined) return `plus proche de ${kilometres(apart)}`;
  return fact(criterion, one.place, scene);
}

function lost(criterion: Criterion, one: Contender, apart: number | undefined, scene: Scene): string {
  if (criterion === 'distance' && apart !== undefined) return `plus loin de ${kilometres(apart)}`;
  return lack(criterion, one.place, scene);
}

const gapKm = (near: Contender, far: Contender): number | undefined =>
  near.place.distanceKm === undefined || far.place.distanceKm === undefined
    ? undefined
    : far.place.distanceKm - near.place.distanceKm;

function pointsOf(one: Contender, scene: Scene): Point[] {
  const { weights } = scene.input;
  const total = totalOf(weights);
  const share = (criterion: Criterion): number => (100 * weights[criterion]) / total;
  return CRITERIA.map((criterion) => ({
    criterion,
    points: Math.round(share(criterion) * one.ranked.values[criterion]),
    outOf: Math.round(share(criterion)),
    words: fact(criterion, one.place, scene),
  })).sort((a, b) => b.points - a.points);
}
