/** Where the two meet. */
export const MODES = {
  desk: 'Sur place',
  phone: 'Par téléphone',
  home: 'À domicile',
  video: 'En visioconférence',
} as const;
export type AppointmentMode = keyof typeof MODES;

/** Who may take one by themself. */
export const BOOKABLE_BY = {
  agents: 'Les collègues de la structure',
  referrers: 'Aussi les structures qui orientent',
  people: 'Aussi les personnes, par un lien',
} as const;
export type BookableBy = keyof typeof BOOKABLE_BY;

const wider: Record<BookableBy, readonly BookableBy[]> = {
  agents: ['agents'],
  referrers: ['agents', 'referrers'],
  people: ['agents', 'referrers', 'people'],
};

/** Whether a reason that is open so far is open to these. */
export const isBookableBy = (open: BookableBy, to: BookableBy): boolean => wider[open].includes(to);

/** What stands in the place of a name, once that of somebody without a file is emptied. */
export const NOBODY = '–';

/** By a colleague, with a referral, by the person through a link, or in RDV Service Public. */
export type AppointmentSource = 'agent' | 'referral' | 'person' | 'rdv_service_public';
