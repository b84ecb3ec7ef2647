import { dayIn } from '../../../platform/time/day.js';
import { longDay, timeOf } from '../../../platform/time/french.js';
import { zoneWords } from '../../../platform/time/zone-words.js';

const zoneInWords = (zone: string): string => {
  const words = zoneWords(zone);
  return words ? ` (${words})` : '';
};

interface Hours {
  startsAt: Date;
  endsAt: Date;
  zone: string;
}

/** « mardi 8 décembre 2026, de 14 h à 16 h »; the next day is named when it ends there. */
export function hoursInWords({ startsAt, endsAt, zone }: Hours): string {
  const [first, last] = [dayIn(startsAt, zone), dayIn(endsAt, zone)];
  const end = first === last ? timeOf(endsAt, zone) : `${timeOf(endsAt, zone)} le lendemain`;
  return `${longDay(first)}, de ${timeOf(startsAt, zone)} à ${end}${zoneInWords(zone)}`;
}

/** « mardi 8 décembre 2026 à 14 h », an instant of the workshop’s own clocks. */
export const momentInWords = (instant: Date, zone: string): string =>
  `${longDay(dayIn(instant, zone))} à ${timeOf(instant, zone)}${zoneInWords(zone)}`;

/** The same on a line of its own. */
export function whenInWords(hours: Hours): string {
  const words = hoursInWords(hours);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
