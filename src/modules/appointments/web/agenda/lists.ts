import { addDays, type Day, weekday } from '../../../../platform/time/day.js';
import { longDay } from '../../../../platform/time/french.js';
import type { Agenda } from '../../agenda/agenda.service.js';
import { agendaHref, type AgendaQuery } from './agenda-query.js';
import { type DatedItem, type Entry, entryOf, isCancelled } from './entry.js';
import { capital, type Period } from './period.js';
import { stretchInWords } from './words.js';

/** As many as a square of the month tells; the day tells the rest. */
const IN_A_SQUARE = 3;

interface Square {
  id: string;
  href: string;
  number: string;
  /** « mardi 24 novembre 2026, 3 rendez-vous ou ateliers », for the link of the day. */
  name: string;
  outside: boolean;
  today: boolean;
  busy: boolean;
  away: boolean;
  entries: Entry[];
  more: number;
}

export interface Month {
  caption: string;
  weeks: { days: Square[] }[];
}

/** A month of squares. */
export function monthOf(agenda: Agenda, period: Period, query: AgendaQuery): Month {
  const byDay = grouped(agenda.items.filter((item) => !isCancelled(item)));
  const weeks: { days: Square[] }[] = [];
  for (let monday = period.first; monday <= period.last; monday = addDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((step) => addDays(monday, step));
    weeks.push({ days: days.map((day) => square(agenda, day, byDay.get(day) ?? [], period, query)) });
  }
  return { caption: period.title, weeks };
}

function square(agenda: Agenda, day: Day, items: DatedItem[], { day: asked }: Period, query: AgendaQuery): Square {
  const awayWords =
    query.agentId === null ? [] : (agenda.members[0]?.away.filter((stretch) => stretch.day === day) ?? []);
  const count = items.length;
  return {
    id: `jour-${day}`,
    href: agendaHref({ ...query, view: 'jour', day }),
    number: String(Number(day.slice(8))),
    name: [
      longDay(day),
      ...(count > 0 ? [`${count} rendez-vous ou atelier${count > 1 ? 's' : ''}`] : []),
      ...awayWords.map((stretch) => `absence ${stretchInWords(stretch)}`),
    ].join(', '),
    outside: day.slice(0, 7) !== asked.slice(0, 7),
    today: day === agenda.today,
    busy: count > 0,
    away: awayWords.length > 0,
    entries: items.slice(0, IN_A_SQUARE).map((item) => entryOf(item, agenda, false)),
    more: Math.max(0, count - IN_A_SQUARE),
  };
}

export interface DayList {
  id: string;
  heading: string;
  href: string;
  today: boolean;
  entries: Entry[];
}

/** Day after day, those that have something; what was cancelled too. */
export const listOf = (agenda: Agenda, query: AgendaQuery): DayList[] =>
  [...grouped(agenda.items)].map(([day, items]) => ({
    id: `jour-${day}`,
    heading: capital(longDay(day)),
    href: agendaHref({ ...query, view: 'jour', day }),
    today: day === agenda.today,
    entries: items.map((item) => entryOf(item, agenda, query.agentId === null)),
  }));

export interface TeamWeek {
  caption: string;
  days: { heading: string; href: string; today: boolean }[];
  rows: { name: string; href: string | null; cells: { day: string; away: string | null; entries: Entry[] }[] }[];
}

/** A week of the whole structure: a line for each agent, a column for each day. */
export function teamWeekOf(agenda: Agenda, { first, title }: Period, query: AgendaQuery): TeamWeek {
  const items = agenda.items.filter((item) => !isCancelled(item));
  const days = [0, 1, 2, 3, 4, 5, 6]
    .map((step) => addDays(first, step))
    .filter((day) => weekday(day) < 6 || items.some((item) => item.day === day));
  const heading = (day: Day) => capital(longDay(day).slice(0, -5));
  const row = (
    name: string,
    href: string | null,
    own: DatedItem[],
    away: { day: Day; from: number; until: number }[],
  ) => ({
    ...{ name, href },
    cells: days.map((day) => ({
      day: heading(day),
      away:
        away
          .filter((stretch) => stretch.day === day)
          .map(stretchInWords)
          .join(', ') || null,
      entries: own.filter((item) => item.day === day).map((item) => entryOf(item, agenda, false)),
    })),
  });
  const known = new Set(agenda.members.map(({ id }) => id));
  const others = items.filter(({ agentIds }) => !agentIds.some((id) => known.has(id)));
  return {
    caption: title,
    days: days.map((day) => ({
      heading: heading(day),
      href: agendaHref({ ...query, view: 'jour', day }),
      today: day === agenda.today,
    })),
    rows: [
      ...agenda.members.map(({ id, name, away }) =>
        row(
          name,
          agendaHref({ ...query, agentId: id }),
          items.filter(({ agentIds }) => agentIds.includes(id)),
          away,
        ),
      ),
      ...(others.length > 0 ? [row('Autres', null, others, [])] : []),
    ],
  };
}

function grouped(items: readonly DatedItem[]): Map<Day, DatedItem[]> {
  const byDay = new Map<Day, DatedItem[]>();
  for (const item of items.toSorted(
    (one, other) => one.day.localeCompare(other.day) || Number(one.startsAt) - Number(other.startsAt),
  )) {
    byDay.set(item.day, [...(byDay.get(item.day) ?? []), item]);
  }
  return byDay;
}
