import { sourceOf } from './source-name.js';

it.each([
  [
    '2026-11-02_13001653800014_lieux-de-mediation-numerique_grand-est.csv',
    '13001653800014-lieux-de-mediation-numerique-grand-est',
  ],
  ['lieux-grandest-20261102.csv', 'lieux-grandest'],
  ['lieux-grandest (1).csv', 'lieux-grandest'],
  ['Lieux GrandEst.CSV', 'lieux-grandest'],
  ['2026-11-02.csv', 'annuaire'],
])('%s comes from %s', (file, source) => {
  expect(sourceOf(file)).toBe(source);
});
