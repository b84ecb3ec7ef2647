const aboutAppointment = (what: string): string => `appointment.${what}`;

/** Messages to the person of an appointment; written in appointment-letters.ts. */
export const BOOKED = aboutAppointment('booked');
export const MOVED = aboutAppointment('moved');
export const CANCELLED = aboutAppointment('cancelled');

/** To the person of a referral: an address where they choose their hour. */
export const INVITED = aboutAppointment('invited');

/** What is no longer true once something else happened. */
export const OF_ONE_HOUR = [BOOKED, MOVED, CANCELLED];
