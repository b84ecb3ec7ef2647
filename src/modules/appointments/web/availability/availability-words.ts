import type { Day } from '../../../../platform/time/day.js';
import { fullDay, longDay } from '../../../../platform/time/french.js';
import { zoneWords } from '../../../../platform/time/zone-words.js';
import type { AvailabilityRead } from '../../availability/planning.queries.js';
import { timeText } from '../clock-time.js';

export const RHYTHMS = {
  weekly: 'Chaque semaine',
  fortnightly: 'Une semaine sur deux',
  monthly: 'Une fois par mois',
  once: 'Une seule fois',
} as const;
export type Rhythm = keyof typeof RHYTHMS;

export const WEEKDAYS = {
  1: 'Lundi',
  2: 'Mardi',
  3: 'Mercredi',
  4: 'Jeudi',
  5: 'Vendredi',
  6: 'Samedi',
  7: 'Dimanche',
} as const;

export const WEEKS_OF_MONTH = {
  1: 'Première semaine du mois',
  2: 'Deuxième',
  3: 'Troisième',
  4: 'Quatrième',
  '-1': 'Dernière',
} as const;

const ORDINALS: Readonly<Record<number, string>> = {
  1: 'Le premier',
  2: 'Le deuxième',
  3: 'Le troisième',
  4: 'Le quatrième',
  [-1]: 'Le dernier',
};

const dayName = (number: number): string => WEEKDAYS[number as keyof typeof WEEKDAYS];

/** « Lundi, mardi et jeudi, une semaine sur deux ». */
export function rhythmInWords({ kind, every, weekdays, weekOfMonth, fromDay }: AvailabilityRead): string {
  if (kind === 'once') return capital(longDay(fromDay));
  const names = weekdays.map((number) => dayName(number).toLowerCase());
  if (kind === 'monthly') return `${ORDINALS[weekOfMonth] ?? ''} ${names[0] ?? ''} du mois`;
  const last = names.pop() ?? '';
  const days = names.length > 0 ? `${names.join(', ')} et ${last}` : last;
  return capital(every === 2 ? `${days}, une semaine sur deux` : days);
}

const hour = (minutes: number): string => {
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? `${whole}\u00a0h` : `${whole}\u00a0h\u00a0${timeText(minutes).slice(3)}`;
};

/** « 9 h à 12 h 30 », with its zone where it is not Paris’. */
export function hoursInWords({ startMinute, endMinute, zone }: AvailabilityRead): string {
  const where = zoneWords(zone);
  return `${hour(startMinute)} à ${hour(endMinute)}${where ? ` (${where})` : ''}`;
}

/** « jusqu’au 18 décembre 2026 », « à partir du 1er décembre 2026 »; null when it is so today and goes on. */
export function spanInWords({ kind, fromDay, untilDay }: AvailabilityRead, today: Day): string | null {
  if (kind === 'once') return null;
  const parts = [
    ...(fromDay > today ? [`à partir du ${fullDay(fromDay)}`] : []),
    ...(untilDay ? [`jusqu’au ${fullDay(untilDay)}`] : []),
  ];
  return parts.length > 0 ? capital(parts.join(', ')) : null;
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
