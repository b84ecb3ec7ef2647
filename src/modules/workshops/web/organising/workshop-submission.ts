import { Injectable } from '@nestjs/common';
import type { Day } from '../../../../platform/time/day.js';
import { weekday } from '../../../../platform/time/day.js';
import { type Commune, Communes, zoneOf } from '../../../structures/index.js';
import { daysOf, MOST_DAYS, type SeriesDay, type SeriesRule, weekOfMonth } from '../../organising/series-days.js';
import { readTime, type Span, spanOf, type WallTimes } from '../../organising/wall-times.js';
import type { Announced, Devices } from '../../organising/workshop-content.js';
import type { WorkshopForm } from './workshop.form.js';
import type { Desk } from './workshop-desk.js';

export interface Submission {
  announced: Announced;
  times: WallTimes;
  span: Span;
  /** Of the place, for its public holidays. */
  communeInsee: string | null;
  /** Communes between which the person has to choose. */
  choices: Commune[];
}

/** Reads a submitted form beside what lies on the desk; what does not fit is said on the form’s fields. */
@Injectable()
export class WorkshopSubmission {
  constructor(private readonly communes: Communes) {}

  /** What comes back is only meaningful while the form is valid. */
  async read(form: WorkshopForm, desk: Desk): Promise<Submission> {
    form.check();
    const place = form.mode === 'place' ? placeOf(form, desk) : null;
    const { insee, choices } = form.mode === 'place' && !place ? await this.typed(form) : { insee: null, choices: [] };
    if (form.animators.some((id) => !desk.members.some((one) => one.id === id))) {
      form.reject('animators', 'Choisissez parmi les membres de votre structure.');
    }
    const communeInsee = place?.communeInsee ?? insee ?? desk.homeCommune;
    const zone = form.mode === 'place' ? zoneOf(place ? place.communeInsee : insee) : desk.zone;
    const times = { start: readTime(form.start) ?? 0, end: readTime(form.end) ?? 1 };
    const span = form.errorOf('day') ? { startsAt: desk.now, endsAt: desk.now } : spanOf(form.day, times, zone);
    checkSpan(form, desk, span);
    return { announced: announcedOf(form, place?.id ?? null, insee, zone), times, span, communeInsee, choices };
  }

  private async typed(form: WorkshopForm): Promise<{ insee: string | null; choices: Commune[] }> {
    if (!form.address) form.reject('address', 'Choisissez un lieu, ou écrivez le numéro et la rue.');
    if (!form.commune) {
      form.reject('commune', 'Écrivez la commune, ou le code postal.');
      return { insee: null, choices: [] };
    }
    const found = await this.communes.fromTyped(form.commune);
    const chosen =
      found.find(({ inseeCode }) => inseeCode === form.communeInsee) ?? (found.length === 1 ? found[0] : undefined);
    if (chosen) return { insee: chosen.inseeCode, choices: [] };
    if (found.length === 0) {
      form.reject('commune', 'Cette commune n’est pas trouvée\u00a0: écrivez son code postal.');
      return { insee: null, choices: [] };
    }
    form.reject('communeInsee', 'Plusieurs communes correspondent\u00a0: choisissez la bonne.');
    return { insee: null, choices: found };
  }
}

function placeOf(form: WorkshopForm, { places }: Desk) {
  if (!form.placeId || form.placeId === 'other') return null;
  const place = places.find(({ id }) => id === form.placeId);
  if (!place) form.reject('placeId', 'Ce lieu n’est plus dans l’annuaire\u00a0: choisissez-en un autre.');
  return place ?? null;
}

function checkSpan(form: WorkshopForm, { now, workshop }: Desk, { startsAt, endsAt }: Span): void {
  if (form.errorOf('day') || form.errorOf('start') || form.errorOf('end')) return;
  if (endsAt <= startsAt) {
    form.reject('end', 'Cette nuit-là les horloges avancent d’une heure\u00a0: l’atelier finirait avant de commencer.');
  } else if (endsAt.getTime() - startsAt.getTime() > DAY_MS) {
    form.reject('end', 'Un atelier dure un jour au plus.');
  } else if (startsAt <= now && startsAt.getTime() !== workshop?.startsAt.getTime()) {
    form.reject('day', 'Cette heure est déjà passée\u00a0: choisissez une date à venir.');
  }
}

const DAY_MS = 86_400_000;

function announcedOf(form: WorkshopForm, placeId: string | null, insee: string | null, zone: string): Announced {
  const typed = form.mode === 'place' && placeId === null;
  const devices = { laptop: form.laptop ?? 0, tablet: form.tablet ?? 0, phone: form.phone ?? 0 };
  const lent = Object.fromEntries(Object.entries(devices).filter(([, count]) => count > 0)) as Devices;
  return {
    ...{ title: form.title, summary: form.summary ?? null, topics: form.topics, level: form.level ?? null },
    ...{ audience: form.audience, format: form.format, mode: form.mode, zone, placeId },
    address: typed ? (form.address ?? null) : null,
    communeInsee: typed ? insee : null,
    connection: form.mode === 'remote' ? (form.connection ?? null) : null,
    capacity: form.format === 'individual' ? 1 : (form.capacity ?? 1),
    devices: form.mode === 'place' ? lent : {},
    ...{ ownDevice: form.ownDevice, toBring: form.toBring ?? null, animatorIds: form.animators },
    ...{ listed: form.listed, publicBooking: form.publicBooking, offerHours: form.offerHours ?? 24 },
  };
}

/** The rule that a form tells; null for one day. */
export function ruleOf(form: WorkshopForm): SeriesRule | null {
  if (!form.repeats || !form.until) return null;
  const first = weekday(form.day);
  const weekdays = [...new Set([first, ...form.weekdays.map(Number)])].sort();
  const weekly = form.repeat === 'weekly';
  return {
    ...{ kind: weekly ? 'weekly' : 'monthly', every: form.every ?? 1, weekdays: weekly ? weekdays : [first] },
    ...{ weekOfMonth: weekOfMonth(form.day), fromDay: form.day, untilDay: form.until },
    ...{ skipHolidays: form.skipHolidays, excludedDays: [] },
  };
}

/** Each day that the rule gives; too many of them are said on the form. */
export function seriesDays(form: WorkshopForm, rule: SeriesRule, communeInsee: string | null): SeriesDay[] {
  const days = daysOf(rule, communeInsee);
  if (days.length > MOST_DAYS) {
    form.reject('until', `Cela fait ${days.length}\u00a0dates\u00a0: ${MOST_DAYS} au plus à la fois.`);
  }
  return days;
}

/** Those ticked, among those that the rule gives. */
export const tickedDays = (form: WorkshopForm, days: readonly SeriesDay[]): Day[] =>
  days.map(({ day }) => day).filter((day) => form.days.includes(day));
