import { delayInFrench, waitInFrench } from './follow-up-words.js';

it('tells a delay in hours, then in days', () => {
  expect([null, 0, 5, 35, 36, 47, 48, 60].map(delayInFrench)).toEqual([
    '–',
    '0\u00a0h',
    '5\u00a0h',
    '35\u00a0h',
    '1,5\u00a0jour',
    '2\u00a0jours',
    '2\u00a0jours',
    '2,5\u00a0jours',
  ]);
});

it('tells for how long something waits', () => {
  const since = (day: string) => new Date(`${day}T12:00:00Z`);
  expect(waitInFrench(null, '2026-11-24')).toBe('–');
  expect(waitInFrench(since('2026-11-24'), '2026-11-24')).toBe('aujourd’hui');
  expect(waitInFrench(since('2026-11-23'), '2026-11-24')).toBe('1\u00a0jour');
  expect(waitInFrench(since('2026-11-12'), '2026-11-24')).toBe('12\u00a0jours');
});
