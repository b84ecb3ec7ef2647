import { dayIn, PARIS } from '../../../platform/time/day.js';
import { longDay, timeOf } from '../../../platform/time/french.js';

/** As people there say where they live; the hour of a place overseas is not that of whoever reads from Paris. */
const OVERSEAS: Readonly<Record<string, string>> = {
  'America/Guadeloupe': 'heure de la Guadeloupe',
  'America/Martinique': 'heure de la Martinique',
  'America/Cayenne': 'heure de la Guyane',
  'Indian/Reunion': 'heure de La Réunion',
  'America/Miquelon': 'heure de Saint-Pierre-et-Miquelon',
  'Indian/Mayotte': 'heure de Mayotte',
  'America/St_Barthelemy': 'heure de Saint-Barthélemy',
  'America/Marigot': 'heure de Saint-Martin',
  'Pacific/Wallis': 'heure de Wallis-et-Futuna',
  'Pacific/Tahiti': 'heure de Tahiti',
  'Pacific/Noumea': 'heure de la Nouvelle-Calédonie',
};

const zoneInWords = (zone: string): string => (zone === PARIS ? '' : ` (${OVERSEAS[zone] ?? 'heure locale'})`);

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
