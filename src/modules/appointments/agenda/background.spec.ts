import { away, receiving } from './background.js';

const weekly = {
  ...{ kind: 'weekly' as const, every: 1, weekdays: [2], weekOfMonth: 1, from: '2026-11-03', until: null },
  ...{ startMinute: 540, endMinute: 720 },
};
const never = () => false;

describe('what lies behind an agenda', () => {
  it('joins hours that touch, and leaves out days when nobody receives', () => {
    const after = { ...weekly, startMinute: 720, endMinute: 780 };
    expect(receiving([after, weekly], '2026-11-23', '2026-12-06', (day) => day === '2026-12-01')).toEqual([
      { day: '2026-11-24', from: 540, until: 780 },
    ]);
    expect(receiving([weekly], '2026-11-25', '2026-11-30', never)).toEqual([]);
  });

  it('cuts an absence at midnight, on the clocks of the place, within the period', () => {
    const absence = {
      ...{ startsAt: new Date('2026-11-23T13:00:00Z'), endsAt: new Date('2026-11-25T08:00:00Z') },
      ...{ weeklyUntil: null, zone: 'Europe/Paris' },
    };
    expect(away([absence], '2026-11-23', '2026-11-29', 'Europe/Paris')).toEqual([
      { day: '2026-11-23', from: 14 * 60, until: 1440 },
      { day: '2026-11-24', from: 0, until: 1440 },
      { day: '2026-11-25', from: 0, until: 9 * 60 },
    ]);
    expect(away([absence], '2026-11-24', '2026-11-24', 'Europe/Paris')).toEqual([
      { day: '2026-11-24', from: 0, until: 1440 },
    ]);
  });

  it('keeps the same hours on the wall each week, whatever the clocks did', () => {
    const friday = {
      ...{ startsAt: new Date('2026-10-23T12:00:00Z'), endsAt: new Date('2026-10-23T15:00:00Z') },
      ...{ weeklyUntil: '2026-11-06', zone: 'Europe/Paris' },
    };
    const hours = { from: 14 * 60, until: 17 * 60 };
    expect(away([friday], '2026-10-26', '2026-11-30', 'Europe/Paris')).toEqual([
      { day: '2026-10-30', ...hours },
      { day: '2026-11-06', ...hours },
    ]);
  });
});
