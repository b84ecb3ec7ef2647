import { fromToWords, type ReferralSeat, whereWords, workshopDayWords, type WorkshopOffer } from '../../../workshops/index.js';

const places = (count: number): string => (count > 1 ? `${count}\u00a0places libres` : 'Une place libre');

export const ordinal = (position: number): string => (position === 1 ? '1re' : `${position}e`);

/** « Mardi 1er décembre 2026, de 14 h à 16 h », in the hour of its own place. */
export function momentOf(when: Pick<ReferralSeat, 'startsAt' | 'endsAt' | 'zone'>): string {
  const text = `${workshopDayWords(when)}, ${fromToWords(when)}`;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What the draft of a referral says of the workshop that was chosen. */
export const seatFacts = (offer: WorkshopOffer): [key: string, value: string][] => [
  ['Atelier', offer.title],
  ['Quand', momentOf(offer)],
  ['Où', whereWords(offer)],
  ['Places', seatsOf(offer)],
];

function seatsOf({ seatsLeft, waiting }: WorkshopOffer): string {
  if (seatsLeft > 0) return places(seatsLeft);
  return `Complet\u00a0: la personne serait ${ordinal(waiting + 1)} sur la liste d’attente`;
}

export const seatButton = ({ seatsLeft }: WorkshopOffer): string =>
  seatsLeft > 0 ? 'Orienter et réserver une place' : 'Orienter et mettre sur la liste d’attente';

/** Said to the person before they agree: the seat is asked for by name, at once. */
export function seatSentence({ title, structureName, seatsLeft }: WorkshopOffer): string {
  const what =
    seatsLeft > 0
      ? `Je vais vous inscrire à l’atelier «\u00a0${title}\u00a0» de «\u00a0${structureName}\u00a0». Ils recevront votre nom, de quoi vous contacter et ce dont vous avez besoin.`
      : `L’atelier «\u00a0${title}\u00a0» de «\u00a0${structureName}\u00a0» est complet\u00a0: je vais vous mettre sur la liste d’attente. Ils recevront votre prénom et ce dont vous avez besoin et, si une place se libère, votre nom et de quoi vous contacter.`;
  return `${what} Vous pouvez dire non, ou changer d’avis plus tard. Êtes-vous d’accord\u00a0?`;
}
