import { parseOpeningHours } from './parse-opening-hours.js';
import { minuteOfCycle, minutesOfWeekday, weeklySlots } from './weekly-slots.js';

const slots = (text: string): string | undefined => {
  const hours = parseOpeningHours(text);
  if (!hours) throw new Error(`unreadable: ${text}`);
  return weeklySlots(hours);
};

describe('weeklySlots', () => {
  it('says the same of both weeks', () => {
    expect(slots('Tu 09:00-12:00')).toBe('{[1980,2160),[12060,12240)}');
  });

  it('tells odd weeks from even ones', () => {
    expect(slots('week 1-53/2 Mo 09:00-12:00; week 2-52/2 Tu 14:00-17:00')).toBe('{[540,720),[12360,12540)}');
  });

  it('goes round from the last Sunday to the first Monday', () => {
    expect(slots('week 2-52/2 Su 22:00-02:00')).toBe('{[20040,20160),[0,120)}');
  });

  it('is empty for a place that never opens, unknown when two weeks do not tell the year', () => {
    expect(slots('Mo off')).toBe('{}');
    expect(slots('week 10-20 Mo 09:00-12:00')).toBeUndefined();
    expect(slots('week 1-53/4 Mo 09:00-12:00')).toBeUndefined();
  });
});

it('finds the minute of the cycle by the clocks of the place', () => {
  // Week 48 is even; 10 h 30 in Paris is 13 h 30 in La Réunion.
  expect(minuteOfCycle(new Date('2026-11-24T10:30:00+01:00'), 'Europe/Paris')).toBe(12150);
  expect(minuteOfCycle(new Date('2026-11-24T10:30:00+01:00'), 'Indian/Reunion')).toBe(12330);
  expect(minuteOfCycle(new Date('2026-11-16T00:00:00+01:00'), 'Europe/Paris')).toBe(0);
});

it('finds a weekday in both weeks', () => {
  expect(minutesOfWeekday(2)).toEqual([
    { from: 1440, to: 2880 },
    { from: 11520, to: 12960 },
  ]);
});
