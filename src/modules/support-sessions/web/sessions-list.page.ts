import type { Role } from '../../../platform/access/actor.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import type { Day } from '../../../platform/time/day.js';
import { duration, longDay, monthAndYear, relativeDay } from '../../../platform/time/french.js';
import type { Cursor, SessionLine, SessionTotals } from '../support-sessions.queries.js';
import { TOPICS } from '../vocabulary.js';
import { paths } from './paths.js';
import { sessionTabs, type Tabs } from './session-tabs.js';

interface Line {
  href: string;
  who: string;
  what: string;
  duration: string;
  by: string | null;
  tags: { text: string; href: string }[];
}

interface SessionsListModel {
  createHref: string;
  daySheetHref: string;
  links: { href: string; text: string }[];
  groupHref: string;
  /** Only the sessions of one tag are shown. */
  chosen: { label: string; allHref: string } | null;
  tabs: Tabs;
  monthTitle: string;
  stats: { value: string; label: string }[] | null;
  days: { title: string; lines: Line[] }[];
  empty: { title: string; text: string; href: string; action: string } | null;
  next: { nextHref: string } | null;
}

interface Shown {
  role: Role;
  today: Day;
  everyone: boolean;
  lines: SessionLine[];
  next: Cursor | null;
  /** Of one tag alone. */
  tagId: string | null;
  /** Null after the first page. */
  month: SessionTotals | null;
}

export function sessionsListPage({ role, today, everyone, lines, next, month, tagId }: Shown): View<SessionsListModel> {
  const whole = everyone ? 'structure' : undefined;
  const etiquette = tagId ?? undefined;
  const model = {
    createHref: paths.create.to(),
    daySheetHref: paths.daySheet.to(),
    links: [
      { href: paths.toComplete.to(), text: 'À compléter' },
      { href: paths.templates.to(), text: 'Mes modèles' },
      { href: paths.tags.to(), text: 'Mes étiquettes' },
    ],
    groupHref: paths.createGroup.to(),
    chosen: tagId ? chosenTag(tagId, lines, withQuery(paths.list.to(), { voir: whole })) : null,
    tabs: sessionTabs(role, everyone ? 'structure' : 'mine', etiquette),
    monthTitle: `En ${monthAndYear(today)}`,
    stats: month ? statsOf(month) : null,
    days: byDay(lines, today, everyone),
    empty: lines.length === 0 ? (tagId ? emptyTag : emptyList(everyone)) : null,
    next: next
      ? { nextHref: withQuery(paths.list.to(), { voir: whole, etiquette, avant: `${next.day}_${next.id}` }) }
      : null,
  };
  return view('support-sessions/sessions-list', 'Séances', model);
}

const statsOf = ({ sessions, minutes, people }: SessionTotals) => [
  { value: String(sessions), label: sessions > 1 ? 'séances' : 'séance' },
  { value: duration(minutes), label: 'au total' },
  { value: String(people), label: people > 1 ? 'personnes' : 'personne' },
];

function byDay(lines: SessionLine[], today: Day, everyone: boolean): SessionsListModel['days'] {
  const days = [...new Set(lines.map(({ day }) => day))];
  return days.map((day) => ({
    title: dayTitle(day, today),
    lines: lines.filter((line) => line.day === day).map((line) => shownLine(line, everyone)),
  }));
}

function dayTitle(day: Day, today: Day): string {
  const words = relativeDay(day, today);
  const title = day === today || words === 'hier' ? `${words}, ${longDay(day)}` : longDay(day);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

const shownLine = (line: SessionLine, everyone: boolean): Line => ({
  href: paths.show.to({ id: line.id }),
  who: whoOf(line),
  what: line.topics.map((topic) => TOPICS[topic]).join(', '),
  duration: duration(line.durationMinutes),
  by: everyone ? line.mediatorName : null,
  tags: line.tags.map(({ id, label }) => ({
    text: label,
    href: withQuery(paths.list.to(), { voir: everyone ? 'structure' : undefined, etiquette: id }),
  })),
});

function whoOf({ title, participantCount, personName, anonymous }: SessionLine): string {
  if (title !== null) return `${title} (${participantCount}\u00a0${participantCount > 1 ? 'personnes' : 'personne'})`;
  return personName ?? (anonymous ? 'Personne sans fiche' : 'Personne qui n’est plus suivie ici');
}

/** Its name as the lines give it: an id of the address alone tells nothing. */
function chosenTag(tagId: string, lines: SessionLine[], allHref: string): SessionsListModel['chosen'] {
  const tag = lines.flatMap(({ tags }) => tags).find(({ id }) => id === tagId);
  return { label: tag ? `l’étiquette «\u00a0${tag.label}\u00a0»` : 'l’étiquette choisie', allHref };
}

const emptyTag = {
  title: 'Aucune séance avec cette étiquette',
  text: 'Elle n’est sur aucune des séances affichées ici.',
  href: paths.list.to(),
  action: 'Voir toutes les séances',
};

const emptyList = (everyone: boolean) => ({
  title: 'Aucune séance pour l’instant',
  text: everyone
    ? 'Les séances notées dans votre structure apparaîtront ici.'
    : 'Les séances que vous notez apparaîtront ici, de la plus récente à la plus ancienne.',
  href: paths.create.to(),
  action: 'Noter une séance',
});
