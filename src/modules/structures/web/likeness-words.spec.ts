import { likenessWords } from './likeness-words.js';

it('says in words why two places look like one', () => {
  expect(
    likenessWords({ score: 92, nameScore: 100, streetScore: 100, distanceMetres: 3, samePivot: true, samePhone: true }),
  ).toEqual([
    'Même nom',
    'Même adresse',
    'Au même endroit',
    'Même numéro SIRET (il peut être partagé par plusieurs lieux)',
    'Même téléphone',
  ]);
  expect(
    likenessWords({
      ...{ score: 61, nameScore: 84, streetScore: 62, distanceMetres: null, samePivot: false, samePhone: false },
    }),
  ).toEqual([
    'Noms proches à 84\u00a0%',
    'Adresses proches à 62\u00a0%',
    'Position inconnue ou approximative pour l’un des deux\u00a0: la distance ne compte pas',
  ]);
});
