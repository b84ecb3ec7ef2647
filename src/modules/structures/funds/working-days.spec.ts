import { addWorkingDays } from './working-days.js';

const NANCY = '54395';
const METZ = '57463';
const SAINT_DENIS_RE = '97411';

describe('addWorkingDays', () => {
  it.each([
    ['a plain fortnight', '2026-03-02', 10, NANCY, '2026-03-16'],
    ['none at all', '2026-03-02', 0, NANCY, '2026-03-02'],
    ['from a Saturday', '2026-03-07', 1, NANCY, '2026-03-09'],
    ['over 11 November', '2026-11-10', 1, NANCY, '2026-11-12'],
    ['over Easter Monday', '2026-04-02', 3, NANCY, '2026-04-08'],
    ['over Good Friday too in Moselle', '2026-04-02', 3, METZ, '2026-04-09'],
    ['over 26 December in Moselle', '2025-12-24', 2, METZ, '2025-12-30'],
    ['the same days elsewhere', '2025-12-24', 2, NANCY, '2025-12-29'],
    ['over 20 December in La Réunion, a Monday', '2027-12-17', 1, SAINT_DENIS_RE, '2027-12-21'],
    ['the same day in France', '2027-12-17', 1, NANCY, '2027-12-20'],
    ['over the new year', '2026-12-31', 1, null, '2027-01-04'],
    ['sixty days', '2026-11-24', 60, NANCY, '2027-02-18'],
  ])('counts %s', (_what, from, count, commune, expected) => {
    expect(addWorkingDays(from, count, commune)).toBe(expected);
  });
});
