/** The life of a referral. The same table stands as CHECKs in the database. Pure. */
export const REFERRAL_STATUSES = ['draft', 'sent', 'accepted', 'refused', 'withdrawn', 'expired', 'closed'] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

/**
 * Sent, then answered once, then closed with an outcome; silence ends by an expiry. The sender may withdraw until there
 * is an answer; the person may take the agreement back even after it. What was refused, withdrawn, expired or closed
 * stays so: a new need is a new referral.
 */
const TRANSITIONS: Record<ReferralStatus, readonly ReferralStatus[]> = {
  draft: ['sent', 'withdrawn'],
  sent: ['accepted', 'refused', 'withdrawn', 'expired'],
  accepted: ['closed', 'withdrawn'],
  refused: [],
  withdrawn: [],
  expired: [],
  closed: [],
};

export function canBecome(from: ReferralStatus, to: ReferralStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

/** True when nothing more can happen to it. */
export function isFinal(status: ReferralStatus): boolean {
  return TRANSITIONS[status].length === 0;
}
