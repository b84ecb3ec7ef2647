import {
  instantOf,
  addDays,
  addMonths,
  ageOn,
  dayIn,
  daysBetween,
  endOfMonth,
  isDay,
  startOfDay,
  startOfMonth,
  startOfWeek,
  startOfYear,
  weekday,
} from './day.js';

describe('isDay', () => {
  it.each(['2026-11-24', '2028-02-29', '2000-02-29', '1931-01-01'])('takes %s', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '24/11/2026', '2026-11-24T00:00', ''])(
    'refuses %s',
    (day) => {
      expect(isDay(day)).toBe(false);
    },
  );

  it.each([undefined, null, 20261124, new Date()])('refuses what is not text (%p)', (value) => {
    expect(isDay(value)).toBe(false);
  });
});

describe('dayIn', () => {
  it('changes at midnight in Paris, in winter and in summer', () => {
    expect(dayIn(new Date('2026-11-23T22:59:59Z'))).toBe('2026-11-23');
    expect(dayIn(new Date('2026-11-23T23:00:00Z'))).toBe('2026-11-24');
    expect(dayIn(new Date('2026-07-13T21:59:59Z'))).toBe('2026-07-13');
    expect(dayIn(new Date('2026-07-13T22:00:00Z'))).toBe('2026-07-14');
  });

  it('gives overseas places their own day', () => {
    const instant = new Date('2026-11-24T02:00:00Z');
    expect(dayIn(instant, 'America/Guadeloupe')).toBe('2026-11-23');
    expect(dayIn(instant, 'Indian/Reunion')).toBe('2026-11-24');
    expect(dayIn(new Date('2026-12-31T14:00:00Z'), 'Pacific/Noumea')).toBe('2027-01-01');
  });
});

describe('startOfDay', () => {
  it.each([
    ['2026-11-24', '2026-11-23T23:00:00.000Z'],
    ['2026-07-14', '2026-07-13T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('of %s in Paris is %s', (day, instant) => {
    expect(startOfDay(day).toISOString()).toBe(instant);
  });

  it('knows other zones', () => {
    expect(startOfDay('2026-11-24', 'America/Martinique').toISOString()).toBe('2026-11-24T04:00:00.000Z');
    expect(startOfDay('2026-11-24', 'Indian/Reunion').toISOString()).toBe('2026-11-23T20:00:00.000Z');
  });
});

describe('adding days', () => {
  it('counts one day across the last Sundays of March and October', () => {
    expect(addDays('2026-03-28', 1)).toBe('2026-03-29');
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
    expect(addDays('2026-10-24', 1)).toBe('2026-10-25');
    expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('knows leap days and year ends', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2027-12-31', '2028-12-31')).toBe(366);
    expect(daysBetween('2026-11-24', '2026-11-21')).toBe(-3);
  });

  it('refuses a day that does not exist', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });
});

describe('months, weeks and years', () => {
  it('keeps the date, or takes the last day of a shorter month', () => {
    expect(addMonths('2026-11-24', 6)).toBe('2027-05-24');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2028-02-29', -12)).toBe('2027-02-28');
  });

  it('finds the bounds', () => {
    expect(startOfMonth('2028-02-29')).toBe('2028-02-01');
    expect(endOfMonth('2028-02-10')).toBe('2028-02-29');
    expect(endOfMonth('2026-12-01')).toBe('2026-12-31');
    expect(startOfYear('2026-11-24')).toBe('2026-01-01');
    expect(startOfWeek('2026-11-24')).toBe('2026-11-23');
    expect(startOfWeek('2026-11-29')).toBe('2026-11-23');
    expect(weekday('2026-11-29')).toBe(7);
    expect(weekday('2026-11-23')).toBe(1);
  });
});

describe('ageOn', () => {
  it('is the age reached during the year of that day', () => {
    expect(ageOn(1956, '2026-01-01')).toBe(70);
    expect(ageOn(1956, '2025-12-31')).toBe(69);
  });
});

describe('instantOf', () => {
  const at = (day: string, hour: number, minute: number, zone?: string) =>
    instantOf(day, hour * 60 + minute, zone).toISOString();

  it('reads the clocks of a place, in winter and in summer', () => {
    expect(at('2026-11-24', 14, 30)).toBe('2026-11-24T13:30:00.000Z');
    expect(at('2026-07-14', 9, 0)).toBe('2026-07-14T07:00:00.000Z');
    expect(at('2026-11-24', 9, 0, 'Indian/Reunion')).toBe('2026-11-24T05:00:00.000Z');
    expect(at('2026-11-24', 9, 0, 'Pacific/Noumea')).toBe('2026-11-23T22:00:00.000Z');
  });

  it('keeps each side of a clock change, puts the hour that is skipped after it, and takes the first of two', () => {
    expect(at('2026-03-29', 1, 59)).toBe('2026-03-29T00:59:00.000Z');
    expect(at('2026-03-29', 2, 30)).toBe('2026-03-29T01:30:00.000Z');
    expect(at('2026-03-29', 3, 0)).toBe('2026-03-29T01:00:00.000Z');
    expect(at('2026-10-25', 1, 30)).toBe('2026-10-24T23:30:00.000Z');
    expect(at('2026-10-25', 2, 30)).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-10-25', 3, 0)).toBe('2026-10-25T02:00:00.000Z');
  });

  it('reaches the midnight that ends the day', () => {
    expect(at('2026-10-25', 24, 0)).toBe('2026-10-25T23:00:00.000Z');
  });
});
