import { periodOf } from './period.js';

describe('the period of a page', () => {
  it.each([
    ['jour', '2026-11-24', '2026-11-24', '2026-11-24', '2026-11-23', '2026-11-25', 'Mardi 24\u00a0novembre 2026'],
    [
      'semaine',
      '2026-11-24',
      '2026-11-23',
      '2026-11-29',
      '2026-11-17',
      '2026-12-01',
      'Semaine du 23 au 29\u00a0novembre 2026',
    ],
    [
      'semaine',
      '2026-12-02',
      '2026-11-30',
      '2026-12-06',
      '2026-11-25',
      '2026-12-09',
      'Semaine du 30\u00a0novembre au 6\u00a0décembre 2026',
    ],
    [
      'semaine',
      '2026-12-31',
      '2026-12-28',
      '2027-01-03',
      '2026-12-24',
      '2027-01-07',
      'Semaine du 28\u00a0décembre 2026 au 3\u00a0janvier 2027',
    ],
    ['mois', '2026-11-24', '2026-10-26', '2026-12-06', '2026-10-24', '2026-12-24', 'Novembre 2026'],
    ['mois', '2027-01-31', '2026-12-28', '2027-01-31', '2026-12-31', '2027-02-28', 'Janvier 2027'],
    [
      'liste',
      '2026-11-24',
      '2026-11-24',
      '2026-12-21',
      '2026-10-27',
      '2026-12-22',
      'Du 24\u00a0novembre au 21\u00a0décembre 2026',
    ],
  ] as const)('%s of %s', (view, day, first, last, previous, next, title) => {
    expect(periodOf(view, day)).toEqual({ view, day, first, last, previous, next, title });
  });
});
