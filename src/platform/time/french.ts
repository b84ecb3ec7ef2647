import { type Day, daysBetween, PARIS, startOfMonth, wallClock, weekday } from './day.js';

/**
 * Days, times and durations as they are written on a French page. No-break spaces (U+00A0) keep a number and its
 * unit together (« 24 novembre », « 9 h 40 »), so they never part at the end of a line.
 */
const NBSP = '\u00a0';
const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

function monthOf(day: Day): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
}

/** « 12 novembre », « 1er décembre ». */
function dayAndMonth(day: Day): string {
  const number = Number(day.slice(8));
  return `${number === 1 ? '1er' : number}${NBSP}${monthOf(day)}`;
}

/** « 24 novembre 2026 ». */
export function fullDay(day: Day): string {
  return `${dayAndMonth(day)} ${Number(day.slice(0, 4))}`;
}

/** « mardi 24 novembre 2026 », for letters and headings. */
export function longDay(day: Day): string {
  return `${WEEKDAYS[weekday(day) - 1]} ${fullDay(day)}`;
}

/** « 12 novembre », with the year when it is not this year's: « 12 novembre 2025 ». */
export function shortDay(day: Day, today: Day): string {
  return day.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(day) : fullDay(day);
}

/** « 24/11/2026 », for tables, files and date fields. */
export function numericDay(day: Day): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** « novembre 2026 ». */
export function monthAndYear(day: Day): string {
  return `${monthOf(startOfMonth(day))} ${Number(day.slice(0, 4))}`;
}

/** « avant-hier », « hier », « aujourd’hui », « demain », « après-demain », else as `shortDay`. */
export function relativeDay(day: Day, today: Day): string {
  const away = NEAR[daysBetween(today, day) + 2];
  return away ?? shortDay(day, today);
}

/** From two days before to two days after. */
const NEAR = ['avant-hier', 'hier', 'aujourd’hui', 'demain', 'après-demain'] as const;

function hourAndMinute(hour: number, minute: number): string {
  return minute === 0 ? `${hour}${NBSP}h` : `${hour}${NBSP}h${NBSP}${String(minute).padStart(2, '0')}`;
}

/** « 9 h 40 », « 14 h », as clocks show it in the zone. */
export function timeOf(instant: Date, zone: string = PARIS): string {
  const { hour, minute } = wallClock(instant, zone);
  return hourAndMinute(hour, minute);
}

/** « aujourd’hui, 9 h 40 », « hier, 17 h 05 », « 12 novembre, 9 h ». */
export function relativeMoment(instant: Date, now: Date, zone: string = PARIS): string {
  const { day } = wallClock(instant, zone);
  return `${relativeDay(day, wallClock(now, zone).day)}, ${timeOf(instant, zone)}`;
}

/** « mardi 24 novembre 2026 à 9 h 40 », for appointments and letters. */
export function longMoment(instant: Date, zone: string = PARIS): string {
  return `${longDay(wallClock(instant, zone).day)} à ${timeOf(instant, zone)}`;
}

function splitMinutes(minutes: number): { hours: number; rest: number } {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError('A duration is a whole number of minutes');
  return { hours: Math.floor(minutes / 60), rest: minutes % 60 };
}

/** Minutes as « 45 min », « 1 h », « 1 h 30 ». */
export function duration(minutes: number): string {
  const { hours, rest } = splitMinutes(minutes);
  return hours === 0 ? `${rest}${NBSP}min` : hourAndMinute(hours, rest);
}

/** Minutes in whole words, for letters and screen readers: « 45 minutes », « 1 heure », « 1 heure 30 minutes ». */
export function durationInWords(minutes: number): string {
  const { hours, rest } = splitMinutes(minutes);
  const words = [
    ...(hours > 0 ? [`${hours}${NBSP}heure${hours > 1 ? 's' : ''}`] : []),
    ...(rest > 0 || hours === 0 ? [`${rest}${NBSP}minute${rest > 1 ? 's' : ''}`] : []),
  ];
  return words.join(' ');
}
