import { type AgendaEntry, agendaEntry, agendaPaths, type DayAhead } from '../../appointments/index.js';
import type { Group } from './group.js';

/** The one that comes next, in large. */
export interface Next extends AgendaEntry {
  /** « en ce moment », « dans 20 min ». */
  soon: string | null;
}

const MINUTE = 60_000;
const HOUR = 60;

export function nextOf({ items, now, zone }: DayAhead): Next | null {
  const [item] = items;
  if (!item) return null;
  const minutes = Math.ceil((item.startsAt.getTime() - now.getTime()) / MINUTE);
  const soon = minutes <= 0 ? 'en ce moment' : minutes <= HOUR ? `dans ${minutes}\u00a0min` : null;
  return { ...agendaEntry(item, { now, zone }, false), soon };
}

/** What comes after it today: nothing when there is nothing. */
export function dayGroup({ items, now, zone }: DayAhead): Group[] {
  const after = items.slice(1).map((item) => agendaEntry(item, { now, zone }, false));
  if (after.length === 0) return [];
  return [
    {
      heading: 'Ensuite, aujourd’hui',
      items: after.map(({ href, hours, who, what, where, zone: clocks, state }) => ({
        href,
        title: `${hours}, ${who}`,
        detail: [what, where, clocks].filter(Boolean).join(' · '),
        tag: state,
      })),
      moreHref: agendaPaths.show.to(),
      moreText: 'Voir mon agenda',
      emptyText: '',
    },
  ];
}
