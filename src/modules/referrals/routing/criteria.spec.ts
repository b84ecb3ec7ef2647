import { buildPlace, buildRouting } from '../../../../test/factories/routing.js';
import type { PlaceCandidate, RoutingInput } from './candidates.js';
import type { Constraints } from './constraints.js';
import { valuesOf } from './criteria.js';
import { fact } from './facts.js';
import { suggest } from './route.js';
import { sceneOf } from './scene.js';
import type { Criterion } from './weights.js';

const wanted = ['Accompagnement individuel'];

const read = (
  criterion: Criterion,
  some: Partial<PlaceCandidate>,
  constraints: Partial<Constraints> = {},
  input: Partial<RoutingInput> = {},
): [number, string] => {
  const place = buildPlace('p', some);
  const scene = sceneOf(buildRouting([place], input, constraints), wanted);
  return [Math.round(valuesOf(place, scene)[criterion] * 1000) / 1000, fact(criterion, place, scene)];
};

const record = (sent: number, answered: number, pending: number, medianAnswerHours: number | null) => ({
  record: { sent, answered, pending, medianAnswerHours },
});

describe('the value of each criterion, and its words', () => {
  it.each<[Criterion, Partial<PlaceCandidate>, number, string]>([
    ['accompaniment', {}, 1, 'annonce accompagnement individuel'],
    ['accompaniment', { accompaniment: [] }, 0.25, 'ne dit pas comment il accompagne'],
    ['needs', {}, 0.5, 'aucun besoin précisé'],
    ['distance', { distanceKm: 0 }, 1, 'à moins de 100\u00a0m'],
    ['distance', { distanceKm: 5 }, 0.5, 'à 5\u00a0km'],
    ['distance', { distanceKm: 20 }, 0.2, 'à 20\u00a0km'],
    ['distance', { distanceKm: undefined }, 0, 'distance inconnue'],
    ['access_mode', { hasAccount: true }, 1, 'répond dans Passerelle'],
    ['access_mode', { hasEmail: true }, 0.8, 'peut répondre par un lien'],
    [
      'access_mode',
      { accessModes: ['Envoyer un mail avec une fiche de prescription'] },
      0.8,
      'accepte les orientations par mail',
    ],
    ['access_mode', { accessModes: ['Téléphoner'] }, 0.5, 'dit comment y venir'],
    ['access_mode', {}, 0.3, 'ne dit pas comment y venir'],
    ['opening_hours', {}, 0.4, 'horaires non connus'],
    ['opening_hours', { opening: { days: [1, 2], hours: 10 } }, 0.5, 'ouvert 10\u00a0h par semaine'],
    ['opening_hours', { opening: { days: [1, 2, 3, 4, 5], hours: 35 } }, 1, 'ouvert 35\u00a0h par semaine'],
    ['freshness', { updatedOn: '2026-05-24' }, 1, 'fiche à jour'],
    ['freshness', { updatedOn: '2025-08-24' }, 0.5, 'fiche de 15\u00a0mois'],
    ['freshness', { updatedOn: '2024-11-24' }, 0, 'fiche de 2\u00a0ans'],
    ['freshness', { updatedOn: null }, 0, 'fiche sans date'],
    ['capacity', {}, 0.5, 'places en atelier non connues'],
    ['capacity', { seatsLeft: 0 }, 0, 'complet'],
    ['capacity', { seatsLeft: 1 }, 1, 'une place libre'],
    ['capacity', { seatsLeft: 4 }, 1, '4\u00a0places libres'],
    ['load', {}, 1, 'aucune orientation en attente'],
    ['load', record(5, 4, 1, 10), 0.833, 'une orientation en attente'],
    ['load', record(9, 4, 5, 10), 0.5, '5\u00a0orientations en attente'],
    ['answer_delay', {}, 0.5, 'délai de réponse non connu'],
    ['answer_delay', record(2, 2, 0, 1), 0.5, 'délai de réponse non connu'],
    ['answer_delay', record(3, 3, 0, 48), 0.6, 'répond en 2\u00a0jours le plus souvent'],
    ['answer_delay', record(3, 3, 0, 5), 0.935, 'répond dans la journée le plus souvent'],
    ['answer_delay', record(3, 3, 0, 72), 0.5, 'répond en 3\u00a0jours le plus souvent'],
    ['answer_rate', record(2, 2, 0, 1), 0.5, 'trop peu d’orientations pour savoir s’il répond'],
    ['answer_rate', record(4, 3, 1, 1), 1, 'répond à 100\u00a0% des orientations'],
    ['answer_rate', record(10, 7, 0, 1), 0.7, 'répond à 70\u00a0% des orientations'],
    ['fees', { fees: ['Gratuit', 'Payant'] }, 1, 'gratuit et payant'],
    ['fees', { fees: ['Gratuit sous condition'] }, 0.6, 'gratuit sous condition'],
    ['fees', {}, 0.4, 'ne dit pas si c’est gratuit'],
    ['fees', { fees: ['Payant'] }, 0, 'payant'],
  ])('%s of %j', (criterion, some, value, words) => {
    expect(read(criterion, some)).toEqual([value, words]);
  });

  it.each<[Partial<PlaceCandidate>, number[], number, string]>([
    [{ opening: { days: [3], hours: 3 } }, [3], 1, 'ouvert le jour voulu'],
    [{ opening: { days: [3], hours: 3 } }, [2], 0, 'fermé le jour voulu'],
    [{ opening: { days: [1, 3], hours: 6 } }, [1, 3], 1, 'ouvert les jours voulus'],
    [{ opening: { days: [3], hours: 3 } }, [2, 3], 0.5, 'fermé une partie des jours voulus'],
    [{ opening: { days: [3], hours: 3 } }, [1, 2], 0, 'fermé les jours voulus'],
  ])('opening hours of %j against the days %j', (some, days, value, words) => {
    expect(read('opening_hours', some, { days })).toEqual([value, words]);
  });

  it.each<[Partial<PlaceCandidate>, Partial<RoutingInput>, number, string]>([
    [{ services: ['Aide aux démarches administratives'] }, { needs: ['ameli'] }, 1, 'ses services répondent au besoin'],
    [
      { services: ['Loisirs et créations numériques'] },
      { needs: ['ameli'] },
      0,
      'ses services ne citent pas le besoin',
    ],
    [{}, { needs: ['ameli'] }, 0.4, 'ne dit pas ses services'],
    [{}, { needs: ['rights'] }, 0.5, 'aucun besoin précisé'],
    [
      { services: ['Aide aux démarches administratives'], specificCare: ['Langues étrangères (autres)'] },
      { needs: ['ameli'], person: { wishes: ['interpreter'], scheme: 'general' } },
      1,
      'ses services répondent au besoin et accueille en langue étrangère',
    ],
    [
      { services: ['Aide aux démarches administratives'] },
      { needs: ['ameli'], person: { wishes: ['interpreter'], scheme: 'general' } },
      0.7,
      'ses services répondent au besoin et ne dit pas accueillir en langue étrangère',
    ],
  ])('needs of %j against %j', (some, input, value, words) => {
    expect(read('needs', some, {}, input)).toEqual([value, words]);
  });
});

describe('why a place stands where it stands', () => {
  const places = [
    buildPlace('ici', { distanceKm: 1, updatedOn: '2026-11-02', ...record(6, 6, 0, 47) }),
    buildPlace('là', { distanceKm: 5, updatedOn: '2025-09-24' }),
  ];

  it('is told beside the next one, then beside the first', () => {
    const { kept } = suggest(buildRouting(places));
    expect(kept.map((one) => (one.kind === 'place' ? one.ranking : null))).toEqual([
      'Devant le suivant\u00a0: plus proche de 4\u00a0km, répond à 100\u00a0% des orientations et fiche à jour.',
      'Derrière le premier\u00a0: plus loin de 4\u00a0km, trop peu d’orientations pour savoir s’il répond et fiche de 14\u00a0mois.',
    ]);
  });

  it('is told alone by no one', () => {
    const { kept } = suggest(buildRouting([buildPlace('seul')]));
    expect(kept[0]).toMatchObject({ ranking: null });
  });

  it('counts points out of 100, what brings most first', () => {
    const { kept } = suggest(buildRouting(places));
    const first = kept[0]?.kind === 'place' ? kept[0].points : [];
    expect(first.slice(0, 3)).toEqual([
      { criterion: 'accompaniment', points: 21, outOf: 21, words: 'annonce accompagnement individuel' },
      { criterion: 'distance', points: 14, outOf: 17, words: 'à 1\u00a0km' },
      { criterion: 'needs', points: 8, outOf: 17, words: 'aucun besoin précisé' },
    ]);
    expect(first).toHaveLength(11);
  });
});
