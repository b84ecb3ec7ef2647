import { readTime, spanOf, wallTimesOf, writeTime } from './wall-times.js';

describe('a time that was typed', () => {
  it.each([
    ['14:30', 870],
    ['9h', 540],
    ['9 h 05', 545],
    ['9 h 05 min', 545],
    ['00:00', 0],
    ['24 h', 0],
    ['7', 420],
  ])('%s is read', (text, minutes) => expect(readTime(text)).toBe(minutes));

  it.each(['', 'midi', '25:00', '9:75', '14:3', '-1', '24:01', undefined])('%s is not one', (text) =>
    expect(readTime(text)).toBeNull(),
  );

  it('is shown as the browser’s own field wants it', () => expect(writeTime(545)).toBe('09:05'));
});

describe('the span of a workshop', () => {
  it('ends the next day when its end comes before its beginning on the clock', () => {
    const { startsAt, endsAt } = spanOf('2026-12-31', { start: 22 * 60, end: 90 }, 'Europe/Paris');
    expect([startsAt.toISOString(), endsAt.toISOString()]).toEqual([
      '2026-12-31T21:00:00.000Z',
      '2027-01-01T00:30:00.000Z',
    ]);
    expect(wallTimesOf({ startsAt, endsAt }, 'Europe/Paris')).toEqual({ day: '2026-12-31', start: 1320, end: 90 });
  });

  it('is an hour longer in the night of October, an hour shorter in that of March', () => {
    const hours = (day: string) => {
      const { startsAt, endsAt } = spanOf(day, { start: 23 * 60, end: 4 * 60 }, 'Europe/Paris');
      return (endsAt.getTime() - startsAt.getTime()) / 3_600_000;
    };
    expect([hours('2026-10-24'), hours('2027-03-27'), hours('2026-11-24')]).toEqual([6, 4, 5]);
  });

  it('follows the clocks of the place', () => {
    const { startsAt } = spanOf('2026-12-01', { start: 14 * 60, end: 16 * 60 }, 'Pacific/Noumea');
    expect(startsAt.toISOString()).toBe('2026-12-01T03:00:00.000Z');
  });
});
