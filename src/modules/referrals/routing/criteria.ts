import { daysBetween, type Day } from '../../../platform/time/day.js';
import type { PlaceCandidate, Record12Months } from './candidates.js';
import { BY_PRESCRIPTION, has, offers, speaksLanguages, suitsNeeds } from './directory-words.js';
import type { Scene } from './scene.js';
import type { Values } from './weights.js';

/** Each in [0, 1]. `NEUTRAL` where a place neither wins nor loses by what nobody knows of it. */
const NEUTRAL = 0.5;
/** At this distance the value is one half. */
const HALF_KM = 5;
const ENOUGH_HOURS = 20;
/** So many referrals waiting there halve the value. */
const HALF_PENDING = 5;
/** So many hours to answer halve the value: three days. */
const HALF_DELAY = 72;
/** Fewer say nothing of how a place answers. */
export const ENOUGH_REFERRALS = 3;

export function valuesOf(place: PlaceCandidate, scene: Scene): Values {
  return {
    accompaniment: offers(place, scene.wanted) === 'yes' ? 1 : 0.25,
    needs: needs(place, scene),
    distance: place.distanceKm === undefined ? 0 : HALF_KM / (HALF_KM + place.distanceKm),
    access_mode: accessMode(place),
    opening_hours: openingHours(place, scene.input.constraints.days),
    freshness: freshness(place.updatedOn, scene),
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

function needs(place: PlaceCandidate, { input, services }: Scene): number {
  const asked = [
    ...(services.length > 0 ? [{ yes: 1, unknown: 0.4, no: 0 }[suitsNeeds(place, services)]] : []),
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
function freshness(updatedOn: Day | null, { freshFrom, staleUntil }: Scene): number {
  if (updatedOn === null) return 0;
  if (updatedOn >= freshFrom) return 1;
  return updatedOn <= staleUntil ? 0 : daysBetween(staleUntil, updatedOn) / daysBetween(staleUntil, freshFrom);
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
