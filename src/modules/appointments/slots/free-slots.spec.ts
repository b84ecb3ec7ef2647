import { describe, expect, it } from '@jest/globals';
import type { Recurrence } from '../../../platform/time/recurrence.js';
import { timesOf } from './absence-times.js';
import { freeHours, merged, type OpenHours, type Span } from './free-slots.js';

const at = (text: string): number => Date.parse(text);
const span = (from: string, until: string): Span => [at(from), at(until)];
const rule = (changes: Partial<Recurrence> = {}): Recurrence => ({
  ...{ kind: 'weekly', every: 1, weekdays: [1, 2, 3, 4, 5], weekOfMonth: 1, from: '2026-01-05', until: null },
  ...changes,
});
const open = (changes: Partial<OpenHours> = {}): OpenHours => ({
  ...{ agentId: 'a', placeId: null, zone: 'Europe/Paris', rule: rule() },
  ...{ startMinute: 9 * 60, endMinute: 12 * 60, closedOn: () => false },
  ...changes,
});
const length = (durationMinutes: number, bufferBefore = 0, bufferAfter = 0) => ({
  ...{ durationMinutes, bufferBefore, bufferAfter },
});
const begins = (
  hours: OpenHours[],
  minutes: ReturnType<typeof length>,
  within: Span,
  taken: Record<string, Span[]> = {},
): string[] =>
  freeHours(hours, new Map(Object.entries(taken)), minutes, within).map(({ startsAt }) =>
    new Date(startsAt).toISOString(),
  );

const TUESDAY = span('2026-11-24T00:00:00+01:00', '2026-11-25T00:00:00+01:00');

describe('Free hours', () => {
  it('keep round hours, from the beginning of the availability, whatever is taken', () => {
    expect(
      begins([open()], length(30), TUESDAY, { a: [span('2026-11-24T09:10:00+01:00', '2026-11-24T09:40:00+01:00')] }),
    ).toEqual([
      '2026-11-24T09:00:00.000Z',
      '2026-11-24T09:30:00.000Z',
      '2026-11-24T10:00:00.000Z',
      '2026-11-24T10:30:00.000Z',
    ]);
  });

  it('end with the availability, and go on at its hours when the search begins in the middle', () => {
    const late = span('2026-11-24T10:20:00+01:00', '2026-11-25T00:00:00+01:00');
    expect(begins([open()], length(45), late)).toEqual(['2026-11-24T09:30:00.000Z', '2026-11-24T10:15:00.000Z']);
    expect(begins([open({ endMinute: 9 * 60 + 59 })], length(60), TUESDAY)).toEqual([]);
  });

  it('touch what comes before and after', () => {
    const around = [
      span('2026-11-24T08:00:00+01:00', '2026-11-24T09:00:00+01:00'),
      span('2026-11-24T10:00:00+01:00', '2026-11-24T12:00:00+01:00'),
    ];
    expect(begins([open()], length(60), TUESDAY, { a: around })).toEqual(['2026-11-24T08:00:00.000Z']);
  });

  it('keep the time before and after free, also from what is outside the availability', () => {
    const [at845, at1000] = [
      span('2026-11-24T08:00:00+01:00', '2026-11-24T08:55:00+01:00'),
      span('2026-11-24T11:55:00+01:00', '2026-11-24T13:00:00+01:00'),
    ];
    expect(begins([open()], length(45, 0, 15), TUESDAY)).toEqual([
      '2026-11-24T08:00:00.000Z',
      '2026-11-24T09:00:00.000Z',
      '2026-11-24T10:00:00.000Z',
    ]);
    expect(begins([open()], length(50, 10, 0), TUESDAY, { a: [at845] })).toEqual([
      '2026-11-24T09:00:00.000Z',
      '2026-11-24T10:00:00.000Z',
    ]);
    expect(begins([open()], length(45, 0, 15), TUESDAY, { a: [at1000] })).toEqual([
      '2026-11-24T08:00:00.000Z',
      '2026-11-24T09:00:00.000Z',
    ]);
  });

  it('are one for each hour and place, with all who are free', () => {
    const hours = [
      open({ agentId: 'b', endMinute: 10 * 60 }),
      open({ agentId: 'a', endMinute: 10 * 60 }),
      open({ agentId: 'a', endMinute: 10 * 60 }),
      open({ agentId: 'c', placeId: 'p', endMinute: 10 * 60 }),
    ];
    expect(freeHours(hours, new Map(), length(60), TUESDAY)).toEqual([
      { startsAt: at('2026-11-24T08:00:00Z'), placeId: null, zone: 'Europe/Paris', agentIds: ['a', 'b'] },
      { startsAt: at('2026-11-24T08:00:00Z'), placeId: 'p', zone: 'Europe/Paris', agentIds: ['c'] },
    ]);
  });

  it('leave out closed days', () => {
    const days = span('2026-11-10T00:00:00+01:00', '2026-11-13T00:00:00+01:00');
    const hours = [open({ endMinute: 10 * 60, closedOn: (day) => day === '2026-11-11' })];
    expect(begins(hours, length(60), days)).toEqual(['2026-11-10T08:00:00.000Z', '2026-11-12T08:00:00.000Z']);
  });

  it('follow the clocks of the place on both sides of a change', () => {
    const sundays = rule({ weekdays: [7] });
    const hours = [open({ rule: sundays, startMinute: 60, endMinute: 5 * 60 })];
    // 29 March 2026: 2 h becomes 3 h, and four hours on the wall are three.
    expect(begins(hours, length(60), span('2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00'))).toEqual([
      '2026-03-29T00:00:00.000Z',
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T02:00:00.000Z',
    ]);
    // 25 October 2026: 3 h becomes 2 h, and they are five.
    expect(begins(hours, length(60), span('2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00'))).toEqual([
      '2026-10-24T23:00:00.000Z',
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T01:00:00.000Z',
      '2026-10-25T02:00:00.000Z',
      '2026-10-25T03:00:00.000Z',
    ]);
    const mornings = [open({ rule: rule({ weekdays: [1, 5] }), endMinute: 10 * 60 })];
    expect(begins(mornings, length(60), span('2026-10-23T00:00:00+02:00', '2026-10-27T00:00:00+01:00'))).toEqual([
      '2026-10-23T07:00:00.000Z',
      '2026-10-26T08:00:00.000Z',
    ]);
  });

  it('go up to midnight, and are on the day of an overseas place', () => {
    const evening = [open({ startMinute: 22 * 60, endMinute: 24 * 60 })];
    expect(begins(evening, length(60), TUESDAY)).toEqual(['2026-11-24T21:00:00.000Z', '2026-11-24T22:00:00.000Z']);
    const tahiti = [open({ zone: 'Pacific/Tahiti', endMinute: 10 * 60 })];
    expect(begins(tahiti, length(60), span('2026-11-23T23:00:00Z', '2026-11-24T23:00:00Z'))).toEqual([
      '2026-11-24T19:00:00.000Z',
    ]);
    const reunion = [open({ zone: 'Indian/Reunion', endMinute: 10 * 60 })];
    expect(begins(reunion, length(60), span('2026-11-23T23:00:00Z', '2026-11-24T23:00:00Z'))).toEqual([
      '2026-11-24T05:00:00.000Z',
    ]);
  });
});

describe('An absence each week', () => {
  it('keeps its hours on the wall through a change of clocks, until its last day', () => {
    const fridays = {
      startsAt: new Date('2026-10-16T14:00:00+02:00'),
      endsAt: new Date('2026-10-16T17:00:00+02:00'),
      ...{ weeklyUntil: '2026-10-30', zone: 'Europe/Paris' },
    };
    expect(timesOf(fridays, span('2026-10-17T00:00:00Z', '2026-12-01T00:00:00Z'))).toEqual([
      span('2026-10-23T14:00:00+02:00', '2026-10-23T17:00:00+02:00'),
      span('2026-10-30T14:00:00+01:00', '2026-10-30T17:00:00+01:00'),
    ]);
  });

  it('is found while it lasts, over midnight too', () => {
    const nights = {
      startsAt: new Date('2026-11-02T22:00:00+01:00'),
      endsAt: new Date('2026-11-03T06:00:00+01:00'),
      ...{ weeklyUntil: '2027-01-31', zone: 'Europe/Paris' },
    };
    expect(timesOf(nights, span('2026-11-24T05:00:00+01:00', '2026-11-24T05:30:00+01:00'))).toEqual([
      span('2026-11-23T22:00:00+01:00', '2026-11-24T06:00:00+01:00'),
    ]);
    expect(timesOf(nights, span('2026-11-24T06:00:00+01:00', '2026-11-24T12:00:00+01:00'))).toEqual([]);
  });

  it('happens once when it does not come again', () => {
    const once = {
      startsAt: new Date('2026-11-02T22:00:00+01:00'),
      endsAt: new Date('2026-12-03T06:00:00+01:00'),
      ...{ weeklyUntil: null, zone: 'Europe/Paris' },
    };
    expect(timesOf(once, span('2026-11-24T05:00:00+01:00', '2026-11-24T05:30:00+01:00'))).toHaveLength(1);
    expect(timesOf(once, span('2026-12-24T05:00:00+01:00', '2026-12-24T05:30:00+01:00'))).toEqual([]);
  });
});

it('puts spans together', () => {
  expect(
    merged([
      [5, 8],
      [1, 3],
      [3, 4],
      [6, 7],
    ]),
  ).toEqual([
    [1, 4],
    [5, 8],
  ]);
});
