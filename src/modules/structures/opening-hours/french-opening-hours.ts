import { dayIn, PARIS, weekday } from '../../../platform/time/day.js';
import {
  type OpeningHours,
  type OpeningRule,
  openingState,
  type OpeningSpan,
  openOnDay,
  type WeekRange,
} from './opening-hours.js';
import { publicHoliday } from './public-holidays.js';

const NAMES = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** A row of a table of opening hours: « lundi au vendredi », « 9 h – 12 h, 14 h – 18 h 30 ». */
export interface OpeningLine {
  readonly days: string;
  readonly times: string;
}

/** The hours as lines, days with the same hours together; closed days are left out. */
export function openingLines(hours: OpeningHours): OpeningLine[] {
  const lines: OpeningLine[] = [];
  for (const [weeks, rules] of byWeeks(hours.rules)) {
    for (const [spans, days] of daysBySpans(rules)) {
      lines.push({ days: weeks ? `${daysInFrench(days)} (${weeks})` : daysInFrench(days), times: spans });
    }
  }
  return lines;
}

/** « lundi au vendredi : 9 h – 12 h, 14 h – 18 h 30 ; samedi : 8 h 30 – 12 h ». */
export function openingHoursInFrench(hours: OpeningHours): string {
  return openingLines(hours)
    .map((line) => `${line.days}\u00a0: ${line.times}`)
    .join('\u00a0; ');
}

/**
 * « ouvert maintenant, ferme à 12 h », « fermé, ouvre mardi à 9 h »: as things stand at an instant. The directory does not
 * say who opens on public holidays: « jour férié (Noël) : appelez d’abord » when the place usually opens that day.
 *
 * @param communeInsee where the place is, for the holidays of its territory
 */
export function openingStateInFrench(
  hours: OpeningHours,
  instant: Date,
  zone: string = PARIS,
  communeInsee: string | null = null,
): string {
  const today = dayIn(instant, zone);
  const holiday = publicHoliday(today, communeInsee);
  if (holiday && openOnDay(hours, today).length > 0) return `jour férié (${holiday})\u00a0: appelez d’abord`;
  const state = openingState(hours, instant, zone, (day) => publicHoliday(day, communeInsee) !== undefined);
  if (state.open) return state.allDay ? 'ouvert maintenant' : `ouvert maintenant, ferme à ${hour(state.closes)}`;
  if (!state.next) return 'fermé';
  const { day, daysAhead, at } = state.next;
  const name = NAMES[weekday(day) - 1] ?? '';
  if (daysAhead === 0) return `fermé, ouvre à ${hour(at)}`;
  if (daysAhead === 1) return `fermé, ouvre demain à ${hour(at)}`;
  if (daysAhead < 7) return `fermé, ouvre ${name} à ${hour(at)}`;
  return `fermé, ouvre ${name}${daysAhead < 14 ? ' de la semaine prochaine' : ' dans deux semaines'} à ${hour(at)}`;
}

function byWeeks(rules: readonly OpeningRule[]): Map<string, OpeningRule[]> {
  const groups = new Map<string, OpeningRule[]>();
  for (const rule of rules) {
    const name = rule.weeks ? weeksInFrench(rule.weeks) : '';
    groups.set(name, [...(groups.get(name) ?? []), rule]);
  }
  return groups;
}

function weeksInFrench({ from, to, step }: WeekRange): string {
  if (step === 2 && from <= 2 && to >= 51) return from === 1 ? 'semaines impaires' : 'semaines paires';
  if (from === to) return `semaine ${from}`;
  const range = `semaines ${from} à ${to}`;
  return step === 1 ? range : `${range}, une sur ${step}`;
}

/** Days that have the same hours, by those hours, in the order of the week. */
function daysBySpans(rules: readonly OpeningRule[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (let day = 1; day <= 7; day += 1) {
    const rule = rules.findLast(({ days }) => days.includes(day));
    if (!rule || rule.spans.length === 0) continue;
    const spans = timesInFrench(rule.spans);
    groups.set(spans, [...(groups.get(spans) ?? []), day]);
  }
  return groups;
}

function daysInFrench(days: readonly number[]): string {
  const names = days.map((day) => NAMES[day - 1] ?? '');
  const first = names[0] ?? '';
  const last = names.at(-1) ?? '';
  const inARow = (days.at(-1) ?? 0) - (days[0] ?? 0) === days.length - 1;
  if (names.length === 7) return 'tous les jours';
  if (inARow && names.length > 2) return `${first} au ${last}`;
  return names.length === 1 ? first : `${names.slice(0, -1).join(', ')} et ${last}`;
}

function timesInFrench(spans: readonly OpeningSpan[]): string {
  return [...spans]
    .sort((one, other) => one.from - other.from)
    .map(({ from, to }) => (to - from >= 1440 ? '24\u00a0h sur 24' : `${hour(from)} – ${hour(to)}`))
    .join(', ');
}

/** « 9 h », « 18 h 30 », « minuit ». */
function hour(minutes: number): string {
  const inDay = minutes === 1440 ? 0 : minutes % 1440;
  if (inDay === 0) return 'minuit';
  const rest = inDay % 60;
  return `${Math.floor(inDay / 60)}\u00a0h${rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}`}`;
}
