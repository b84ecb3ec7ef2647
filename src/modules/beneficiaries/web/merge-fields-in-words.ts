import { showPhone } from '../../../platform/contact/phone.js';
import { fullDay } from '../../../platform/time/french.js';
import type { BeneficiaryDetails } from '../beneficiary-details.js';
import type { MergeField } from '../merging/merge-fields.js';
import { contactPreferenceLabels, genderLabels, schemeLabels, socialStatusLabels } from './labels.js';

export const mergeFieldLabels: Readonly<Record<MergeField, string>> = {
  firstName: 'Prénom',
  lastName: 'Nom',
  birthYear: 'Année de naissance',
  home: 'Commune',
  phone: 'Téléphone',
  email: 'Adresse mail',
  contactPreference: 'Pour la joindre',
  socialStatus: 'Statut',
  gender: 'Genre',
  scheme: 'Régime de sécurité sociale',
  helper: 'Proche aidant',
};

const UNKNOWN = 'non renseigné';

const words: Readonly<Record<MergeField, (details: BeneficiaryDetails) => string>> = {
  firstName: ({ firstName }) => firstName,
  lastName: ({ lastName }) => lastName,
  birthYear: ({ birthYear }) => (birthYear === null ? UNKNOWN : String(birthYear)),
  home: ({ communeName, postalCode }) => [communeName, postalCode].filter(Boolean).join(' ') || UNKNOWN,
  phone: ({ phone, noPhone }) => (phone ? showPhone(phone) : noPhone ? 'pas de téléphone' : UNKNOWN),
  email: ({ email, noEmail }) => email ?? (noEmail ? 'pas d’adresse mail' : UNKNOWN),
  contactPreference: ({ contactPreference }) => contactPreferenceLabels[contactPreference],
  socialStatus: ({ socialStatus }) => socialStatusLabels[socialStatus],
  gender: ({ gender }) => genderLabels[gender],
  scheme: ({ scheme }) => schemeLabels[scheme],
  helper: (details) => helperWords(details) || UNKNOWN,
};

const helperWords = ({ helperName, helperRelationship, helperPhone, helperAgreedOn }: BeneficiaryDetails): string =>
  [
    helperName,
    helperRelationship,
    helperPhone && showPhone(helperPhone),
    helperAgreedOn && `accord du ${fullDay(helperAgreedOn)}`,
  ]
    .filter(Boolean)
    .join(', ');

export const mergeFieldInWords = (field: MergeField, details: BeneficiaryDetails): string => words[field](details);
