import { publicHoliday } from './public-holidays.js';

describe('publicHoliday', () => {
  it.each([
    ['2026-04-06', 'lundi de Pâques'],
    ['2026-05-14', 'Ascension'],
    ['2026-05-25', 'lundi de Pentecôte'],
    ['2027-03-29', 'lundi de Pâques'],
    ['2024-04-01', 'lundi de Pâques'],
    ['2038-04-26', 'lundi de Pâques'],
    ['2026-11-01', 'Toussaint'],
    ['2026-12-25', 'Noël'],
  ])('%s is %s everywhere', (day, name) => {
    expect(publicHoliday(day, '54395')).toBe(name);
    expect(publicHoliday(day, null)).toBe(name);
  });

  it.each(['2026-11-24', '2026-04-05', '2026-04-03', '2026-12-26', '2026-05-22'])('%s is ordinary in Nancy', (day) => {
    expect(publicHoliday(day, '54395')).toBeUndefined();
  });

  it.each([
    ['2026-04-03', '57463', 'Vendredi saint'],
    ['2026-12-26', '67482', 'Saint-Étienne'],
    ['2026-12-26', '68224', 'Saint-Étienne'],
    ['2026-05-27', '97105', 'abolition de l’esclavage'],
    ['2026-05-22', '97209', 'abolition de l’esclavage'],
    ['2026-06-10', '97302', 'abolition de l’esclavage'],
    ['2026-12-20', '97411', 'abolition de l’esclavage'],
    ['2026-04-27', '97608', 'abolition de l’esclavage'],
    ['2026-10-09', '97701', 'abolition de l’esclavage'],
    ['2026-05-28', '97801', 'abolition de l’esclavage'],
    ['2026-09-24', '98818', 'fête de la citoyenneté'],
  ])('%s in %s is %s', (day, insee, name) => {
    expect(publicHoliday(day, insee)).toBe(name);
  });
});
