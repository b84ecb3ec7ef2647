import type { Day } from '../../../../platform/time/day.js';
import type { Agenda } from '../../agenda/agenda.service.js';
import { workshopsPaths } from '../../../workshops/index.js';
import { appointmentHref } from '../paths.js';
import { hoursInWords, type StateWords, stateOf, whatOf, whereOf, whoOf, zoneInWords } from './words.js';

export type DatedItem = Agenda['items'][number];

/** One line of an agenda, in words. */
export interface Entry {
  href: string;
  day: Day;
  datetime: string;
  hours: string;
  /** Said when the clocks of the place are not those of the structure. */
  zone: string | null;
  who: string;
  what: string;
  where: string;
  /** Shown where several agents are on one page. */
  agent: string | null;
  state: StateWords | null;
  workshop: boolean;
  /** Takes no time any more. */
  cancelled: boolean;
  /** Set over another on purpose. */
  forced: boolean;
}

export const isCancelled = ({ status }: Pick<DatedItem, 'status'>): boolean =>
  status === 'cancelled_by_service' || status === 'cancelled_by_person';

export function entryOf(item: DatedItem, { now, zone }: Pick<Agenda, 'now' | 'zone'>, withAgent: boolean): Entry {
  return {
    href: item.kind === 'workshop' ? workshopsPaths.show.to({ id: item.id }) : appointmentHref(item.id),
    day: item.day,
    datetime: item.startsAt.toISOString(),
    hours: hoursInWords(item),
    zone: zoneInWords(item.zone, zone, item.startsAt),
    ...{ who: whoOf(item), what: whatOf(item), where: whereOf(item) },
    agent: withAgent ? item.agentNames.join(', ') || 'Personne n’anime encore' : null,
    state: stateOf(item, now),
    workshop: item.kind === 'workshop',
    cancelled: isCancelled(item),
    forced: item.forced,
  };
}
