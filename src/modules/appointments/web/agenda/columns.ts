import type { Day } from '../../../../platform/time/day.js';
import { addDays } from '../../../../platform/time/day.js';
import { longDay } from '../../../../platform/time/french.js';
import type { Agenda, AgendaMember } from '../../agenda/agenda.service.js';
import type { Stretch } from '../../agenda/background.js';
import { agendaHref, type AgendaQuery } from './agenda-query.js';
import { type DatedItem, type Entry, entryOf, isCancelled } from './entry.js';
import { blocksOf, type Hours, hoursOf, minutesOf, rowsOf } from './grid.js';
import { capital, type Period } from './period.js';
import { stretchInWords } from './words.js';

interface Placed {
  row: number;
  rows: number;
  lane: number;
}

interface Column {
  id: string;
  heading: string;
  href: string | null;
  today: boolean;
  /** « Reçoit 9 h – 12 h, 14 h – 17 h ». */
  receives: string | null;
  away: string | null;
  lanes: number;
  backgrounds: { row: number; rows: number; kind: 'open' | 'away' }[];
  entries: (Entry & Placed & { short: boolean })[];
}

/** Days, or agents, side by side on one scale of hours. */
export interface Columns {
  columns: Column[];
  count: number;
  scale: { row: number; text: string }[];
  rows: number;
}

interface Source {
  heading: string;
  id: string;
  href: string | null;
  today: boolean;
  items: DatedItem[];
  receives: Stretch[];
  away: Stretch[];
}

const takesTime = (item: DatedItem): boolean => !isCancelled(item);

/** The days of one agent. Saturday and Sunday when something is there. */
export function weekColumns(agenda: Agenda, { first }: Period, query: AgendaQuery): Columns {
  const [member] = agenda.members;
  const sources = [0, 1, 2, 3, 4, 5, 6]
    .map((step) => addDays(first, step))
    .map((day) => ({
      ...dayOf(agenda, member, day),
      id: `jour-${day}`,
      heading: capital(longDay(day).slice(0, -5)),
      href: agendaHref({ ...query, view: 'jour', day }),
      today: day === agenda.today,
    }))
    .filter((source, index) => index < 5 || source.items.length > 0 || source.receives.length > 0);
  return columnsOf(sources, agenda, false);
}

/** One day: of one agent, or of each of the structure beside the others. */
export function dayColumns(agenda: Agenda, { day }: Period, query: AgendaQuery): Columns {
  const whole = query.agentId === null;
  const named = agenda.members.map((member) => ({
    ...dayOf(agenda, member, day),
    id: `agent-${member.id}`,
    heading: member.name,
    href: whole ? agendaHref({ ...query, agentId: member.id }) : null,
    today: false,
  }));
  const known = new Set(agenda.members.map(({ id }) => id));
  const others = agenda.items.filter((item) => takesTime(item) && !item.agentIds.some((id) => known.has(id)));
  const rest = { id: 'autres', heading: 'Autres', href: null, today: false, items: others, receives: [], away: [] };
  return columnsOf(whole && others.length > 0 ? [...named, rest] : named, agenda, false);
}

function dayOf(
  agenda: Agenda,
  member: AgendaMember | undefined,
  day: Day,
): Pick<Source, 'items' | 'receives' | 'away'> {
  const mine = (item: DatedItem) => member !== undefined && item.agentIds.includes(member.id);
  return {
    items: agenda.items.filter((item) => item.day === day && takesTime(item) && mine(item)),
    receives: member?.receives.filter((stretch) => stretch.day === day) ?? [],
    away: member?.away.filter((stretch) => stretch.day === day) ?? [],
  };
}

function columnsOf(sources: readonly Source[], agenda: Agenda, withAgent: boolean): Columns {
  // An absence of a whole day does not make the drawing 24 hours high.
  const hours = hoursOf(sources.flatMap(({ items, receives }) => [...items.map(minutesOf), ...receives]));
  return {
    columns: sources.map((source) => columnOf(source, hours, agenda, withAgent)),
    count: sources.length,
    scale: [
      ...Array.from({ length: hours.until - hours.from }, (_, index) => ({
        row: index * 4 + 1,
        text: `${hours.from + index}\u00a0h`,
      })),
      // The last row, so that the drawing is as high as its hours.
      { row: (hours.until - hours.from) * 4, text: '' },
    ],
    rows: (hours.until - hours.from) * 4,
  };
}

function columnOf(source: Source, hours: Hours, agenda: Agenda, withAgent: boolean): Column {
  const { heading, id, href, today } = source;
  const { blocks, lanes } = blocksOf(source.items.map(minutesOf), hours);
  const words = (stretches: Stretch[]) => stretches.map(stretchInWords).join(', ') || null;
  const drawn = (kind: 'open' | 'away') => (stretch: Stretch) => ({ ...rowsOf(stretch, hours), kind });
  const seen = ({ from, until }: Stretch) => until > hours.from * 60 && from < hours.until * 60;
  return {
    ...{ id, heading, href, today, lanes },
    receives: words(source.receives),
    away: words(source.away),
    backgrounds: [...source.receives.map(drawn('open')), ...source.away.filter(seen).map(drawn('away'))],
    entries: source.items.map((item, index) => {
      const block = blocks[index] ?? { row: 1, rows: 1, lane: 0 };
      return { ...entryOf(item, agenda, withAgent), ...block, short: block.rows < 3 };
    }),
  };
}
