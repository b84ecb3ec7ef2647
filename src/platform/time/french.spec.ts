import {
  duration,
  durationInWords,
  fullDay,
  longDay,
  longMoment,
  monthAndYear,
  numericDay,
  relativeDay,
  relativeMoment,
  shortDay,
  timeOf,
} from './french.js';

describe('days in French', () => {
  it('writes them out, with « 1er » and no-break spaces', () => {
    expect(longDay('2026-11-24')).toBe('mardi 24\u00a0novembre 2026');
    expect(longDay('2026-03-01')).toBe('dimanche 1er\u00a0mars 2026');
    expect(longDay('2028-02-29')).toBe('mardi 29\u00a0février 2028');
    expect(fullDay('2026-08-02')).toBe('2\u00a0août 2026');
    expect(numericDay('2026-11-04')).toBe('04/11/2026');
    expect(monthAndYear('2026-12-31')).toBe('décembre 2026');
  });

  it('says the year only when it is another one', () => {
    expect(shortDay('2026-11-12', '2026-11-24')).toBe('12\u00a0novembre');
    expect(shortDay('2025-11-12', '2026-11-24')).toBe('12\u00a0novembre 2025');
  });

  it.each([
    ['2026-11-22', 'avant-hier'],
    ['2026-11-23', 'hier'],
    ['2026-11-24', 'aujourd’hui'],
    ['2026-11-25', 'demain'],
    ['2026-11-26', 'après-demain'],
    ['2026-11-21', '21\u00a0novembre'],
    ['2025-12-31', '31\u00a0décembre 2025'],
  ])('calls %s « %s » on 24 November 2026', (day, words) => {
    expect(relativeDay(day, '2026-11-24')).toBe(words);
  });
});

describe('times in French', () => {
  it('drops the minutes of a full hour and keeps the zero of 17 h 05', () => {
    expect(timeOf(new Date('2026-11-24T08:40:00Z'))).toBe('9\u00a0h\u00a040');
    expect(timeOf(new Date('2026-11-24T16:05:00Z'))).toBe('17\u00a0h\u00a005');
    expect(timeOf(new Date('2026-11-24T13:00:00Z'))).toBe('14\u00a0h');
    expect(timeOf(new Date('2026-11-23T23:00:00Z'))).toBe('0\u00a0h');
  });

  it('follows the change of hour on the last Sundays of March and October', () => {
    expect(timeOf(new Date('2026-03-29T00:59:00Z'))).toBe('1\u00a0h\u00a059');
    expect(timeOf(new Date('2026-03-29T01:00:00Z'))).toBe('3\u00a0h');
    expect(timeOf(new Date('2026-10-25T00:30:00Z'))).toBe('2\u00a0h\u00a030');
    expect(timeOf(new Date('2026-10-25T01:30:00Z'))).toBe('2\u00a0h\u00a030');
    expect(timeOf(new Date('2026-10-25T02:30:00Z'))).toBe('3\u00a0h\u00a030');
  });

  it('says when, beside now', () => {
    const now = new Date('2026-11-24T15:00:00Z');
    expect(relativeMoment(new Date('2026-11-24T08:40:00Z'), now)).toBe('aujourd’hui, 9\u00a0h\u00a040');
    expect(relativeMoment(new Date('2026-11-23T16:05:00Z'), now)).toBe('hier, 17\u00a0h\u00a005');
    expect(relativeMoment(new Date('2026-11-12T08:00:00Z'), now)).toBe('12\u00a0novembre, 9\u00a0h');
    expect(relativeMoment(new Date('2026-11-24T02:00:00Z'), now, 'America/Guadeloupe')).toBe('hier, 22\u00a0h');
    expect(longMoment(new Date('2026-11-24T08:40:00Z'))).toBe('mardi 24\u00a0novembre 2026 à 9\u00a0h\u00a040');
  });
});

describe('durations in French', () => {
  it.each([
    [0, '0\u00a0min', '0\u00a0minute'],
    [1, '1\u00a0min', '1\u00a0minute'],
    [45, '45\u00a0min', '45\u00a0minutes'],
    [60, '1\u00a0h', '1\u00a0heure'],
    [90, '1\u00a0h\u00a030', '1\u00a0heure 30\u00a0minutes'],
    [125, '2\u00a0h\u00a005', '2\u00a0heures 5\u00a0minutes'],
  ])('%i minutes', (minutes, short, words) => {
    expect(duration(minutes)).toBe(short);
    expect(durationInWords(minutes)).toBe(words);
  });

  it('refuses what is not a whole number of minutes', () => {
    expect(() => duration(-5)).toThrow(RangeError);
    expect(() => duration(1.5)).toThrow(RangeError);
  });
});
