import { showPhone } from '../../../../platform/contact/phone.js';
import { dayIn, daysBetween } from '../../../../platform/time/day.js';
import { longDay, timeOf } from '../../../../platform/time/french.js';
import { zoneWords } from '../../../../platform/time/zone-words.js';
import type { DeviceClash } from '../../devices/device-clashes.js';
import type { WorkshopCard } from '../../organising/workshop-card.js';
import { AUDIENCES, type DeviceKind, DEVICES, MODES, WORKSHOP_LEVELS } from '../../vocabulary.js';

type When = Pick<WorkshopCard, 'startsAt' | 'endsAt' | 'zone'>;

/** « 14 h – 16 h », « 22 h – 1 h le lendemain », with the zone overseas. */
export function hoursWords({ startsAt, endsAt, zone }: When): string {
  const nights = daysBetween(dayIn(startsAt, zone), dayIn(endsAt, zone));
  const hours = `${timeOf(startsAt, zone)}\u00a0–\u00a0${timeOf(endsAt, zone)}${nights > 0 ? ' le lendemain' : ''}`;
  const where = zoneWords(zone);
  return where ? `${hours} (${where})` : hours;
}

/** « de 14 h à 16 h », for sentences and sheets. */
export function fromToWords({ startsAt, endsAt, zone }: When): string {
  const nights = daysBetween(dayIn(startsAt, zone), dayIn(endsAt, zone));
  const hours = `de ${timeOf(startsAt, zone)} à ${timeOf(endsAt, zone)}${nights > 0 ? ' le lendemain' : ''}`;
  const where = zoneWords(zone);
  return where ? `${hours} (${where})` : hours;
}

export const dayWords = ({ startsAt, zone }: Pick<When, 'startsAt' | 'zone'>): string => longDay(dayIn(startsAt, zone));

/** At the head of a line. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** « mardi 1er décembre 2026, 14 h – 16 h ». */
export const whenWords = (when: When): string => `${dayWords(when)}, ${hoursWords(when)}`;

type Where = Pick<WorkshopCard, 'mode' | 'placeName' | 'address' | 'postalCode' | 'communeName'>;

/** « Médiathèque, Toul », « 3 rue des Halles, Toul », « Par téléphone ». */
export function whereWords({ mode, placeName, address, communeName }: Where): string {
  if (mode !== 'place') return MODES[mode];
  return [placeName ?? address, communeName].filter(Boolean).join(', ');
}

/** In lines, as on an envelope. */
export function addressLines({ mode, placeName, address, postalCode, communeName }: Where): string[] {
  if (mode !== 'place') return [MODES[mode]];
  const town = [postalCode, communeName].filter(Boolean).join(' ');
  return [placeName, address, town].filter((line): line is string => Boolean(line));
}

type Seats = Pick<WorkshopCard, 'capacity' | 'seatsTaken' | 'waiting' | 'status'>;

/** Seats that somebody who asks now would get: whoever waits comes first. */
export const seatsLeft = ({ capacity, seatsTaken, waiting }: Omit<Seats, 'status'>): number =>
  waiting > 0 ? 0 : Math.max(0, capacity - seatsTaken);

export const places = (count: number): string => `${count}\u00a0place${count > 1 ? 's' : ''}`;

/** « 4 places libres », « Complet, 3 personnes attendent ». */
export function seatsWords(seats: Seats): string {
  const free = seatsLeft(seats);
  if (free > 0) return free > 1 ? `${places(free)} libres` : `${places(1)} libre`;
  if (seats.waiting === 0) return 'Complet';
  return seats.waiting > 1 ? `Complet, ${seats.waiting}\u00a0personnes attendent` : 'Complet, une personne attend';
}

export interface Tag {
  text: string;
  tone: 'neutral' | 'info' | 'success' | 'attention' | 'warning';
}

/** What a line says at its end: its state, or its seats. */
export function stateTag(card: Seats & Pick<WorkshopCard, 'endsAt' | 'listed'>, now: Date): Tag {
  if (card.status === 'draft') return { text: 'Brouillon', tone: 'attention' };
  if (card.status === 'cancelled') return { text: 'Annulé', tone: 'warning' };
  if (card.status === 'closed') return { text: 'Clôturé', tone: 'neutral' };
  if (card.endsAt <= now) return { text: 'À clôturer', tone: 'attention' };
  return { text: seatsWords(card), tone: seatsLeft(card) > 0 ? 'success' : 'neutral' };
}

/** « Débutant · Tout public · Individuel ». */
export const forWhomWords = ({
  level,
  audience,
  format,
}: Pick<WorkshopCard, 'level' | 'audience' | 'format'>): string =>
  [level ? WORKSHOP_LEVELS[level] : 'Tous niveaux', AUDIENCES[audience], format === 'individual' ? 'Individuel' : null]
    .filter(Boolean)
    .join(' · ');

const deviceNames: Record<DeviceKind, [one: string, many: string]> = {
  laptop: ['ordinateur portable', 'ordinateurs portables'],
  tablet: ['tablette', 'tablettes'],
  phone: ['téléphone', 'téléphones'],
};

export const deviceCount = (kind: DeviceKind, count: number): string =>
  `${count}\u00a0${deviceNames[kind][count > 1 ? 1 : 0]}`;

/** « 6 tablettes et 2 téléphones ». */
export function devicesWords(devices: WorkshopCard['devices']): string | null {
  const counts = (Object.keys(DEVICES) as DeviceKind[]).flatMap((kind) => {
    const count = devices[kind] ?? 0;
    return count > 0 ? [deviceCount(kind, count)] : [];
  });
  if (counts.length === 0) return null;
  return counts.length === 1 ? (counts[0] ?? null) : `${counts.slice(0, -1).join(', ')} et ${counts.at(-1)}`;
}

/** « 6 tablettes sur place, ou venez avec le vôtre »; null when nothing is said of it. */
export function materialWords({ devices, ownDevice }: Pick<WorkshopCard, 'devices' | 'ownDevice'>): string | null {
  const lent = devicesWords(devices);
  if (lent && ownDevice) return `${lent} sur place, ou venez avec le vôtre`;
  if (lent) return `${lent} sur place`;
  return ownDevice ? 'Venez avec le vôtre' : null;
}

/** Why devices cannot be promised, and to whom they are. */
export function clashWords({ kind, owned, free, startsAt, others }: DeviceClash, zone: string): string {
  const [, many] = deviceNames[kind];
  const at = `${dayWords({ startsAt, zone })} à ${timeOf(startsAt, zone)}`;
  if (owned === 0) return `Votre inventaire ne compte pas de ${many}\u00a0: ajoutez-les dans «\u00a0Matériel\u00a0».`;
  const left = `${free} ${free > 1 ? 'libres' : 'libre'} sur ${owned}`;
  const taken = others.map((one) => `«\u00a0${one.title}\u00a0» (${dayWords(one)}, ${timeOf(one.startsAt, one.zone)})`);
  const to = taken.length > 0 ? ` Déjà promis à ${taken.join(', ')}.` : '';
  return `${capital(many)}\u00a0: ${left}, ${at}.${to}`;
}

/** How to ask the organiser for a seat. */
export const contactWords = ({
  structurePhone,
  structureEmail,
}: Pick<WorkshopCard, 'structurePhone' | 'structureEmail'>) =>
  [structurePhone && showPhone(structurePhone), structureEmail].filter((one): one is string => Boolean(one));
