import type { Referral } from '../referral.entity.js';
import type { ReferralSeen } from '../referral-reading.js';

/** Between its sending and its end: before, nobody waits for the person; after, nobody does any more. */
export const canPrint = ({ status }: Pick<Referral, 'status'>): boolean => status === 'sent' || status === 'accepted';

/** The sender writes to the receiver; a colleague's desk needs no letter. */
export const writesLetter = ({ side, referral }: Pick<ReferralSeen, 'side' | 'referral'>): boolean =>
  side === 'sender' && referral.path !== 'internal';
