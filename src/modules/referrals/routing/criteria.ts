import { addMonths, daysBetween, type Day } from '../../../platform/time/day.js';
import type { PlaceCandidate, Record12Months, RoutingInput } from './candidates.js';
import { asksServices, BY_PRESCRIPTION, has, offers, speaksLanguages, suitsNeeds } from './directory-words.js';
import type { Values } from './weights.js';

/** Each in [0, 1]. `NEUTRAL` where a place neither wins nor loses by what nobody knows of it. */
const NEUTRAL = 0.5;
/** At this distance the value is one half. */
const HALF_KM = 5;
const ENOUGH_HOURS = 20;
const FRESH_MONTHS = 6;
const STALE_MONTHS = 24;
/** So many referrals waiting there halve the value. */
const HALF_PENDING = 5;
/** So many hours to answer halve the value: three days. */
const HALF_DELAY = 72;
/** Fewer say nothing of how a place answers. */
export const ENOUGH_REFERRALS = 3;

export function valuesOf(place: PlaceCandidate, input: RoutingInput, wanted: readonly string[]): Values {
  return {
    accompaniment: offers(place, wanted) === 'yes' ? 1 : 0.25,
    needs: needs(place, input),
    distance: place.distanceKm === undefined ? 0 : HALF_KM / (HALF_KM + place.distanceKm),
    access_mode: accessMode(place),
    opening_hours: openingHours(place, input.constraints.days),
    freshness: freshness(place.updatedOn, input.today),
    capacity: place.seatsLeft === undefined ? NEUTRAL : place.seatsLeft > 0 ? 1 : 0,
    load: HALF_PENDING / (HALF_PENDING + (place.record?.pending ?? 0)),
    answer_delay: answerDelay(place.record),
    answer_rate: answerRate(place.record) ?? NEUTRAL,
    fees: fees(place.fees),
  };
}

/** Of the referrals that are over, those that had an answer; undefined below three. */
export function answerRate(record: Record12Months | undefined): number | undefined {
  const over = record ? record.sent - record.pending : 0;
  return record && over >= ENOUGH_REFERRALS ? record.answered / over : undefined;
}

/** Hours within which half of the answers came; undefined below three answers. */
export function usualDelay(record: Record12Months | undefined): number | undefined {
  return record && record.answered >= ENOUGH_REFERRALS ? (record.medianAnswerHours ?? undefined) : undefined;
}

function needs(place: PlaceCandidate, input: RoutingInput): number {
  const asked = [
    ...(asksServices(input.needs) ? [{ yes: 1, unknown: 0.4, no: 0 }[suitsNeeds(place, input.needs)]] : []),
    ...(input.person.wishes.includes('interpreter') ? [speaksLanguages(place) ? 1 : 0.4] : []),
  ];
  return asked.length === 0 ? NEUTRAL : asked.reduce((sum, value) => sum + value, 0) / asked.length;
}

function accessMode({ hasAccount, hasEmail, accessModes }: PlaceCandidate): number {
  if (hasAccount) return 1;
  if (hasEmail || has(accessModes, BY_PRESCRIPTION)) return 0.8;
  return accessModes.length > 0 ? 0.5 : 0.3;
}

function openingHours({ opening }: PlaceCandidate, days: readonly number[]): number {
  if (!opening) return 0.4;
  if (days.length === 0) return Math.min(1, opening.hours / ENOUGH_HOURS);
  return days.filter((day) => opening.days.includes(day)).length / days.length;
}

/** 1 below six months, then less and less, 0 from two years on: as the national quality score has it. */
function freshness(updatedOn: Day | null, today: Day): number {
  if (updatedOn === null) return 0;
  const [fresh, stale] = [addMonths(today, -FRESH_MONTHS), addMonths(today, -STALE_MONTHS)];
  if (updatedOn >= fresh) return 1;
  return updatedOn <= stale ? 0 : daysBetween(stale, updatedOn) / daysBetween(stale, fresh);
}

function answerDelay(record: Record12Months | undefined): number {
  const hours = usualDelay(record);
  return hours === undefined ? NEUTRAL : HALF_DELAY / (HALF_DELAY + hours);
}

function fees(list: readonly string[]): number {
  if (has(list, 'Gratuit')) return 1;
  if (has(list, 'Gratuit sous condition')) return 0.6;
  return list.length === 0 ? 0.4 : 0;
}
