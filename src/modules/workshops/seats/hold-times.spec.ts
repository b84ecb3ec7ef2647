import { describe, expect, it } from '@jest/globals';
import { confirmUntil, offerUntil } from './hold-times.js';

const at = (text: string): Date => new Date(text);

describe('an offer', () => {
  const offer = (now: string, startsAt: string, offerHours = 24) =>
    offerUntil(at(now), { startsAt: at(startsAt), offerHours })?.toISOString() ?? null;

  it.each([
    [
      'is held as long as the workshop says',
      '2026-11-24T09:00:00Z',
      '2026-12-01T09:00:00Z',
      '2026-11-25T09:00:00.000Z',
    ],
    ['exactly twice that before', '2026-11-24T09:00:00Z', '2026-11-26T09:00:00Z', '2026-11-25T09:00:00.000Z'],
    ['is held half the time that is left', '2026-11-24T09:00:00Z', '2026-11-24T19:00:00Z', '2026-11-24T14:00:00.000Z'],
    ['an hour at least', '2026-11-24T09:00:00Z', '2026-11-24T11:00:00Z', '2026-11-24T10:00:00.000Z'],
    ['is not written under two hours', '2026-11-24T09:00:01Z', '2026-11-24T11:00:00Z', null],
    ['nor once it has begun', '2026-11-24T12:00:00Z', '2026-11-24T11:00:00Z', null],
  ])('%s', (_case, now, startsAt, until) => {
    expect(offer(now, startsAt)).toBe(until);
  });

  it('follows the hours that the organiser chose', () => {
    expect(offer('2026-11-24T09:00:00Z', '2026-12-24T09:00:00Z', 72)).toBe('2026-11-27T09:00:00.000Z');
  });
});

describe('a seat asked for on the public page', () => {
  const until = (now: string, by: 'mail' | 'call', startsAt: string, zone = 'Europe/Paris') =>
    confirmUntil(at(now), by, { startsAt: at(startsAt), zone }).toISOString();
  const FAR = '2027-01-12T09:00:00Z';

  it.each([
    ['two hours by mail', '2026-11-24T09:00:00Z', 'mail' as const, FAR, '2026-11-24T11:00:00.000Z'],
    [
      'never past the start',
      '2026-11-24T09:00:00Z',
      'mail' as const,
      '2026-11-24T10:00:00Z',
      '2026-11-24T10:00:00.000Z',
    ],
    ['two working days for a call', '2026-11-24T09:00:00Z', 'call' as const, FAR, '2026-11-26T17:00:00.000Z'],
    ['over a week-end', '2026-11-27T09:00:00Z', 'call' as const, FAR, '2026-12-01T17:00:00.000Z'],
    ['nor a call', '2026-11-24T09:00:00Z', 'call' as const, '2026-11-25T09:00:00Z', '2026-11-25T09:00:00.000Z'],
  ])('%s', (_case, now, by, startsAt, expected) => {
    expect(until(now, by, startsAt)).toBe(expected);
  });

  it('follows the clocks of the place: Réunion is three hours ahead of Paris in winter', () => {
    expect(until('2026-11-24T09:00:00Z', 'call', FAR, 'Indian/Reunion')).toBe('2026-11-26T14:00:00.000Z');
  });
});
