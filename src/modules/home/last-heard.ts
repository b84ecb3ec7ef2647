import type { ReferralLine } from '../referrals/index.js';

/** When the receiver was last heard of. */
export const heardAt = (line: ReferralLine): Date | null =>
  line.closedAt ?? line.answeredAt ?? line.acknowledgedAt ?? line.openedAt;

export const newestFirst = (lines: readonly ReferralLine[]): ReferralLine[] =>
  lines.toSorted((one, other) => (heardAt(other)?.getTime() ?? 0) - (heardAt(one)?.getTime() ?? 0));
