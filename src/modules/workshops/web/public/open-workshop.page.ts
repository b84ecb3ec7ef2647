import { showPhone } from '../../../../platform/contact/phone.js';
import { view, type View } from '../../../../platform/http/page.js';
import { durationInWords } from '../../../../platform/time/french.js';
import type { WorkshopCard } from '../../organising/workshop-card.js';
import { TOPICS } from '../../vocabulary.js';
import {
  addressLines,
  capital,
  dayWords,
  forWhomWords,
  fromToWords,
  materialWords,
  seatsLeft,
  seatsWords,
} from '../organising/workshop-words.js';
import { whereWords } from '../organising/workshop-words.js';
import { paths } from './paths.js';

/** Marked up as an event (schema.org), so that search engines show its day and place. */
interface OpenWorkshopModel {
  title: string;
  day: string;
  hours: string;
  duration: string;
  startIso: string;
  endIso: string;
  eventStatus: string;
  attendanceMode: string;
  place: { name: string; address: string | null; postalCode: string | null; town: string | null } | null;
  where: string[];
  summary: string | null;
  seats: string;
  facts: { rows: { key: string; value: string }[] };
  /** Why nobody can register any more. */
  over: string | null;
  register: { href: string; text: string } | null;
  contact: { text: string; href: string }[];
  organiser: { name: string; href: string };
  calendarHref: string;
  allHref: string;
}

interface Shown {
  card: WorkshopCard;
  now: Date;
  publicUrl: string;
}

export function openWorkshopPage({ card, now, publicUrl }: Shown): View<OpenWorkshopModel> {
  const { id, title, status, listed } = card;
  const open = status === 'published' && card.startsAt > now;
  const full = seatsLeft(card) === 0;
  const rows: [string, string | null][] = [
    ['Pour qui', forWhomWords(card)],
    ['Thématiques', card.topics.map((topic) => TOPICS[topic]).join(', ')],
    ['Matériel', materialWords(card)],
    ['À apporter', card.toBring],
    ['Places', open ? seatsWords(card) : null],
  ];
  const model = {
    ...{
      title,
      day: capital(dayWords(card)),
      hours: fromToWords(card),
      summary: card.summary,
      seats: seatsWords(card),
    },
    duration: durationInWords(Math.round((card.endsAt.getTime() - card.startsAt.getTime()) / 60_000)),
    ...{ startIso: card.startsAt.toISOString(), endIso: card.endsAt.toISOString() },
    eventStatus: `https://schema.org/${status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    attendanceMode: `https://schema.org/${card.mode === 'place' ? 'Offline' : 'Online'}EventAttendanceMode`,
    place: placeOf(card),
    where: addressLines(card),
    facts: { rows: rows.flatMap(([key, value]) => (value ? [{ key, value }] : [])) },
    over: open ? null : overWords(card),
    register: open && card.publicBooking ? { href: paths.register.to({ id }), text: full ? WAIT : 'S’inscrire' } : null,
    contact: open ? contactOf(card) : [],
    organiser: { name: card.structureName, href: paths.structure.to({ id: card.structureId }) },
    calendarHref: paths.oneCalendar.to({ id }),
    allHref: paths.list.to(),
  };
  const publicHead = {
    description: `${model.day}, ${model.hours}, ${whereWords(card)}. ${card.summary ?? ''}`.trim().slice(0, 300),
    canonical: `${publicUrl}${paths.show.to({ id })}`,
    feeds: [{ type: 'text/calendar', title, href: model.calendarHref }],
  };
  // By its link alone: nothing for search engines, and what is over is no news either.
  const head = listed && open ? { publicHead } : {};
  return view('workshops/public/open-workshop', `${title}, ${dayWords(card)}`, model, {
    layout: 'bare',
    wide: true,
    ...head,
  });
}

const WAIT = 'S’inscrire sur la liste d’attente';

function placeOf(card: WorkshopCard): OpenWorkshopModel['place'] {
  if (card.mode !== 'place') return null;
  const { address, postalCode, communeName: town } = card;
  return { name: card.placeName ?? address ?? town ?? card.structureName, address, postalCode, town };
}

function overWords({ status, cancelWords }: WorkshopCard): string {
  if (status !== 'cancelled') return 'Cet atelier est passé.';
  return cancelWords ? `Cet atelier est annulé\u00a0: ${cancelWords}` : 'Cet atelier est annulé.';
}

function contactOf({ structurePhone, structureEmail }: WorkshopCard): OpenWorkshopModel['contact'] {
  return [
    ...(structurePhone ? [{ text: showPhone(structurePhone), href: `tel:${structurePhone}` }] : []),
    ...(structureEmail ? [{ text: structureEmail, href: `mailto:${structureEmail}` }] : []),
  ];
}
