/** Messages of a referral; each has its composer in messages/. `referral.reminder` is that of the reminders. */
export const RECEIVED = 'referral.received';
export const REMINDER = 'referral.reminder';
export const NEW_LINK = 'referral.link';
export const REPLY = 'referral.reply';
export const WITHDRAWN = 'referral.withdrawn';
export const ANSWERED = 'referral.answered';
export const APPOINTMENT = 'referral.appointment';

/** What the one who follows a referral is told. */
export const newsOfReferral = ['accepted', 'refused', 'closed', 'expired', 'question'] as const;
export type News = (typeof newsOfReferral)[number];
