import { closedPeriods, periodBefore, periodCode, periodInWords, type ReportPeriod } from './report-period.js';

const find = (today: string, code: string): ReportPeriod | undefined =>
  closedPeriods(today).find((period) => periodCode(period) === code);

describe('The periods of reports', () => {
  it('are over: the month under way is not offered, on its last day neither', () => {
    for (const today of ['2028-02-01', '2028-02-29']) {
      expect(closedPeriods(today)[0]).toEqual({ kind: 'month', from: '2028-01-01', to: '2028-01-31' });
      expect(closedPeriods(today).filter(({ to }) => to >= today)).toEqual([]);
    }
    expect(closedPeriods('2028-03-01')[0]).toEqual({ kind: 'month', from: '2028-02-01', to: '2028-02-29' });
  });

  it('know quarters and years', () => {
    expect(find('2026-11-24', 'trimestre-2026-07')).toEqual({ kind: 'quarter', from: '2026-07-01', to: '2026-09-30' });
    expect(find('2026-11-24', 'annee-2025')).toEqual({ kind: 'year', from: '2025-01-01', to: '2025-12-31' });
    expect(find('2026-11-24', 'trimestre-2026-10')).toBeUndefined();
    expect(find('2027-01-01', 'trimestre-2026-10')).toEqual({ kind: 'quarter', from: '2026-10-01', to: '2026-12-31' });
  });

  it.each([
    ['month', '2028-03-01', '2028-03-31', { from: '2028-02-01', to: '2028-02-29' }, 'mars 2028'],
    ['quarter', '2026-01-01', '2026-03-31', { from: '2025-10-01', to: '2025-12-31' }, '1er trimestre 2026'],
    ['quarter', '2026-04-01', '2026-06-30', { from: '2026-01-01', to: '2026-03-31' }, '2e trimestre 2026'],
    ['year', '2026-01-01', '2026-12-31', { from: '2025-01-01', to: '2025-12-31' }, 'année 2026'],
    ['custom', '2028-03-01', '2028-03-01', { from: '2028-02-29', to: '2028-02-29' }, '1er\u00a0mars 2028'],
  ] as const)('a %s from %s to %s is compared with the one before', (kind, from, to, before, words) => {
    expect(periodBefore({ kind, from, to })).toEqual(before);
    expect(periodInWords({ kind, from, to })).toBe(words);
  });
});
