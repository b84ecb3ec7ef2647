import { buildPlace as place, buildRouting } from '../../../../test/factories/routing.js';
import type { RoutingInput, Suggestion, WorkshopCandidate } from './candidates.js';
import { suggest } from './route.js';

const workshop = (workshopId: string, some: Partial<WorkshopCandidate> = {}): WorkshopCandidate => ({
  workshopId,
  name: `Atelier ${workshopId}`,
  byFund: false,
  format: 'group',
  startsOn: '2026-12-01',
  distanceKm: 5,
  positionApproximate: false,
  ...some,
});

const fund = { fundId: 'cpam', name: 'CPAM de la Somme', scheme: 'general' } as const;

function input(
  level: RoutingInput['level'],
  candidates: Partial<RoutingInput['candidates']> = {},
  some: Partial<RoutingInput> = {},
): RoutingInput {
  return buildRouting([], { level, candidates: { places: [], workshops: [], ...candidates }, ...some });
}
const ids = (kept: Suggestion[]): string[] =>
  kept.map((one) => {
    if (one.kind === 'place') return one.placeId;
    if (one.kind === 'workshop') return one.workshopId;
    return one.kind === 'health_access_mission' ? `mission ${one.motive}` : one.kind;
  });

describe('débutant', () => {
  it('is not sent to workshops nor to the caisse', () => {
    const { kept } = suggest(input('beginner', { places: [place('p')], workshops: [workshop('w')], fund }));
    expect(ids(kept)).toEqual(['p']);
  });
});

describe('intermédiaire', () => {
  it('goes to workshops of the caisse, workshops nearby, places with workshops, the mission, the sheet', () => {
    const { kept, excluded } = suggest(
      input('intermediate', {
        fund,
        workshops: [
          workshop('voisin', { distanceKm: 1, seatsLeft: 1 }),
          workshop('caisse', { byFund: true, distanceKm: 9, seatsLeft: 4 }),
          workshop('complet', { byFund: true, distanceKm: 1, seatsLeft: 0 }),
          workshop('passé', { startsOn: '2026-11-23' }),
        ],
        places: [
          place('muet', { accompaniment: [], distanceKm: 0.5 }),
          place('atelier', { accompaniment: ['Dans un atelier collectif'] }),
          place('seul'),
        ],
      }),
    );
    expect(ids(kept)).toEqual([
      ...['caisse', 'voisin', 'complet', 'atelier', 'muet', 'mission digital', 'information_sheet'],
    ]);
    expect(kept[0]?.why).toEqual(['Atelier de la caisse.', 'En groupe.', 'À 9\u00a0km.', '4\u00a0places libres.']);
    expect(kept[1]?.why.at(-1)).toBe('Une place libre.');
    expect(kept[2]?.why.at(-1)).toBe('Complet à ce jour\u00a0: la personne peut attendre qu’une place se libère.');
    expect(kept[5]?.why).toEqual(['La caisse rappelle la personne et l’aide à utiliser ses services en ligne.']);
    expect(excluded).toEqual([
      { kind: 'workshop', id: 'passé', name: 'Atelier passé', why: ['Cet atelier est passé.'] },
      {
        kind: 'place',
        id: 'seul',
        name: 'Lieu seul',
        why: ['Ce lieu ne propose pas d’atelier collectif, seulement\u00a0: accompagnement individuel.'],
      },
    ]);
  });

  it.each([
    ['a wish', { person: { wishes: ['oral'], scheme: 'general' } }],
    ['the assessment', { suggestedFormat: 'individual' }],
  ] as const)('is offered individual workshops first after %s', (_what, some) => {
    const candidates = {
      workshops: [
        workshop('groupe', { distanceKm: 1, byFund: true }),
        workshop('individuel', { format: 'individual' }),
      ],
      places: [place('seul')],
    };
    const { kept, excluded } = suggest(input('intermediate', candidates, some));
    expect(ids(kept)).toEqual(['individuel', 'groupe', 'seul', 'own_fund', 'information_sheet']);
    expect(excluded).toEqual([]);
  });

  it('of another scheme is not sent to this caisse, but to its own', () => {
    const { kept, excluded } = suggest(
      input(
        'intermediate',
        { fund, workshops: [workshop('caisse', { byFund: true })] },
        { person: { wishes: [], scheme: 'msa' } },
      ),
    );
    expect(ids(kept)).toEqual(['own_fund', 'information_sheet']);
    expect(kept[0]).toMatchObject({
      name: 'MSA du lieu de résidence',
      why: ['La personne est affiliée au régime agricole (MSA)\u00a0: sa caisse a son propre accueil.'],
    });
    expect(excluded).toEqual([
      {
        kind: 'workshop',
        id: 'caisse',
        name: 'Atelier caisse',
        why: ['La personne est affiliée au régime agricole (MSA), que cette caisse ne sert pas.'],
      },
      {
        kind: 'fund',
        id: 'cpam',
        name: 'CPAM de la Somme',
        why: ['La personne est affiliée au régime agricole (MSA), que cette caisse ne sert pas.'],
      },
    ]);
  });

  it('is sent to the MSA when the caisse at hand is one', () => {
    const msa = { fundId: 'msa', name: 'MSA de Picardie', scheme: 'msa' } as const;
    const { kept } = suggest(input('intermediate', { fund: msa }, { person: { wishes: [], scheme: 'msa' } }));
    expect(ids(kept)).toEqual(['fund_workshops', 'mission digital', 'information_sheet']);
    expect(kept[0]).toMatchObject({ fundId: 'msa', name: 'Ateliers numériques\u00a0: MSA de Picardie' });
  });

  it('of unknown scheme is asked first, and nothing is excluded', () => {
    const { kept, excluded } = suggest(
      input(
        'intermediate',
        { fund, workshops: [workshop('caisse', { byFund: true })] },
        { person: { wishes: [], scheme: 'unknown' } },
      ),
    );
    expect(ids(kept)).toEqual(['ask_scheme', 'caisse', 'mission digital', 'information_sheet']);
    expect(kept[2]?.why[1]).toBe('Seulement si la personne est affiliée au régime général (CPAM).');
    expect(excluded).toEqual([]);
  });
});

describe('autonome', () => {
  it('receives the information sheet alone', () => {
    const { kept, excluded } = suggest(
      input('independent', { fund, places: [place('p')], workshops: [workshop('w')] }),
    );
    expect(kept).toEqual([
      {
        kind: 'information_sheet',
        rank: 1,
        name: 'Remettre la fiche d’information',
        why: ['Autonome\u00a0: la fiche d’information suffit, aucune orientation n’est nécessaire.'],
      },
    ]);
    expect(excluded).toEqual([]);
  });
});

describe('non évalué', () => {
  it('does the assessment first', () => {
    const { kept } = suggest(input('notAssessed', { fund, places: [place('p')] }));
    expect(ids(kept)).toEqual(['assessment']);
    expect(kept[0]?.why).toEqual([
      'Le niveau n’est pas évalué\u00a0: quelques questions suffisent pour bien orienter.',
    ]);
  });
});

describe('rights, care and social needs', () => {
  it.each([
    ['notAssessed', ['assessment', 'mission rights']],
    ['beginner', ['mission rights', 'p']],
    ['intermediate', ['mission rights', 'fund_workshops', 'p', 'information_sheet']],
    ['independent', ['mission rights', 'information_sheet']],
  ] as const)('go to the caisse’s mission at any level: %s', (level, expected) => {
    const places = [place('p', { accompaniment: [] })];
    expect(ids(suggest(input(level, { fund, places }, { needs: ['rights'] })).kept)).toEqual(expected);
  });

  it('make one request each', () => {
    const { kept } = suggest(input('independent', { fund }, { needs: ['social', 'care', 'email'] }));
    expect(ids(kept)).toEqual(['mission care', 'mission social', 'information_sheet']);
  });
});
