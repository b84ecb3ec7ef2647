import { FixedClock, SystemClock } from './clock.js';

describe('FixedClock', () => {
  it('stands still until it is moved', () => {
    const clock = new FixedClock('2026-11-24T23:30:00+01:00');
    expect(clock.now().toISOString()).toBe('2026-11-24T22:30:00.000Z');
    expect(clock.today()).toBe('2026-11-24');

    clock.advance({ minutes: 30 });
    expect(clock.today()).toBe('2026-11-25');
    expect(clock.today('America/Martinique')).toBe('2026-11-24');

    clock.set('2028-02-29T12:00:00Z');
    expect(clock.today()).toBe('2028-02-29');
  });

  it('hands out dates that cannot move it', () => {
    const clock = new FixedClock('2026-11-24T12:00:00Z');
    clock.now().setFullYear(1999);
    expect(clock.now().toISOString()).toBe('2026-11-24T12:00:00.000Z');
  });

  it('refuses what is not an instant', () => {
    expect(() => new FixedClock('hier')).toThrow(RangeError);
  });
});

describe('SystemClock', () => {
  it('tells the time of the machine', () => {
    const before = Date.now();
    const now = new SystemClock().now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
