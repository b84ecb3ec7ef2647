import { addDays, addMonths, type Day, endOfMonth, startOfMonth, startOfWeek } from '../../../../platform/time/day.js';
import { fullDay, longDay, monthAndYear } from '../../../../platform/time/french.js';

/** As the address writes them. */
export const VIEWS = { jour: 'Jour', semaine: 'Semaine', mois: 'Mois', liste: 'Liste' } as const;
export type AgendaView = keyof typeof VIEWS;

export const isView = (value: unknown): value is AgendaView => typeof value === 'string' && Object.hasOwn(VIEWS, value);

/** What one page of the agenda shows. */
export interface Period {
  view: AgendaView;
  /** The day asked for. */
  day: Day;
  /** Both shown. */
  first: Day;
  last: Day;
  /** A day of the period before, and of the one after. */
  previous: Day;
  next: Day;
  title: string;
}

/** A list goes four weeks ahead. */
const LIST_DAYS = 28;

export function periodOf(view: AgendaView, day: Day): Period {
  switch (view) {
    case 'jour':
      return of(view, day, { first: day, last: day, step: 1, title: capital(longDay(day)) });
    case 'semaine': {
      const first = startOfWeek(day);
      const last = addDays(first, 6);
      return of(view, day, { first, last, step: 7, title: `Semaine du ${span(first, last)}` });
    }
    case 'liste': {
      const last = addDays(day, LIST_DAYS - 1);
      return of(view, day, { first: day, last, step: LIST_DAYS, title: `Du ${span(day, last)}` });
    }
    case 'mois': {
      const month = startOfMonth(day);
      const first = startOfWeek(month);
      const last = addDays(startOfWeek(endOfMonth(month)), 6);
      const [previous, next] = [addMonths(day, -1), addMonths(day, 1)];
      return { view, day, first, last, previous, next, title: capital(monthAndYear(month)) };
    }
  }
}

interface Reach {
  first: Day;
  last: Day;
  step: number;
  title: string;
}

const of = (view: AgendaView, day: Day, { step, ...rest }: Reach): Period => ({
  ...{ view, day, previous: addDays(day, -step), next: addDays(day, step) },
  ...rest,
});

/** « 23 au 29 novembre 2026 », « 30 novembre au 6 décembre 2026 », « 28 décembre 2026 au 3 janvier 2027 ». */
function span(first: Day, last: Day): string {
  const words = fullDay(first);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${words.split('\u00a0')[0]} au ${fullDay(last)}`;
  if (first.slice(0, 4) === last.slice(0, 4)) return `${words.slice(0, -5)} au ${fullDay(last)}`;
  return `${words} au ${fullDay(last)}`;
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
