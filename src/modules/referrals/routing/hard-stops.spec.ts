import { buildPlace, buildRouting } from '../../../../test/factories/routing.js';
import type { PlaceCandidate, RoutingInput } from './candidates.js';
import type { Constraints } from './constraints.js';
import { suggest } from './route.js';

type Case = [string, Partial<PlaceCandidate>, Partial<Constraints>, Partial<RoutingInput>, string];

const born = (birthYear: number | null, gender?: 'feminin' | 'masculin'): Partial<RoutingInput> => ({
  person: { wishes: [], scheme: 'general', birthYear, gender },
});

/** The place, alone, against the person and what is asked. */
const outcome = (
  some: Partial<PlaceCandidate>,
  constraints: Partial<Constraints>,
  input: Partial<RoutingInput>,
): { kept: boolean; why: string[]; cautions: string[] } => {
  const { kept, excluded } = suggest(buildRouting([buildPlace('p', some)], input, constraints));
  return { kept: kept.length === 1, why: excluded[0]?.why ?? [], cautions: kept[0]?.cautions ?? [] };
};

describe('what excludes a place', () => {
  it.each<Case>([
    ['it left the directory', { standing: 'gone' }, {}, {}, 'Ce lieu n’est plus dans l’annuaire.'],
    [
      'its position is doubtful',
      { standing: 'doubtful' },
      {},
      {},
      'Sa position est douteuse dans l’annuaire\u00a0: à vérifier d’abord.',
    ],
    [
      'it receives nobody',
      { accessModes: ["Ce lieu n'accueille pas de public"] },
      {},
      {},
      'Ce lieu n’accueille pas de public.',
    ],
    [
      'it said no already',
      { refusedOn: '2026-11-20' },
      {},
      {},
      'A déjà dit non pour cette personne, le 20\u00a0novembre.',
    ],
    [
      'it accompanies otherwise',
      { accompaniment: ['En autonomie'] },
      {},
      {},
      'Ce lieu ne propose pas d’accompagnement individuel, seulement\u00a0: accès en autonomie.',
    ],
    [
      'it receives the young, and she is 70',
      { publics: ['Jeunes'] },
      {},
      born(1956),
      'Ce lieu dit recevoir seulement\u00a0: jeunes.',
    ],
    [
      'it receives the young and students, and he is 70',
      { publics: ['Jeunes', 'Étudiants'] },
      {},
      born(1956),
      'Ce lieu dit recevoir seulement\u00a0: jeunes et étudiantes et étudiants.',
    ],
    [
      'it receives older people, and she is 30',
      { publics: ['Seniors'] },
      {},
      born(1996),
      'Ce lieu dit recevoir seulement\u00a0: personnes âgées.',
    ],
    [
      'it receives women, and he is a man',
      { publics: ['Femmes'] },
      {},
      born(1956, 'masculin'),
      'Ce lieu dit recevoir seulement\u00a0: femmes.',
    ],
    [
      'handicap care is needed, and it announces another',
      { specificCare: ['Surdité'] },
      { cares: ['step_free'] },
      {},
      'Ce lieu annonce\u00a0: langue des signes ou aide pour entendre. Pas\u00a0: accès facile, sans marche.',
    ],
    [
      'a language is needed, and it announces another',
      { specificCare: ['Langues étrangères (anglais)'] },
      { cares: ['other_language'] },
      {},
      'Ce lieu annonce\u00a0: anglais. Pas\u00a0: autre langue que le français.',
    ],
    [
      'help to read is needed, and it announces something else',
      { specificCare: ['Handicaps moteurs'] },
      { cares: ['reading_help'] },
      {},
      'Ce lieu annonce\u00a0: accès facile, sans marche. Pas\u00a0: aide pour lire et écrire.',
    ],
    [
      'a place for families is needed, and it receives older people',
      { publics: ['Seniors'] },
      { cares: ['families'] },
      {},
      'Ce lieu annonce\u00a0: personnes âgées. Pas\u00a0: familles et enfants.',
    ],
    [
      'the person cannot travel',
      { distanceKm: 3.2 },
      { mobility: 'home' },
      {},
      'La personne ne peut pas se déplacer\u00a0: c’est à 3,2\u00a0km, et ce lieu n’aide pas à distance.',
    ],
    [
      'the person makes short trips only',
      { distanceKm: 5.1 },
      { mobility: 'near' },
      {},
      'La personne ne fait que de courts trajets\u00a0: c’est à 5,1\u00a0km, et ce lieu n’aide pas à distance.',
    ],
    [
      'it is in another area',
      { distanceKm: 62 },
      {},
      {},
      'Trop loin, à 62\u00a0km\u00a0: au-delà de 50\u00a0km, c’est une autre zone.',
    ],
  ])('%s', (_what, some, constraints, input, why) => {
    expect(outcome(some, constraints, input)).toEqual({ kept: false, why: [why], cautions: [] });
  });
});

describe('what does not exclude a place', () => {
  it.each<[string, Partial<PlaceCandidate>, Partial<Constraints>, Partial<RoutingInput>]>([
    ['it says nothing of whom it receives', { publics: [] }, {}, born(1956)],
    ['one of the publics may be hers', { publics: ['Jeunes', 'Familles et/ou enfants'] }, {}, born(1956)],
    ['the age is not known', { publics: ['Jeunes'] }, {}, born(null)],
    ['the gender is not known', { publics: ['Femmes'] }, {}, born(1956)],
    ['she may be 30 still, by her year of birth', { publics: ['Jeunes'] }, {}, born(1995)],
    ['he is 55', { publics: ['Seniors'] }, {}, born(1971)],
    [
      'the care is announced among others',
      { specificCare: ['Surdité', 'Handicaps moteurs'] },
      { cares: ['step_free'] },
      {},
    ],
    ['a few steps away', { distanceKm: 1.5 }, { mobility: 'home' }, {}],
    ['a short trip', { distanceKm: 5 }, { mobility: 'near' }, {}],
    ['it helps from a distance', { accompaniment: ['À distance'], distanceKm: 30 }, { mobility: 'home' }, {}],
    [
      'far, but it helps from a distance',
      { accompaniment: ['Accompagnement individuel', 'À distance'], distanceKm: 90 },
      {},
      {},
    ],
    ['just within the area', { distanceKm: 50 }, {}, {}],
  ])('%s', (_what, some, constraints, input) => {
    expect(outcome(some, constraints, input)).toMatchObject({ kept: true, why: [] });
  });
});

describe('what a place leaves unsaid', () => {
  it.each<[string, Partial<PlaceCandidate>, Partial<Constraints>, string]>([
    [
      'of the care that is needed',
      { specificCare: [] },
      { cares: ['step_free'] },
      'Ne dit rien de ceci\u00a0: accès facile, sans marche. À demander en appelant.',
    ],
    [
      'of whom it receives',
      { publics: [] },
      { cares: ['families'] },
      'Ne dit rien de ceci\u00a0: familles et enfants. À demander en appelant.',
    ],
    [
      'of help from a distance',
      { accompaniment: [] },
      { mobility: 'home' },
      'Ne dit pas s’il aide à distance\u00a0: à demander en appelant.',
    ],
  ])('%s, ranks it below and asks', (_what, some, constraints, caution) => {
    const { kept, cautions } = outcome(some, constraints, {});
    expect([kept, cautions[0]]).toEqual([true, caution]);
  });

  it('comes after all those that say it, however near', () => {
    const near = buildPlace('muet', { distanceKm: 0.1, hasAccount: true, fees: ['Gratuit'] });
    const far = buildPlace('sûr', { distanceKm: 40, specificCare: ['Handicaps moteurs'], updatedOn: null });
    const { kept } = suggest(buildRouting([near, far], {}, { cares: ['step_free'] }));
    expect(kept.map(({ name }) => name)).toEqual(['Lieu sûr', 'Lieu muet']);
    expect(kept[0]).toMatchObject({
      ranking: 'Devant le suivant\u00a0: dit répondre à tout ce qui est demandé.',
      why: ['Propose un accompagnement individuel.', 'À 40\u00a0km.', 'Dit répondre à ce qui est demandé.'],
    });
    expect(kept[1]).toMatchObject({ ranking: 'Derrière le premier\u00a0: ne dit pas tout ce qui est demandé.' });
  });
});

it('a caisse that said no is not asked again', () => {
  const fund = { fundId: 'cpam', name: 'CPAM de la Somme', scheme: 'general', refusedOn: '2026-11-03' } as const;
  const { kept, excluded } = suggest(
    buildRouting([], { needs: ['rights'], candidates: { places: [], workshops: [], fund } }),
  );
  expect(kept).toEqual([]);
  expect(excluded).toEqual([
    {
      kind: 'fund',
      id: 'cpam',
      name: 'CPAM de la Somme',
      why: ['A déjà dit non pour cette personne, le 3\u00a0novembre.'],
    },
  ]);
});
