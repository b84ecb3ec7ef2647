import { daysOf, type SeriesRule, weekOfMonth } from './series-days.js';

const rule = (changes: Partial<SeriesRule>): SeriesRule => ({
  ...{ kind: 'weekly', every: 1, weekdays: [2], weekOfMonth: 1, fromDay: '2026-12-01', untilDay: '2026-12-22' },
  ...{ skipHolidays: true, excludedDays: [], ...changes },
});

describe('the days of a series', () => {
  it('leave out those excluded, and say the public holidays of the commune', () => {
    const days = daysOf(
      rule({ weekdays: [7], fromDay: '2026-12-13', untilDay: '2026-12-27', excludedDays: ['2026-12-13'] }),
      '97411',
    );
    expect(days).toEqual([
      { day: '2026-12-20', holiday: 'abolition de l’esclavage' },
      { day: '2026-12-27', holiday: null },
    ]);
  });

  it('come every other week from the first one', () => {
    expect(daysOf(rule({ every: 2 }), null).map(({ day }) => day)).toEqual(['2026-12-01', '2026-12-15']);
  });

  it.each([
    ['2026-12-01', 1],
    ['2026-12-08', 2],
    ['2026-12-28', 4],
    ['2026-12-29', -1],
  ])('%s is the one number %i of its month', (day, number) => expect(weekOfMonth(day)).toBe(number));
});
