import type { PlaceCandidate, RoutingInput } from '../../src/modules/referrals/routing/candidates.js';
import { type Constraints, NO_CONSTRAINTS } from '../../src/modules/referrals/routing/constraints.js';
import type { Criterion, Weights } from '../../src/modules/referrals/routing/weights.js';

/** Those of the first version, as the migration puts them. */
export const firstWeights: Weights = {
  accompaniment: 10,
  needs: 8,
  distance: 8,
  access_mode: 3,
  opening_hours: 2,
  freshness: 3,
  capacity: 3,
  load: 2,
  answer_delay: 2,
  answer_rate: 4,
  fees: 3,
};

/** One criterion alone counts. */
export const onlyWeight = (criterion: Criterion): Weights => ({
  ...(Object.fromEntries(Object.keys(firstWeights).map((key) => [key, 0])) as unknown as Weights),
  [criterion]: 10,
});

/** A place that accompanies one person at a time, at 3.2 km, of which nothing more is known. */
export const buildPlace = (placeId: string, some: Partial<PlaceCandidate> = {}): PlaceCandidate => ({
  placeId,
  name: `Lieu ${placeId}`,
  distanceKm: 3.2,
  positionApproximate: false,
  services: [],
  accompaniment: ['Accompagnement individuel'],
  accessModes: [],
  specificCare: [],
  publics: [],
  fees: [],
  hasAccount: false,
  hasEmail: false,
  updatedOn: '2026-05-12',
  standing: 'listed',
  ...some,
});

/** A beginner on 24 November 2026, among these places. */
export const buildRouting = (
  places: PlaceCandidate[],
  some: Partial<RoutingInput> = {},
  constraints: Partial<Constraints> = {},
): RoutingInput => ({
  level: 'beginner',
  needs: [],
  person: { wishes: [], scheme: 'general' },
  constraints: { ...NO_CONSTRAINTS, ...constraints },
  weights: firstWeights,
  candidates: { places, workshops: [] },
  today: '2026-11-24',
  ...some,
});
