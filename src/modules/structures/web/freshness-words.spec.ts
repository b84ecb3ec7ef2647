import { freshnessWords } from './freshness-words.js';

describe('freshnessWords', () => {
  it.each([
    ['2026-11-24', 'Fiche mise à jour aujourd’hui', false],
    ['2026-11-23', 'Fiche mise à jour hier', false],
    ['2026-11-04', 'Fiche mise à jour il y a 20\u00a0jours', false],
    ['2026-10-24', 'Fiche mise à jour il y a 1\u00a0mois', false],
    ['2026-05-24', 'Fiche mise à jour il y a 6\u00a0mois', false],
    ['2026-05-23', 'Fiche non mise à jour depuis 6\u00a0mois', false],
    ['2025-09-10', 'Fiche non mise à jour depuis 14\u00a0mois', false],
    ['2024-11-24', 'Fiche non mise à jour depuis 2\u00a0ans', false],
    ['2024-11-23', 'Fiche non mise à jour depuis 2\u00a0ans', true],
    ['2020-02-29', 'Fiche non mise à jour depuis 6\u00a0ans', true],
    [null, 'Date de mise à jour inconnue', false],
  ])('of %s', (day, text, old) => {
    expect(freshnessWords(day, '2026-11-24')).toEqual({ text, old });
  });
});
