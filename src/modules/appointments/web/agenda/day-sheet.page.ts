import { view, type View } from '../../../../platform/http/page.js';
import { longDay } from '../../../../platform/time/french.js';
import type { Agenda } from '../../agenda/agenda.service.js';
import { agendaHref, type AgendaQuery } from './agenda-query.js';
import { type Entry, entryOf } from './entry.js';
import { capital } from './period.js';
import { stretchInWords } from './words.js';

interface DaySheetModel {
  title: string;
  whose: string;
  entries: Entry[];
  /** « Nadia Essai : toute la journée ». */
  away: string[];
}

/** What the desk keeps beside it: who comes when, and a square to tick. */
export function daySheetPage(agenda: Agenda, query: Omit<AgendaQuery, 'view'>): View<DaySheetModel> {
  const model = {
    title: capital(longDay(query.day)),
    whose: query.agentId === null ? 'Toute la structure' : (agenda.members[0]?.name ?? ''),
    entries: agenda.items.map((item) => entryOf(item, agenda, true)),
    away: agenda.members.flatMap(({ name, away }) =>
      away.length > 0 ? [`${name}\u00a0: ${away.map(stretchInWords).join(', ')}`] : [],
    ),
  };
  return view('appointments/agenda/day-sheet', `Feuille du ${longDay(query.day)}`, model, {
    layout: 'print',
    breadcrumbs: [{ href: agendaHref({ ...query, view: 'jour' }), text: 'l’agenda' }],
  });
}
