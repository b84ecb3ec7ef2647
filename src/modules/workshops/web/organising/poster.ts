import { showPhone } from '../../../../platform/contact/phone.js';
import type { WorkshopCard } from '../../organising/workshop-card.js';
import { AUDIENCES, WORKSHOP_LEVELS } from '../../vocabulary.js';
import { paths as publicPaths } from '../public/paths.js';
import { addressLines, capital, dayWords, fromToWords, materialWords, places } from './workshop-words.js';

/** What is read from afar, then from near. */
export interface PosterData {
  title: string;
  day: string;
  hours: string;
  where: string[];
  summary: string | null;
  facts: { label: string; value: string }[];
  /** The one thing to do. */
  act: string;
  contact: string[];
  address: string | null;
  organiser: string;
}

export function posterOf(card: WorkshopCard, publicUrl: string): PosterData {
  const phone = card.structurePhone && showPhone(card.structurePhone);
  const facts: [string, string | null][] = [
    ['Niveau', card.level ? WORKSHOP_LEVELS[card.level] : null],
    ['Pour', card.audience === 'people' ? null : AUDIENCES[card.audience].toLowerCase()],
    ['Matériel', materialWords(card)],
    ['À apporter', card.toBring],
  ];
  return {
    ...{ title: card.title, day: capital(dayWords(card)), hours: fromToWords(card), where: addressLines(card) },
    ...{ summary: card.summary, organiser: card.structureName },
    facts: facts.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    act: `${places(card.capacity)}, sur inscription`,
    contact: [phone ? `au ${phone}` : null, card.structureEmail].filter((one): one is string => Boolean(one)),
    address: card.listed ? `${publicUrl.replace(/^https?:\/\//, '')}${publicPaths.list.to()}` : null,
  };
}
