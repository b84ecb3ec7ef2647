import type { Actor } from '../../../../platform/access/actor.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import type { Day } from '../../../../platform/time/day.js';
import { duration, longDay, monthAndYear } from '../../../../platform/time/french.js';
import type { CoordinationLine, CoordinationTotal } from '../../coordination/coordination.queries.js';
import { COORDINATION_KINDS, type CoordinationKind } from '../../coordination/vocabulary.js';
import { sessionTabs, type Tabs } from '../session-tabs.js';
import { nameOf } from './coordination-words.js';
import { paths } from './paths.js';

interface CoordinationListModel {
  createHref: string;
  /** Beside the sessions; null for a coordinator, who has none. */
  tabs: Tabs | null;
  monthTitle: string;
  stats: { value: string; label: string }[] | null;
  days: { title: string; lines: { href: string; name: string; kind: string; duration: string }[] }[];
  empty: { title: string; text: string; href: string; action: string } | null;
  next: { nextHref: string } | null;
}

interface Shown {
  actor: Actor;
  today: Day;
  lines: CoordinationLine[];
  hasNext: boolean;
  /** Null after the first page. */
  month: CoordinationTotal[] | null;
}

export function coordinationListPage({ actor, today, lines, hasNext, month }: Shown): View<CoordinationListModel> {
  const last = lines.at(-1);
  const title = actor.structureId === null ? 'Mon activité' : 'Coordination';
  return view('support-sessions/coordination-list', title, {
    createHref: paths.create.to(),
    tabs: actor.structureId === null ? null : sessionTabs(actor.role, 'coordination'),
    monthTitle: `En ${monthAndYear(today)}`,
    stats: month ? statsOf(month) : null,
    days: byDay(lines),
    empty: lines.length > 0 ? null : nothingYet,
    next: hasNext && last ? { nextHref: withQuery(paths.list.to(), { avant: `${last.day}_${last.id}` }) } : null,
  });
}

function statsOf(month: CoordinationTotal[]): { value: string; label: string }[] {
  const sum = (key: 'activities' | 'minutes') => month.reduce((total, line) => total + line[key], 0);
  const activities = sum('activities');
  return [
    { value: String(activities), label: activities > 1 ? 'activités' : 'activité' },
    { value: duration(sum('minutes')), label: 'au total' },
    ...month.map(({ kind, activities: count }) => ({ value: String(count), label: kindInWords(kind, count) })),
  ];
}

const kindInWords = (kind: CoordinationKind, count: number): string =>
  `${COORDINATION_KINDS[kind].toLowerCase()}${count > 1 ? 's' : ''}`;

function byDay(lines: CoordinationLine[]): CoordinationListModel['days'] {
  return [...new Set(lines.map(({ day }) => day))].map((day) => ({
    title: longDay(day).replace(/^./, (first) => first.toUpperCase()),
    lines: lines
      .filter((line) => line.day === day)
      .map((line) => ({
        href: paths.show.to({ id: line.id }),
        name: nameOf(line),
        kind: COORDINATION_KINDS[line.kind],
        duration: duration(line.durationMinutes),
      })),
  }));
}

const nothingYet = {
  title: 'Aucune activité pour l’instant',
  text: 'Réunions, évènements, partenariats\u00a0: ce que vous faites pour le réseau se note ici. Vous seul·e le lisez.',
  href: paths.create.to(),
  action: 'Noter une activité',
};
