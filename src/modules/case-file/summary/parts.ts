import { messagePart } from './message-part.js';
import { personParts } from './person-parts.js';
import { referralParts } from './referral-parts.js';
import { sessionPart } from './session-part.js';
import type { SummaryPart } from './summary-part.js';

/** Everything held on a person, in the order in which it is told. */
export const summaryParts: readonly SummaryPart[] = [...personParts, sessionPart, ...referralParts, messagePart];

/** Tables about a person that the summary leaves out whole, and why. */
export const untoldTables: Readonly<Record<string, string>> = {
  SuggestionSet: 'Places that an agent was shown, forgotten after a week: what was chosen stands in the referral.',
};
