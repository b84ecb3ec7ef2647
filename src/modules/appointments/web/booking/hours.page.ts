import { type Field, selectField, textField } from '../../../../platform/http/forms/fields.js';
import { Form } from '../../../../platform/http/forms/form.js';
import type { Link } from '../../../../platform/http/layout.js';
import { view, type View } from '../../../../platform/http/page.js';
import { addDays, type Day, dayIn } from '../../../../platform/time/day.js';
import { duration } from '../../../../platform/time/french.js';
import type { ReasonRead } from '../../reasons/reasons.queries.js';
import type { Slot } from '../../slots/slots.service.js';
import { type SlotsPart, slotsPart } from '../slots-part.js';
import type { BookingChoices } from '../../booking/booking-board.js';
import { type BookingQuery, withSlot } from './booking-query.js';

/** Filters of the hours, and the hour typed by hand: read from the address, so never a person. */
export class HoursFilter extends Form {
  agent?: string;
  lieu?: string;
  des?: string;
  jour?: string;
  a?: string;

  static from(query: BookingQuery): HoursFilter {
    return Object.assign(new HoursFilter(), query);
  }
}

type Hidden = { name: string; value: string }[];

interface HoursModel {
  title: string;
  lede: string;
  errors: { href: string; text: string }[];
  otherReasonHref: string | null;
  action: string;
  /** Kept from one search to the next. */
  kept: Hidden;
  filters: { agent: Field | null; lieu: Field | null; des: Field };
  filtersOpen: boolean;
  slots: SlotsPart;
  /** Where one says when one receives, when nothing is free. */
  settingsHref: string | null;
  /** For an agent at home: an hour of their own choice. */
  byHand: { agent: Field | null; lieu: Field | null; jour: Field; a: Field } | null;
  byHandOpen: boolean;
  /** For a referral: the person may choose by themself. */
  invite: Invite | null;
}

export interface Invite {
  action: string;
  orientation: string;
}

/** What an appointment is about to be booked, or moved, for. */
export interface HoursOf {
  title: string;
  trail: Link[];
  /** « pour Odette Martin ». */
  lede: string | null;
  action: string;
  /** The address of the same page with another query. */
  hrefOf: (query: BookingQuery) => string;
  /** What stays through filters. */
  fixed: BookingQuery;
  otherReasonHref: string | null;
  settingsHref: string | null;
  /** Whose agenda is meant when an hour is typed; null when none may be. */
  byHandFor: string | null;
  invite: Invite | null;
}

export function hoursPage(
  of: HoursOf,
  choices: BookingChoices,
  {
    query,
    reason,
    slots,
    form,
  }: { query: BookingQuery; reason: ReasonRead; slots: readonly Slot[]; form: HoursFilter },
): View<HoursModel> {
  const about = `${reason.label}, ${duration(reason.durationMinutes)}`;
  const free = { ...of.fixed, agent: query.agent, lieu: query.lieu };
  const model: HoursModel = {
    title: of.title,
    lede: of.lede ? `${about}, ${of.lede}.` : `${about}.`,
    errors: form.errors.map(({ field, message }) => ({ href: `#${field}`, text: message })),
    otherReasonHref: of.otherReasonHref,
    action: of.action,
    kept: Object.entries(of.fixed).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
    filters: filtersOf(form, choices),
    filtersOpen: [query.agent, query.lieu, query.des].some((value) => value !== undefined),
    slots: slotsPart(slots, choices.names, {
      of: (slot) => of.hrefOf(withSlot(of.fixed, slot)),
      later: (slot) => of.hrefOf({ ...free, des: dayAfter(slots[0], slot) }),
    }),
    settingsHref: slots.length === 0 ? of.settingsHref : null,
    byHand: of.byHandFor === null ? null : byHandOf(form, choices, of.byHandFor),
    byHandOpen: form.errorOf('jour') !== null || form.errorOf('a') !== null,
    invite: of.invite,
  };
  return view('appointments/choose-hour', of.title, model, { breadcrumbs: of.trail });
}

/** From where one goes on: the last day may have had more hours, unless it is the only one that was shown. */
function dayAfter(first: Slot | undefined, last: Slot): Day {
  const day = dayIn(last.startsAt, last.zone);
  return first && dayIn(first.startsAt, first.zone) !== day ? day : addDays(day, 1);
}

const named = (list: readonly { id: string; name: string }[], empty: Record<string, string> = {}) => ({
  ...empty,
  ...Object.fromEntries(list.map(({ id, name }) => [id, name])),
});

function filtersOf(form: HoursFilter, { agents, places }: BookingChoices): HoursModel['filters'] {
  const choice = (name: 'agent' | 'lieu', label: string, list: readonly { id: string; name: string }[], all: string) =>
    list.length > 1 ? selectField(form, name, label, named(list, { '': all })) : null;
  return {
    agent: choice('agent', 'Avec', agents, 'N’importe qui'),
    lieu: choice('lieu', 'Où', places, 'N’importe où'),
    des: textField(form, 'des', 'Dès le', { type: 'date', required: false }),
  };
}

/** Beside the filters, so under other ids. */
function byHandOf(
  form: HoursFilter,
  { agents, places }: BookingChoices,
  agentId: string,
): NonNullable<HoursModel['byHand']> {
  const own = HoursFilter.from({ agent: form.agent ?? agentId, lieu: form.lieu ?? '' });
  const place = places.length > 0 ? selectField(own, 'lieu', 'Où', named(places, { '': 'Sans lieu précis' })) : null;
  return {
    agent: { ...selectField(own, 'agent', 'Avec', named(agents)), id: 'agent-choisi' },
    lieu: place && { ...place, id: 'lieu-choisi' },
    jour: textField(form, 'jour', 'Le', { type: 'date' }),
    a: textField(form, 'a', 'À', { type: 'time', width: '5' }),
  };
}
