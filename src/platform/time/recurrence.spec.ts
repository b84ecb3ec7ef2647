import { occurrences, type Recurrence } from './recurrence.js';

const rule = (settings: Partial<Recurrence>): Recurrence => ({
  ...{ kind: 'weekly', every: 1, weekdays: [2], weekOfMonth: 1, from: '2026-11-24', until: null },
  ...settings,
});

describe('occurrences', () => {
  it('comes on the days of the week, both ends included', () => {
    expect(occurrences(rule({ weekdays: [5, 2] }), '2026-11-24', '2026-12-04')).toEqual([
      ...['2026-11-24', '2026-11-27', '2026-12-01', '2026-12-04'],
    ]);
  });

  it('counts weeks from the first one, wherever one looks', () => {
    const everyThird = rule({ every: 3 });
    expect(occurrences(everyThird, '2026-11-01', '2027-01-31')).toEqual([
      '2026-11-24',
      '2026-12-15',
      '2027-01-05',
      '2027-01-26',
    ]);
    expect(occurrences(everyThird, '2026-12-16', '2027-01-10')).toEqual(['2027-01-05']);
  });

  it('leaves out the days of the first week that are before its first day', () => {
    expect(occurrences(rule({ weekdays: [1, 3] }), '2026-11-23', '2026-11-30')).toEqual(['2026-11-25', '2026-11-30']);
  });

  it('ends on its last day', () => {
    expect(occurrences(rule({ until: '2026-12-01' }), '2026-11-01', '2027-12-31')).toEqual([
      '2026-11-24',
      '2026-12-01',
    ]);
    expect(occurrences(rule({ until: '2026-11-01' }), '2026-11-01', '2027-12-31')).toEqual([]);
  });

  it('comes once', () => {
    expect(occurrences(rule({ kind: 'once' }), '2026-11-01', '2026-12-31')).toEqual(['2026-11-24']);
    expect(occurrences(rule({ kind: 'once' }), '2026-11-25', '2026-12-31')).toEqual([]);
  });

  it('comes on the second Tuesday, or the last Friday, of a month', () => {
    const from = '2026-11-01';
    expect(occurrences(rule({ kind: 'monthly', weekOfMonth: 2, from }), from, '2027-01-31')).toEqual([
      ...['2026-11-10', '2026-12-08', '2027-01-12'],
    ]);
    expect(
      occurrences(rule({ kind: 'monthly', weekOfMonth: -1, weekdays: [5], every: 2, from }), from, '2027-03-31'),
    ).toEqual([...['2026-11-27', '2027-01-29', '2027-03-26']]);
  });
});
