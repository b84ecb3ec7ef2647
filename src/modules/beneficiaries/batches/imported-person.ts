import type { BeneficiaryDetails } from '../beneficiary-details.js';

/** What another tool's file tells of a person, checked. */
export type ImportedPerson = Pick<
  BeneficiaryDetails,
  | 'firstName'
  | 'lastName'
  | 'birthYear'
  | 'communeInsee'
  | 'communeName'
  | 'postalCode'
  | 'phone'
  | 'email'
  | 'gender'
  | 'socialStatus'
  | 'notes'
>;

/** What may be written in the blanks of a file that exists: never a name. A commune goes with its name and postcode. */
export const FILLABLE = {
  birthYear: { column: 'birth_year', type: 'smallint', blank: null },
  communeInsee: { column: 'commune_insee', type: 'text', blank: null },
  communeName: { column: 'commune_name', type: 'text', blank: null },
  postalCode: { column: 'postal_code', type: 'text', blank: null },
  phone: { column: 'phone', type: 'text', blank: null },
  email: { column: 'email', type: 'text', blank: null },
  gender: { column: 'gender', type: 'text', blank: 'non_communique' },
  socialStatus: { column: 'social_status', type: 'text', blank: 'non_communique' },
  notes: { column: 'notes', type: 'text', blank: null },
} as const;
export type Fillable = keyof typeof FILLABLE;
export type Filled = Partial<Record<Fillable, string | number>>;
