import type { RegistrationStatus, SeatChange } from '../../workshops/index.js';
import type { Outcome, RefusalReason } from '../referral-codes.js';
import type { ReferralStatus } from '../referral-status.js';

/** What became of the seat that a referral asked for. */
export type SeatNews = Pick<SeatChange, 'from' | 'to' | 'by'>;

/** What the referral hears by it. */
export type SeatAnswer =
  | { kind: 'accept' }
  | { kind: 'refuse'; reasons: RefusalReason[]; words: string }
  | { kind: 'close'; outcome: Outcome; words: string | null };

/** Someone who waited, and came all the same, has one too. */
const HELD: readonly RegistrationStatus[] = ['registered', 'attended'];

/**
 * A seat answers the referral that asked for it: held, it is accepted; lost before, refused with the reason; given back
 * after, closed. `null`: it changes nothing for the referral. Attendance is told at the closing, all at once. Pure.
 */
export function seatAnswer(status: ReferralStatus, { from, to, by }: SeatNews): SeatAnswer | null {
  if (status === 'sent' && HELD.includes(to)) return { kind: 'accept' };
  if (to !== 'cancelled') return null;
  if (status === 'accepted') {
    return by === 'organiser'
      ? { kind: 'close', outcome: 'other', words: 'L’organisateur a annulé l’atelier ou cette inscription.' }
      : { kind: 'close', outcome: 'given_up', words: null };
  }
  return status === 'sent' ? { kind: 'refuse', ...lost(from, by) } : null;
}

function lost(from: SeatNews['from'], by: SeatNews['by']): { reasons: RefusalReason[]; words: string } {
  if (by === 'organiser') return { reasons: ['other'], words: 'L’organisateur a annulé l’atelier ou cette inscription.' };
  if (by !== 'lapsed') return { reasons: ['not_interested'], words: 'La personne ne souhaite plus de place.' };
  return from === 'waiting'
    ? { reasons: ['session_full'], words: 'Aucune place ne s’est libérée.' }
    : { reasons: ['not_reachable'], words: 'Une place s’est libérée\u00a0: elle n’a pas été confirmée à temps.' };
}
