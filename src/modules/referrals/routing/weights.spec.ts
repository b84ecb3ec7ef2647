import { buildPlace, buildRouting, firstWeights, onlyWeight } from '../../../../test/factories/routing.js';
import type { PlaceCandidate, RoutingInput } from './candidates.js';
import type { Constraints } from './constraints.js';
import { suggest } from './route.js';
import { compareRanked, CRITERIA, type Criterion, scoreOf, type Values, type Weights } from './weights.js';

const record = (some: Partial<NonNullable<PlaceCandidate['record']>>) => ({
  record: { sent: 10, answered: 10, pending: 0, medianAnswerHours: 72, ...some },
});

type Pair = [Criterion, Partial<PlaceCandidate>, Partial<PlaceCandidate>, Partial<Constraints>, Partial<RoutingInput>];

/** For each criterion: what does well, what does worse, all else equal. */
const pairs: Pair[] = [
  ['accompaniment', { accompaniment: ['Accompagnement individuel'] }, { accompaniment: [] }, {}, {}],
  [
    'needs',
    { services: ['Aide aux démarches administratives'] },
    { services: ['Loisirs et créations numériques'] },
    {},
    { needs: ['ameli'] },
  ],
  ['distance', { distanceKm: 2 }, { distanceKm: 6 }, {}, {}],
  ['access_mode', { hasAccount: true }, { accessModes: ['Téléphoner'] }, {}, {}],
  [
    'opening_hours',
    { opening: { days: [3], hours: 3 } },
    { opening: { days: [1, 2, 4, 5], hours: 30 } },
    { days: [3] },
    {},
  ],
  ['freshness', { updatedOn: '2026-11-01' }, { updatedOn: '2025-09-01' }, {}, {}],
  ['capacity', { seatsLeft: 2 }, { seatsLeft: 0 }, {}, {}],
  ['load', record({ pending: 0 }), record({ sent: 14, pending: 4 }), {}, {}],
  ['answer_delay', record({ medianAnswerHours: 20 }), record({ medianAnswerHours: 200 }), {}, {}],
  ['answer_rate', record({ answered: 10 }), record({ answered: 4 }), {}, {}],
  ['fees', { fees: ['Gratuit'] }, { fees: ['Payant'] }, {}, {}],
];

const order = (
  places: PlaceCandidate[],
  weights: Weights,
  constraints: Partial<Constraints> = {},
  input: Partial<RoutingInput> = {},
): string[] => suggest(buildRouting(places, { ...input, weights }, constraints)).kept.map(({ name }) => name);

it('every criterion is tried', () => {
  expect(pairs.map(([criterion]) => criterion)).toEqual([...CRITERIA]);
});

describe.each(pairs)('%s', (criterion, better, worse, constraints, input) => {
  // By name, the worse one would come first: only the criterion puts it second.
  const places = [buildPlace('a-moins', worse), buildPlace('b-mieux', better)];

  it('ranks when it counts', () => {
    expect(order(places, onlyWeight(criterion), constraints, input)).toEqual(['Lieu b-mieux', 'Lieu a-moins']);
  });

  it('ranks with the first weights too', () => {
    expect(order(places, firstWeights, constraints, input)).toEqual(['Lieu b-mieux', 'Lieu a-moins']);
  });

  it('does not rank at 0', () => {
    const nothing = { ...onlyWeight(criterion), [criterion]: 0 };
    const same = places.map((place) => ({ ...place, distanceKm: 3.2 }));
    expect(order(same, nothing, constraints, input)).toEqual(['Lieu a-moins', 'Lieu b-mieux']);
  });
});

describe('a score', () => {
  const all = (value: number): Values => Object.fromEntries(CRITERIA.map((one) => [one, value])) as unknown as Values;

  it.each([
    [all(1), firstWeights, 1],
    [all(0), firstWeights, 0],
    [all(0.5), firstWeights, 0.5],
    [{ ...all(0), distance: 1 }, firstWeights, 8 / 48],
    [{ ...all(0), accompaniment: 1, fees: 0.5 }, firstWeights, 11.5 / 48],
    [all(1), { ...onlyWeight('fees'), fees: 0 }, 0],
  ])('is the mean of the values, by the weights (%#)', (values, weights, expected) => {
    expect(scoreOf(values, weights)).toBeCloseTo(expected, 10);
  });

  /** Drawn once and for all, the same at each run. */
  function* draws(): Generator<number> {
    for (let state = 42; ;) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      yield state / 2_147_483_648;
    }
  }

  it('never lowers the better one when the weight of what it is better at is raised', () => {
    const drawn = draws();
    const next = (): number => drawn.next().value as number;
    for (let trial = 0; trial < 2_000; trial += 1) {
      const values = Object.fromEntries(CRITERIA.map((one) => [one, next()])) as unknown as Values;
      const weights = Object.fromEntries(CRITERIA.map((one) => [one, Math.floor(next() * 11)])) as unknown as Weights;
      const criterion = CRITERIA[Math.floor(next() * CRITERIA.length)] ?? 'distance';
      const better = { tier: 0 as const, values: { ...values, [criterion]: Math.min(1, values[criterion] + next()) } };
      const other = { tier: 0 as const, values };
      const raised = { ...weights, [criterion]: Math.min(10, weights[criterion] + 1 + Math.floor(next() * 9)) };
      expect(compareRanked(better, other, weights)).toBeLessThanOrEqual(0);
      expect(compareRanked(better, other, raised)).toBeLessThanOrEqual(0);
    }
  });

  it('gives way to what is left unsaid, whatever the weights', () => {
    expect(compareRanked({ tier: 0, values: all(0) }, { tier: 1, values: all(1) }, firstWeights)).toBe(-1);
  });
});
