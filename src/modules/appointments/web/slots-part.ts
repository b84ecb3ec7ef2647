import { dayIn } from '../../../platform/time/day.js';
import { longDay, timeOf } from '../../../platform/time/french.js';
import { zoneWords } from '../../../platform/time/zone-words.js';
import type { Names } from '../booking/booking-board.js';
import type { Slot } from '../slots/slots.service.js';
import { capital } from './availability/availability-words.js';
import { momentWords } from '../moment-words.js';

interface HourLink {
  href: string;
  text: string;
  detail: string;
}

/** What the partial `slots` reads: the first free hour, then the others day after day. */
export interface SlotsPart {
  first: HourLink | null;
  days: { day: string; hours: HourLink[] }[];
  /** With whom and where, when it is the same for all the hours: then said once. */
  common: string | null;
  laterHref: string | null;
  /** When nothing is free. */
  nothing: string | null;
}

interface SlotLinks {
  of: (slot: Slot) => string;
  /** What comes after the last one that is shown. */
  later: ((slot: Slot) => string) | null;
}

export function slotsPart(slots: readonly Slot[], names: Names, links: SlotLinks): SlotsPart {
  const [first] = slots;
  const last = slots.at(-1);
  const days = new Map<string, HourLink[]>();
  const details = new Set(slots.map((slot) => withWhom(slot, names)));
  const [common = null] = details.size === 1 ? details : [];
  for (const slot of slots) {
    const where = zoneWords(slot.zone);
    const day = `${capital(longDay(dayIn(slot.startsAt, slot.zone)))}${where ? ` (${where})` : ''}`;
    const link = {
      href: links.of(slot),
      text: timeOf(slot.startsAt, slot.zone),
      detail: common === null ? withWhom(slot, names) : '',
    };
    days.set(day, [...(days.get(day) ?? []), link]);
  }
  return {
    first: first
      ? { href: links.of(first), text: momentWords(first.startsAt, first.zone), detail: withWhom(first, names) }
      : null,
    days: [...days].map(([day, hours]) => ({ day, hours })),
    common: slots.length > 1 ? common : null,
    laterHref: last && links.later ? links.later(last) : null,
    nothing: first ? null : 'Aucune heure n’est libre dans les prochains mois.',
  };
}

/** « avec Camille Essai, Espace de Nancy ». */
export function withWhom({ agentId, placeId }: Pick<Slot, 'agentId' | 'placeId'>, { agents, places }: Names): string {
  const agent = agents.get(agentId);
  const place = placeId ? places.get(placeId) : undefined;
  return [agent ? `avec ${agent}` : null, place ?? null].filter((part) => part !== null).join(', ');
}
