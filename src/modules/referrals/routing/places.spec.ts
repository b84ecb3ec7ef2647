import { buildPlace as place, buildRouting as beginner } from '../../../../test/factories/routing.js';
import type { Suggestion } from './candidates.js';
import { suggest } from './route.js';

const ids = (kept: Suggestion[]): string[] => kept.map((one) => (one.kind === 'place' ? one.placeId : one.kind));

describe('places for a beginner', () => {
  it('goes to places that accompany one person, nearest first', () => {
    const places = [place('loin', { distanceKm: 14.4 }), place('près', { distanceKm: 0.42 }), place('moyen')];
    const { kept, excluded } = suggest(beginner(places));
    expect(ids(kept)).toEqual(['près', 'moyen', 'loin']);
    expect(kept.map((one) => one.rank)).toEqual([1, 2, 3]);
    expect(kept[0]).toMatchObject({ kind: 'place', path: 'reinforced_support', name: 'Lieu près', distanceKm: 0.42 });
    expect(kept.map((one) => one.why[1])).toEqual([
      'Le plus proche de ceux qui le proposent\u00a0: à 400\u00a0m.',
      'À 3,2\u00a0km.',
      'À 14\u00a0km.',
    ]);
    expect(excluded).toEqual([]);
  });

  it('ranks places that do not say how they accompany below, and never excludes them', () => {
    const places = [place('muet', { accompaniment: [], distanceKm: 0.2 }), place('sûr', { distanceKm: 30 })];
    const { kept, excluded } = suggest(beginner(places));
    expect(ids(kept)).toEqual(['sûr', 'muet']);
    expect(kept[0]?.why).toEqual(['Propose un accompagnement individuel.', 'À 30\u00a0km.']);
    expect(kept[1]?.why).toEqual(['À 200\u00a0m.']);
    expect(kept[1]?.cautions?.[0]).toBe(
      'Ne dit pas comment il accompagne\u00a0: ceux qui le disent comptent davantage. Demandez-le en appelant.',
    );
    expect(excluded).toEqual([]);
  });

  it('excludes each place that can’t serve, and says why', () => {
    const places = [
      place('atelier', { accompaniment: ['Dans un atelier collectif', 'En autonomie'] }),
      place('fermé', { accessModes: ["Ce lieu n'accueille pas de public"] }),
      place('typographié', { accessModes: ['Ce lieu n’accueille pas de public', 'Téléphoner'] }),
      place('parti', { standing: 'gone' }),
      place('douteux', { standing: 'doubtful' }),
    ];
    const { kept, excluded } = suggest(beginner(places));
    expect(kept).toEqual([]);
    expect(excluded).toEqual([
      {
        kind: 'place',
        id: 'atelier',
        name: 'Lieu atelier',
        why: [
          'Ce lieu ne propose pas d’accompagnement individuel, seulement\u00a0: ateliers collectifs et accès en autonomie.',
        ],
      },
      { kind: 'place', id: 'fermé', name: 'Lieu fermé', why: ['Ce lieu n’accueille pas de public.'] },
      { kind: 'place', id: 'typographié', name: 'Lieu typographié', why: ['Ce lieu n’accueille pas de public.'] },
      { kind: 'place', id: 'parti', name: 'Lieu parti', why: ['Ce lieu n’est plus dans l’annuaire.'] },
      {
        kind: 'place',
        id: 'douteux',
        name: 'Lieu douteux',
        why: ['Sa position est douteuse dans l’annuaire\u00a0: à vérifier d’abord.'],
      },
    ]);
  });

  it('puts places of unknown position last, and says when a position is that of the commune', () => {
    const places = [
      place('inconnu', { distanceKm: undefined }),
      place('commune', { distanceKm: 6.02, positionApproximate: true }),
      place('ici', { distanceKm: 0, positionApproximate: true }),
      place('porte', { distanceKm: 0.01 }),
    ];
    const { kept } = suggest(beginner(places));
    expect(kept.map((one) => `${one.name} ${one.why[1]}`)).toEqual([
      'Lieu ici Le plus proche de ceux qui le proposent\u00a0: dans la même commune.',
      'Lieu porte À moins de 100\u00a0m.',
      'Lieu commune À environ 6\u00a0km.',
      'Lieu inconnu undefined',
    ]);
    expect(kept[3]?.cautions).toContain('Distance inconnue.');
  });

  it('gives the reasons that count for this person', () => {
    const full = place('complet', {
      accompaniment: ['Accompagnement individuel', 'Dans un atelier collectif'],
      services: ['Maîtrise des outils numériques du quotidien'],
      specificCare: ['Langues étrangères (autres)'],
      fees: ['Gratuit'],
      hasAccount: true,
    });
    const poor = place('autre', {
      services: ['Loisirs et créations numériques'],
      fees: ['Payant'],
      accessModes: ['Se présenter', 'Téléphoner', 'Prendre un RDV en ligne'],
      updatedOn: '2024-11-23',
      distanceKm: 1,
    });
    const { kept } = suggest(
      beginner([poor, full], { needs: ['basics'], person: { wishes: ['interpreter'], scheme: 'general' } }),
    );
    expect(kept.map((one) => one.why)).toEqual([
      [
        'Propose un accompagnement individuel.',
        'À 3,2\u00a0km.',
        'Ses services répondent au besoin.',
        'Accueille en langue étrangère.',
        'Gratuit.',
        'Répond dans Passerelle\u00a0: vous lirez ici sa réponse et le résultat.',
      ],
      [
        'Propose un accompagnement individuel.',
        'À 1\u00a0km.',
        'Pour y venir\u00a0: se présenter, téléphoner et prendre rendez-vous en ligne.',
      ],
    ]);
    expect(kept.map((one) => one.cautions)).toEqual([
      [],
      [
        'Ses services annoncés ne citent pas le besoin.',
        'Payant.',
        'Ne répond pas encore dans Passerelle\u00a0: c’est vous qui l’appelez.',
        'Sa fiche a plus de 2\u00a0ans\u00a0: vérifiez en appelant.',
      ],
    ]);
  });

  it('at equal distance, prefers who answers here, then free, then fresh', () => {
    const places = [
      place('e', { updatedOn: null }),
      place('d', { updatedOn: '2025-01-01' }),
      place('c'),
      place('b', { fees: ['Gratuit'] }),
      place('a', { hasAccount: true }),
    ];
    expect(ids(suggest(beginner(places)).kept)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
