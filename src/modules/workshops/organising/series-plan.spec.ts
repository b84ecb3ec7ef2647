import { planDays } from './series-plan.js';
import { spanOf, wallTimesOf } from './wall-times.js';
import type { Announced, WorkshopContent } from './workshop-content.js';

const announced: Announced = {
  ...{ title: 'Atelier', summary: null, topics: ['email', 'sante'], level: null, audience: 'people', format: 'group' },
  ...{ mode: 'remote', placeId: null, address: null, communeInsee: null, connection: 'visio', zone: 'Europe/Paris' },
  ...{ capacity: 8, ownDevice: false, toBring: null, listed: true, publicBooking: false, offerHours: 24 },
  ...{ devices: { laptop: 1, tablet: 2 }, animatorIds: [] },
};
const AFTERNOON = { start: 14 * 60, end: 16 * 60 };

const on = (day: string, changes: Partial<Announced> = {}, times = AFTERNOON): WorkshopContent => ({
  ...{ ...announced, ...changes },
  ...spanOf(day, times, 'Europe/Paris'),
});
const to = (day: string, changes: Partial<Announced> = {}, times = AFTERNOON) => ({
  ...on(day, changes, times),
  day,
  times,
});

describe('a correction laid over other dates', () => {
  it('writes what changed, and leaves what each date has of its own', () => {
    const other = on('2026-12-08', { capacity: 12 });
    const [planned] = planDays(on('2026-12-01'), to('2026-12-01', { title: 'Nouveau' }), [other]);
    expect(planned?.content).toMatchObject({ title: 'Nouveau', capacity: 12 });
    expect(planned?.differs).toEqual([]);
  });

  it('says what was changed apart, unless it comes to the same', () => {
    const days = [on('2026-12-08', { capacity: 12 }), on('2026-12-15', { capacity: 6 })];
    const planned = planDays(on('2026-12-01'), to('2026-12-01', { capacity: 6 }), days);
    expect(planned.map(({ differs }) => differs)).toEqual([['capacity'], []]);
  });

  it('takes no account of the order of a list or of the devices', () => {
    const other = on('2026-12-08', { topics: ['sante', 'email'], devices: { tablet: 2, laptop: 1 } });
    const change = to('2026-12-01', { topics: ['email'], devices: { laptop: 2 } });
    expect(planDays(on('2026-12-01'), change, [other])[0]?.differs).toEqual([]);
  });

  it('keeps the hour of the place over a change of clocks', () => {
    const change = to('2027-03-23', {}, { start: 10 * 60, end: 12 * 60 });
    const [planned] = planDays(on('2027-03-23'), change, [on('2027-03-30')]);
    expect(planned && wallTimesOf(planned.content, 'Europe/Paris')).toEqual({
      day: '2027-03-30',
      start: 600,
      end: 720,
    });
    expect(planned?.content.startsAt.toISOString()).toBe('2027-03-30T08:00:00.000Z');
  });

  it('moves dates by as many days, and hours only when they changed', () => {
    const other = on('2026-12-08', {}, { start: 9 * 60, end: 10 * 60 });
    const [planned] = planDays(on('2026-12-01'), to('2026-12-03'), [other]);
    expect(planned && wallTimesOf(planned.content, 'Europe/Paris')).toEqual({
      day: '2026-12-10',
      start: 540,
      end: 600,
    });
    expect(planned?.differs).toEqual([]);
    const [asked] = planDays(on('2026-12-01'), to('2026-12-01', {}, { start: 15 * 60, end: 17 * 60 }), [other]);
    expect(asked?.differs).toEqual(['times']);
  });
});
