import { AnswerThrottle } from './answer-throttle.js';
import { BookableReferrals } from './bookable-referrals.js';
import { Correspondents } from './correspondents.js';
import { LinkReading } from './link-reading.js';
import { LinkVisits } from './link-visits.js';
import { AnswerAddresses } from './messages/answer-addresses.js';
import { LetterFactsQueries } from './messages/letter-facts.js';
import { PersonLetters } from './messages/person-letters.js';
import { ReceiverLetters } from './messages/receiver-letters.js';
import { SenderLetters } from './messages/sender-letters.js';
import { NewLinks } from './new-links.js';
import { ReferralNews } from './referral-news.js';
import { ReferralWatchers } from './referral-watchers.js';
import { LinkAnswersController } from './web/link-answers.controller.js';
import { LinkController } from './web/link.controller.js';
import { LinkRoom } from './web/link-room.js';
import { LinkThreadController } from './web/link-thread.controller.js';

/** What tells each side of the other, and lets those answer who have no account. */
export const answerProviders = [
  AnswerAddresses,
  AnswerThrottle,
  BookableReferrals,
  Correspondents,
  LetterFactsQueries,
  LinkReading,
  LinkRoom,
  LinkVisits,
  NewLinks,
  PersonLetters,
  ReceiverLetters,
  ReferralNews,
  ReferralWatchers,
  SenderLetters,
];

export const answerControllers = [LinkController, LinkAnswersController, LinkThreadController];
