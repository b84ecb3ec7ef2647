import { dayIn, wallClock } from '../../platform/time/day.js';
import { longDay, timeOf } from '../../platform/time/french.js';
import { zoneWords } from '../../platform/time/zone-words.js';

const zoned = (zone: string): string => {
  const where = zoneWords(zone);
  return where ? ` (${where})` : '';
};

/** « mardi 24 novembre 2026 à 9 h 30 », with the zone where it is not Paris’. */
export const momentWords = (startsAt: Date, zone: string): string =>
  `${longDay(wallClock(startsAt, zone).day)} à ${timeOf(startsAt, zone)}${zoned(zone)}`;

/** « mardi 24 novembre 2026, de 9 h 30 à 10 h 30 ». */
export const spanWords = (startsAt: Date, endsAt: Date, zone: string): string =>
  `${longDay(dayIn(startsAt, zone))}, de ${timeOf(startsAt, zone)} à ${timeOf(endsAt, zone)}${zoned(zone)}`;
