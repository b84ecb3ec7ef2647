import { view, type View } from '../../../../platform/http/page.js';
import { bookHref, paths, replaceHref } from '../paths.js';
import type { Agenda } from '../../agenda/agenda.service.js';
import { agendaHref, type AgendaQuery, sheetHref, WHOLE_STRUCTURE } from './agenda-query.js';
import { type Columns, dayColumns, weekColumns } from './columns.js';
import { type DayList, listOf, type Month, monthOf, type TeamWeek, teamWeekOf } from './lists.js';
import { agendaPaths } from './paths.js';
import { type AgendaView, type Period, VIEWS } from './period.js';

interface AgendaModel {
  title: string;
  /** Whose it is, when it is not the reader’s. */
  whose: string | null;
  bookHref: string;
  views: { label: string; items: { href: string; text: string; current: boolean }[] };
  previous: { href: string; text: string };
  next: { href: string; text: string };
  todayHref: string;
  jump: { action: string; view: AgendaView; day: string; agents: { value: string; text: string; selected: boolean }[] };
  columns: Columns | null;
  month: Month | null;
  list: DayList[] | null;
  teamWeek: TeamWeek | null;
  empty: boolean;
  cut: boolean;
  sheetHref: string;
  toRecordHref: string;
  feedHref: string;
  replaceHref: string;
  /** Availability and absences. */
  hoursHref: string;
}

const NEIGHBOURS: Record<AgendaView, [string, string]> = {
  jour: ['Jour précédent', 'Jour suivant'],
  semaine: ['Semaine précédente', 'Semaine suivante'],
  mois: ['Mois précédent', 'Mois suivant'],
  liste: ['Avant', 'Après'],
};

export function agendaPage(agenda: Agenda, period: Period, query: AgendaQuery): View<AgendaModel> {
  const whole = query.agentId === null;
  const [before, after] = NEIGHBOURS[query.view];
  const at = (change: Partial<AgendaQuery>): string => agendaHref({ ...query, ...change });
  const drawn = query.view === 'jour' || (query.view === 'semaine' && !whole);
  const model: AgendaModel = {
    title: period.title,
    whose: whole ? 'Toute la structure' : query.agentId === query.own ? null : (agenda.members[0]?.name ?? null),
    bookHref: bookHref(),
    views: {
      label: 'Vues de l’agenda',
      items: (Object.keys(VIEWS) as AgendaView[]).map((name) => ({
        href: at({ view: name }),
        text: VIEWS[name],
        current: name === query.view,
      })),
    },
    previous: { href: at({ day: period.previous }), text: before },
    next: { href: at({ day: period.next }), text: after },
    todayHref: at({ day: agenda.today }),
    jump: { action: agendaPaths.show.to(), view: query.view, day: query.day, agents: agentChoices(agenda, query) },
    columns: drawn ? (query.view === 'jour' ? dayColumns : weekColumns)(agenda, period, query) : null,
    month: query.view === 'mois' ? monthOf(agenda, period, query) : null,
    list: query.view === 'liste' ? listOf(agenda, query) : null,
    teamWeek: query.view === 'semaine' && whole ? teamWeekOf(agenda, period, query) : null,
    empty: agenda.items.length === 0,
    cut: agenda.cut,
    sheetHref: sheetHref(query),
    toRecordHref: agendaPaths.toRecord.to(),
    feedHref: agendaPaths.feed.to(),
    replaceHref: replaceHref(query.agentId ?? query.own, query.day),
    hoursHref: paths.availabilities.to(),
  };
  return view('appointments/agenda/agenda', `Agenda\u00a0: ${period.title}`, model, { wide: query.view !== 'liste' });
}

function agentChoices({ team }: Agenda, { agentId, own }: AgendaQuery): AgendaModel['jump']['agents'] {
  return [
    { value: own, text: 'Moi', selected: agentId === own },
    ...team.filter(({ id }) => id !== own).map(({ id, name }) => ({ value: id, text: name, selected: id === agentId })),
    { value: WHOLE_STRUCTURE, text: 'Toute la structure', selected: agentId === null },
  ];
}
