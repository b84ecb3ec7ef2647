import type { ReferralPath } from './referral-codes.js';
import type { ReferralStatus } from './referral-status.js';

/** From how many days on a referral without an answer is shown as such to its sender. */
export const SILENT_AFTER_DAYS = 3;

const MS_PER_DAY = 86_400_000;

export interface Waiting {
  status: ReferralStatus;
  path: ReferralPath;
  /** In the line of a workshop, where a seat answers. */
  workshopId: string | null;
  sentAt: Date | null;
  lastRemindedAt: Date | null;
}

/** In days, as the settings say. */
export interface Patience {
  reminderDays: readonly number[];
  expiryDays: number;
}

const after = (instant: Date, days: number): number => instant.getTime() + days * MS_PER_DAY;

/**
 * Due and not sent: a day of reminder is reached, and the last one is older than the eve of that day. So after an outage
 * there is one reminder and not two, and one that the sender has just sent by hand counts.
 */
export function reminderIsDue(referral: Waiting, { reminderDays }: Patience, now: Date): boolean {
  const { sentAt, lastRemindedAt } = referral;
  if (!sentAt || !isWaiting(referral)) return false;
  return reminderDays.some(
    (days) =>
      after(sentAt, days) <= now.getTime() && (!lastRemindedAt || lastRemindedAt.getTime() < after(sentAt, days - 1)),
  );
}

export function expiryIsDue(referral: Waiting, { expiryDays }: Patience, now: Date): boolean {
  const { sentAt } = referral;
  return sentAt !== null && isWaiting(referral) && after(sentAt, expiryDays) <= now.getTime();
}

/** Within one structure nobody is written to, and nothing has left it that would have to end. */
const isWaiting = ({ status, path, workshopId }: Waiting): boolean =>
  status === 'sent' && path !== 'internal' && workshopId === null;
