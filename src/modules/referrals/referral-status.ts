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
