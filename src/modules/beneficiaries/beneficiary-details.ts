import type { Day } from '../../platform/time/day.js';
import type { Gender, SocialStatus } from './vocabulary.js';
import type { ContactPreference, Scheme, Wish } from './web/labels.js';

/** What a person's file says of them, as typed and checked: phones in E.164, e-mail in lower case. */
export interface BeneficiaryDetails {
  firstName: string;
  lastName: string;
  birthYear: number | null;
  communeInsee: string | null;
  communeName: string | null;
  postalCode: string | null;
  phone: string | null;
  noPhone: boolean;
  email: string | null;
  noEmail: boolean;
  contactPreference: ContactPreference;
  socialStatus: SocialStatus;
  gender: Gender;
  scheme: Scheme;
  wishes: Wish[];
  helperName: string | null;
  helperPhone: string | null;
  helperRelationship: string | null;
  helperAgreedOn: Day | null;
  notes: string | null;
}

/** A person as someone allowed to see them sees them. */
export interface BeneficiaryCard extends BeneficiaryDetails {
  id: string;
  /** The structure that holds the file. */
  structureId: string;
  /** « Prénom NOM » as people say it: first name, last name. */
  displayName: string;
  /** Null for a structure with which the person is shared: notes stay with those who wrote them. */
  notes: string | null;
  noticeGivenOn: Day | null;
  createdAt: Date;
  lastContactOn: Day;
  version: number;
  /** Seen through an accepted referral or the person's agreement, not by the structure that holds the file. */
  shared: boolean;
}

export interface BeneficiarySummary {
  id: string;
  displayName: string;
  communeName: string | null;
}

export const displayName = (person: { firstName: string; lastName: string }): string =>
  `${person.firstName} ${person.lastName}`;

/** The details alone, out of anything that has more. */
export function detailsOf(person: BeneficiaryDetails): BeneficiaryDetails {
  return {
    firstName: person.firstName,
    lastName: person.lastName,
    birthYear: person.birthYear,
    communeInsee: person.communeInsee,
    communeName: person.communeName,
    postalCode: person.postalCode,
    phone: person.phone,
    noPhone: person.noPhone,
    email: person.email,
    noEmail: person.noEmail,
    contactPreference: person.contactPreference,
    socialStatus: person.socialStatus,
    gender: person.gender,
    scheme: person.scheme,
    wishes: person.wishes,
    helperName: person.helperName,
    helperPhone: person.helperPhone,
    helperRelationship: person.helperRelationship,
    helperAgreedOn: person.helperAgreedOn,
    notes: person.notes,
  };
}
