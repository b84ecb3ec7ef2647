const aboutReferral = (what: string): string => `referral.${what}`;

/** Messages of a referral; each has its composer in messages/. */
export const RECEIVED = aboutReferral('received');
export const REMINDER = aboutReferral('reminder');
export const NEW_LINK = aboutReferral('link');
export const REPLY = aboutReferral('reply');
export const WITHDRAWN = aboutReferral('withdrawn');
export const ANSWERED = aboutReferral('answered');
export const APPOINTMENT = aboutReferral('appointment');

/** What the one who follows a referral is told. */
export const newsOfReferral = ['accepted', 'refused', 'closed', 'expired', 'question'] as const;
export type News = (typeof newsOfReferral)[number];
