import { showPhone } from '../../../../platform/contact/phone.js';
import { fullDay } from '../../../../platform/time/french.js';
import type { CallBackContact } from '../../saisine/saisine.queries.js';
import type { SaisineSeen } from '../../saisine/saisine-reading.js';
import { callBackSlots } from '../../saisine/saisine-codes.js';
import { agreementWayLabels, motiveLabels } from '../labels.js';
import { languageLabels, saisineNeedLabels, slotLabel } from './labels.js';

export interface FactRow {
  key: string;
  value: string;
  values: string[] | null;
}

const row = (key: string, value: string): FactRow => ({ key, value, values: null });
const rows = (key: string, values: string[]): FactRow[] => (values.length > 0 ? [{ key, value: '', values }] : []);
const some = (key: string, value: string | null | undefined): FactRow[] => (value ? [row(key, value)] : []);

/** « Martine Colas, sa fille, 06 39 98 01 41 ». */
const helperInWords = ({ name, relationship, phone }: NonNullable<CallBackContact['helper']>): string =>
  [name, relationship, phone && showPhone(phone)].filter(Boolean).join(', ');

/** Whom to call back, and when. */
export function contactRows({ contact, saisine }: SaisineSeen): FactRow[] {
  if (!contact) return [];
  return [
    row('Nom', contact.displayName),
    ...some('Commune', contact.communeName),
    row('Téléphone', contact.phone ? showPhone(contact.phone) : 'pas de téléphone noté'),
    ...some('Passer par', contact.helper && helperInWords(contact.helper)),
    ...rows('Quand rappeler', slotsInWords(saisine.callBackSlots)),
  ];
}

/** In the order of the week, however they were ticked. */
export const slotsInWords = (slots: readonly string[]): string[] =>
  callBackSlots.filter((slot) => slots.includes(slot)).map(slotLabel);

/** Language, and the interpreter that goes with it. */
export function languageInWords({ language, interpreter }: SaisineSeen['saisine']): string | null {
  const words = [language && languageLabels[language], interpreter && 'interprète souhaité'].filter(Boolean).join(', ');
  return words === '' ? null : words.charAt(0).toUpperCase() + words.slice(1);
}

export function requestRows({ saisine, seen: { referral, sender } }: SaisineSeen): FactRow[] {
  return [
    ...some('Motif', referral.motive && motiveLabels[referral.motive]),
    ...rows(
      'Besoin précis',
      saisine.needs.map((need) => saisineNeedLabels[need]),
    ),
    ...some('Langue', languageInWords(saisine)),
    ...some(
      'Accord de la personne',
      referral.agreementOn &&
        referral.agreementHow &&
        `Le ${fullDay(referral.agreementOn)}, ${agreementWayLabels[referral.agreementHow].toLowerCase()}`,
    ),
    ...rows('Envoyée par', [
      ...[sender?.personName, sender?.structureName, sender?.phone && showPhone(sender.phone), sender?.email].filter(
        (line): line is string => Boolean(line),
      ),
    ]),
    ...(saisine.purgedAt ? [row('Détails', 'Effacés six mois après la fin')] : []),
  ];
}
