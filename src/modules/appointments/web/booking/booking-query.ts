import { withQuery } from '../../../../platform/http/paths.js';
import type { Slot } from '../../slots/slots.service.js';
import { paths } from '../paths.js';

const NAMES = ['motif', 'agent', 'lieu', 'des', 'heure', 'jour', 'a', 'personne', 'orientation'] as const;

/** What the address of a booking holds: ids, days and hours, never a name. */
export type BookingQuery = Partial<Record<(typeof NAMES)[number], string | undefined>>;

export function bookingQuery(raw: Record<string, unknown>): BookingQuery {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = raw[name];
      return typeof value === 'string' && value !== '' ? [[name, value.slice(0, 60)]] : [];
    }),
  );
}

export const bookingHref = (query: BookingQuery): string => withQuery(paths.create.to(), { ...query });

/** What stays of a query, at this hour. */
export const withSlot = (
  fixed: BookingQuery,
  { startsAt, agentId, placeId }: Pick<Slot, 'startsAt' | 'agentId' | 'placeId'>,
): BookingQuery => ({ ...fixed, heure: startsAt.toISOString(), agent: agentId, lieu: placeId ?? undefined });

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;

/** Undefined for what is no instant. */
export function instantFrom(text: string | undefined): Date | undefined {
  if (text === undefined || !INSTANT.test(text)) return undefined;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** An hour with its agent and place, in one value of a form. */
export const slotCode = ({ startsAt, agentId, placeId }: Pick<Slot, 'startsAt' | 'agentId' | 'placeId'>): string =>
  [startsAt.toISOString(), agentId, placeId ?? ''].join('|');

export function fromSlotCode(
  code: string | undefined,
): { startsAt: Date; agentId: string; placeId: string | null } | undefined {
  const [instant, agentId, placeId] = code?.split('|') ?? [];
  const startsAt = instantFrom(instant);
  return startsAt && agentId ? { startsAt, agentId, placeId: placeId || null } : undefined;
}
