/** `cancelled`: the person is no longer seen by the structure that had planned to call. */
export const recallStatuses = ['open', 'done', 'cancelled'] as const;
export type RecallStatus = (typeof recallStatuses)[number];

const next: Record<RecallStatus, readonly RecallStatus[]> = {
  open: ['done', 'cancelled'],
  done: [],
  cancelled: [],
};

export const canBecome = (from: RecallStatus, to: RecallStatus): boolean => next[from].includes(to);

/** Why somebody calls back. */
export const recallReasons = [
  'news',
  'before_appointment',
  'after_referral',
  'missing_document',
  'not_reached',
  'other',
] as const;
export type RecallReason = (typeof recallReasons)[number];
