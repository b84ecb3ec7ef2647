/** The life of a referral. The same table stands as CHECKs in the database. Pure. */
export const REFERRAL_STATUSES = ['draft', 'sent', 'accepted', 'refused', 'withdrawn', 'closed'] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

/**
 * Sent, then answered once, then closed with an outcome. The sender may withdraw until there is an answer; after it, a
 * person who gives up is an outcome. What was refused, withdrawn or closed stays so: a new need is a new referral.
 */
const TRANSITIONS: Record<ReferralStatus, readonly ReferralStatus[]> = {
  draft: ['sent', 'withdrawn'],
  sent: ['accepted', 'refused', 'withdrawn'],
  accepted: ['closed'],
  refused: [],
  withdrawn: [],
  closed: [],
};

export function canBecome(from: ReferralStatus, to: ReferralStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

/** True when nothing more can happen to it. */
export function isFinal(status: ReferralStatus): boolean {
  return TRANSITIONS[status].length === 0;
}

/** The eleven reasons of the peers (Dora, Les Emplois), so that figures compare. Words always go with the code. */
export const REFUSAL_REASONS = [
  'not_reachable',
  'did_not_come_to_interview',
  'hired_elsewhere',
  'training',
  'not_eligible',
  'not_mobile',
  'not_interested',
  'incompatible',
  'session_full',
  'duplicate',
  'other',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What became of the person, told to the sender. */
export const OUTCOMES = ['accompanied', 'did_not_come', 'unreachable', 'redirected', 'given_up', 'other'] as const;
export type Outcome = (typeof OUTCOMES)[number];
