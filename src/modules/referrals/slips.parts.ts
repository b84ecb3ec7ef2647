import { ReferralPapers } from './slips/referral-papers.js';
import { SaisineSheet } from './slips/saisine-sheet.js';

/** Paper: the person's slip, the letter with its coupon, the sheet for the caisse's form. */
export const slipProviders = [ReferralPapers, SaisineSheet];
