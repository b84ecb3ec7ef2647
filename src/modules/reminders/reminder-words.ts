import { calendarUid } from '../../platform/calendar/calendar-uid.js';
import type { CalendarEntry } from '../../platform/calendar/ics.js';
import { showPhone } from '../../platform/contact/phone.js';
import { longMoment } from '../../platform/time/french.js';
import { zoneWords } from '../../platform/time/zone-words.js';
import type { ReminderFacts } from './reminder-facts.js';

/** What the mail, the text message, the call and the letter are written with. */
export interface ReminderWords {
  /** « votre rendez-vous », « votre atelier ». */
  what: string;
  title: string | null;
  /** « mardi 24 novembre 2026 à 14 h (heure de La Réunion) ». */
  when: string;
  where: string | null;
  address: string[];
  connection: string | null;
  toBring: string | null;
  structureName: string;
  phone: string | null;
}

const MEETINGS: Partial<Record<ReminderFacts['mode'], string>> = {
  phone: 'Par téléphone\u00a0: vous serez appelé·e.',
  home: 'Chez vous.',
  video: 'En visioconférence.',
  remote: 'À distance.',
};

export function reminderWords(facts: ReminderFacts): ReminderWords {
  const onTheSpot = facts.mode === 'desk' || facts.mode === 'place';
  const zone = zoneWords(facts.zone);
  return {
    what: facts.title === null ? 'rendez-vous' : 'atelier',
    title: facts.title,
    when: longMoment(facts.startsAt, facts.zone) + (zone ? ` (${zone})` : ''),
    where: onTheSpot ? (facts.placeName ?? facts.structureName) : (MEETINGS[facts.mode] ?? null),
    address: onTheSpot ? [facts.street, facts.town].filter((line): line is string => Boolean(line)) : [],
    connection: facts.connection,
    toBring:
      [facts.toBring, facts.ownDevice ? 'Votre ordinateur, votre tablette ou votre téléphone.' : null]
        .filter(Boolean)
        .join(' ') || null,
    structureName: facts.structureName,
    phone: facts.structurePhone && showPhone(facts.structurePhone),
  };
}

/** Whole seconds since 2020: grows at each mail, and fits into the 32 bits that calendars keep. */
const since2020 = (at: Date): number => Math.floor((at.getTime() - Date.UTC(2020, 0, 1)) / 1000);

/** The line of their calendar: the same in each mail about it, which replaces the former. Its words say nothing of why. */
export function calendarEntryOf(facts: ReminderFacts, publicUrl: string, now: Date): CalendarEntry {
  const { where, address, title } = reminderWords(facts);
  return {
    uid: calendarUid(title === null ? 'appointment' : 'registration', facts.subjectId, publicUrl),
    ...{ startsAt: facts.startsAt, endsAt: facts.endsAt, changedAt: now, cancelled: !facts.live },
    sequence: facts.version ?? since2020(now),
    title: title ?? 'Rendez-vous',
    location: [where, ...address].filter(Boolean).join(', '),
  };
}
