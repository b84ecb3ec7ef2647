import { fullDay } from '../../../platform/time/french.js';
import type { BeneficiaryDetails } from '../beneficiary-details.js';
import { showPhone } from '../../../platform/contact/phone.js';
import { contactPreferenceLabels, genderLabels, schemeLabels, socialStatusLabels, wishLabels } from './labels.js';

interface Line {
  label: string;
  words: string;
}

const UNKNOWN = 'non renseigné';

const orNone = (value: string | null, none: boolean, noneWords: string): string =>
  value ?? (none ? noneWords : UNKNOWN);

/** Every answer of the file with its label, in the order of the form. */
export function detailsInWords(details: BeneficiaryDetails): Line[] {
  const { phone, helperPhone, communeName, postalCode } = details;
  return [
    { label: 'Prénom', words: details.firstName },
    { label: 'Nom', words: details.lastName },
    { label: 'Année de naissance', words: String(details.birthYear ?? UNKNOWN) },
    { label: 'Commune', words: communeName ? [communeName, postalCode].filter(Boolean).join(' ') : UNKNOWN },
    { label: 'Téléphone', words: orNone(phone && showPhone(phone), details.noPhone, 'pas de téléphone') },
    { label: 'Adresse mail', words: orNone(details.email, details.noEmail, 'pas d’adresse mail') },
    { label: 'Pour la joindre', words: contactPreferenceLabels[details.contactPreference] },
    { label: 'Statut', words: socialStatusLabels[details.socialStatus] },
    { label: 'Genre', words: genderLabels[details.gender] },
    { label: 'Régime de sécurité sociale', words: schemeLabels[details.scheme] },
    { label: 'Souhaits', words: details.wishes.map((wish) => wishLabels[wish]).join(', ') || UNKNOWN },
    { label: 'Nom du proche aidant', words: details.helperName ?? UNKNOWN },
    { label: 'Téléphone du proche aidant', words: (helperPhone && showPhone(helperPhone)) ?? UNKNOWN },
    { label: 'Lien du proche aidant', words: details.helperRelationship ?? UNKNOWN },
    { label: 'Accord du proche aidant', words: details.helperAgreedOn ? fullDay(details.helperAgreedOn) : UNKNOWN },
    { label: 'Notes', words: details.notes ?? UNKNOWN },
  ];
}

export interface Difference {
  label: string;
  inFile: string;
  typed: string;
}

/** Where the file, as it is now, and what was typed do not say the same. */
export function differences(inFile: BeneficiaryDetails, typed: BeneficiaryDetails): Difference[] {
  const current = detailsInWords(inFile);
  return detailsInWords(typed).flatMap(({ label, words }, index) => {
    const now = current[index]?.words ?? UNKNOWN;
    return now === words ? [] : [{ label, inFile: now, typed: words }];
  });
}
