import { appointmentPart } from './appointment-part.js';
import { messagePart } from './message-part.js';
import { personParts } from './person-parts.js';
import { referralParts } from './referral-parts.js';
import { registrationPart } from './registration-part.js';
import { sessionPart, tagPart, workshopPart } from './session-part.js';
import type { SummaryPart } from './summary-part.js';

/** Everything held on a person, in the order in which it is told. */
export const summaryParts: readonly SummaryPart[] = [
  ...personParts,
  sessionPart,
  workshopPart,
  tagPart,
  registrationPart,
  ...referralParts,
  appointmentPart,
  messagePart,
];

/** Tables about a person that the summary leaves out whole, and why. */
export const untoldTables: Readonly<Record<string, string>> = {
  BeneficiaryDistinct: 'Says that somebody else is somebody else: it speaks of another person too.',
  BeneficiaryDuplicate: 'A guess about two files, made again each night, that an agent has yet to look at.',
  BeneficiaryMatch: 'Made by the database out of the name, year, phone and e-mail, which are told.',
  BeneficiaryMerge: 'What gives two files back for thirty days; the act itself stands in the journal of the file.',
  SuggestionSet: 'Places that an agent was shown, forgotten after a week: what was chosen stands in the referral.',
  Workshop: 'Announced to everybody; the person’s own registration says which one.',
};
