import { wallClock } from '../../../../platform/time/day.js';
import { timeOf } from '../../../../platform/time/french.js';
import { zoneWords } from '../../../../platform/time/zone-words.js';
import type { AgendaItem } from '../../agenda/agenda-item.js';
import type { Stretch } from '../../agenda/background.js';
import { statusLabels } from '../labels.js';

export type Tone = 'neutral' | 'info' | 'success' | 'attention' | 'warning';

/** A state as it is told: a word, and a sign that does not need colour. */
export interface StateWords {
  text: string;
  sign: string;
  tone: Tone;
}

/** Nothing for what is simply to come. */
export function stateOf(item: AgendaItem, now: Date): StateWords | null {
  switch (item.status) {
    case 'honoured':
      return { text: statusLabels.honoured, sign: '✓', tone: 'success' };
    case 'absent':
      return { text: statusLabels.absent, sign: '✗', tone: 'attention' };
    case 'cancelled_by_service':
    case 'cancelled_by_person':
      return { text: statusLabels[item.status], sign: '–', tone: 'neutral' };
    case 'closed':
      return { text: 'Terminé', sign: '✓', tone: 'success' };
    case 'published':
      return null;
    case 'upcoming':
      if (item.endsAt <= now) return { text: 'À renseigner', sign: '?', tone: 'attention' };
      if (item.coming === 'no') return { text: 'A dit ne pas venir', sign: '!', tone: 'attention' };
      return item.coming === 'yes' ? { text: 'A dit venir', sign: '✓', tone: 'info' } : null;
  }
}

const MODE_WORDS = {
  desk: 'sur place',
  place: 'sur place',
  phone: 'par téléphone',
  home: 'à domicile',
  video: 'en visioconférence',
  remote: 'en visioconférence',
} as const;

/** « Maison du numérique », « par téléphone ». */
export const whereOf = ({ mode, placeName }: AgendaItem): string =>
  mode === 'desk' || mode === 'place' ? (placeName ?? MODE_WORDS[mode]) : MODE_WORDS[mode];

/** Who, or which workshop. */
export const whoOf = (item: AgendaItem): string =>
  item.kind === 'workshop' ? `Atelier «\u00a0${item.title}\u00a0»` : (item.personName ?? 'Une personne orientée');

/** Why: the reason of an appointment, the seats of a workshop. */
export function whatOf({ kind, title, seatsTaken, capacity }: AgendaItem): string {
  if (kind === 'appointment') return title;
  return `${seatsTaken ?? 0}\u00a0inscrit${(seatsTaken ?? 0) > 1 ? 's' : ''} sur ${capacity ?? 0}`;
}

export const hoursInWords = ({ startsAt, endsAt, zone }: AgendaItem): string =>
  `${timeOf(startsAt, zone)} – ${timeOf(endsAt, zone)}`;

/** Null where no other clock can be meant than that of the reader. */
export function zoneInWords(zone: string, readers: string, at: Date): string | null {
  const same = (one: ReturnType<typeof wallClock>, other: typeof one) =>
    one.day === other.day && one.hour === other.hour && one.minute === other.minute;
  if (zone === readers || same(wallClock(at, zone), wallClock(at, readers))) return null;
  return zoneWords(zone) ?? 'heure de Paris';
}

const clock = (minutes: number): string => {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${hour}\u00a0h${minute === 0 ? '' : `\u00a0${String(minute).padStart(2, '0')}`}`;
};

export const stretchInWords = ({ from, until }: Stretch): string =>
  from === 0 && until === 1440 ? 'toute la journée' : `${clock(from)} – ${clock(until)}`;
