import { Correspondents } from './correspondents.js';
import { AnswerAddresses } from './messages/answer-addresses.js';
import { LetterFactsQueries } from './messages/letter-facts.js';
import { PersonLetters } from './messages/person-letters.js';
import { ReceiverLetters } from './messages/receiver-letters.js';
import { SenderLetters } from './messages/sender-letters.js';
import { ReferralNews } from './referral-news.js';

/** What tells each side of the other, and lets those answer who have no account. */
export const answerProviders = [
  AnswerAddresses,
  Correspondents,
  LetterFactsQueries,
  PersonLetters,
  ReceiverLetters,
  ReferralNews,
  SenderLetters,
];
