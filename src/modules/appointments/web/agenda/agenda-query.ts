import { withQuery } from '../../../../platform/http/paths.js';
import type { Day } from '../../../../platform/time/day.js';
import { agendaPaths } from './paths.js';
import type { AgendaView } from './period.js';

/** Whose agenda: one’s own when nothing is said. */
export const WHOLE_STRUCTURE = 'structure';

/** What the address of an agenda says. */
export interface AgendaQuery {
  view: AgendaView;
  day: Day;
  /** Null: the whole structure. */
  agentId: string | null;
  /** The reader: their own agenda has the short address. */
  own: string;
}

const agentIn = ({ agentId, own }: Pick<AgendaQuery, 'agentId' | 'own'>): string | undefined =>
  agentId === own ? undefined : (agentId ?? WHOLE_STRUCTURE);

export const agendaHref = ({ view, day, ...whose }: AgendaQuery): string =>
  withQuery(agendaPaths.show.to(), { vue: view, jour: day, agent: agentIn(whose) });

export const sheetHref = ({ day, ...whose }: Pick<AgendaQuery, 'day' | 'agentId' | 'own'>): string =>
  withQuery(agendaPaths.sheet.to(), { jour: day, agent: agentIn(whose) });
