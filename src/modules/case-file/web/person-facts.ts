import { showPhone } from '../../../platform/contact/phone.js';
import type { Day } from '../../../platform/time/day.js';
import {
  ageBandLabels,
  ageBandOn,
  type BeneficiaryCard,
  type ContactPreference,
  wishLabels,
} from '../../beneficiaries/index.js';

export interface Fact {
  text: string;
  href: string | null;
}

const preferences: Record<ContactPreference, string> = {
  call: 'préfère un appel',
  sms: 'préfère un SMS',
  email: 'préfère un mail',
  letter: 'préfère un courrier',
  helper: 'à joindre par son proche aidant',
  none: 'ne souhaite aucun message',
};

/** « 70 ans et plus », from the year of birth alone; nothing when it was not given. */
export function ageInWords(birthYear: number | null, today: Day): string | null {
  const band = ageBandOn(birthYear, today);
  return band === 'non_communique' ? null : ageBandLabels[band].replace(/(\d) - (\d+)/, '$1 à $2');
}

export const communeInWords = (person: { communeName: string | null; postalCode: string | null }): string | null =>
  person.communeName && (person.postalCode ? `${person.communeName} (${person.postalCode})` : person.communeName);

export const phoneFact = (e164: string): Fact => ({ text: showPhone(e164), href: `tel:${e164}` });

/** Who, where, how to reach: the line under the name. */
export function personFacts(person: BeneficiaryCard, today: Day): Fact[] {
  const plain = (text: string | null): Fact[] => (text === null ? [] : [{ text, href: null }]);
  const wishes = person.wishes.map((wish) => wishLabels[wish].toLowerCase());
  return [
    ...plain(ageInWords(person.birthYear, today)),
    ...plain(communeInWords(person)),
    ...(person.phone ? [phoneFact(person.phone)] : plain(person.noPhone ? 'pas de téléphone' : null)),
    ...(person.email
      ? [{ text: person.email, href: `mailto:${person.email}` }]
      : plain(person.noEmail ? 'pas d’adresse mail' : null)),
    ...plain(preferences[person.contactPreference]),
    ...plain(wishes.length > 0 ? `souhaite\u00a0: ${wishes.join(', ')}` : null),
  ];
}
