/** The closed lists of a referral. The same words stand in the CHECKs of the table. */

/** To a structure that accompanies, to a workshop, or to the caisse's health-access mission (MISAS). */
export const referralPaths = ['reinforced_support', 'workshop', 'health_access_mission'] as const;
export type ReferralPath = (typeof referralPaths)[number];

/** Why the caisse's mission is asked: four motives, never a medical one in words. */
export const motives = ['digital', 'rights', 'care', 'social'] as const;
export type Motive = (typeof motives)[number];

export const agreementWays = ['oral', 'signature'] as const;
export type AgreementWay = (typeof agreementWays)[number];

/** The eleven reasons that French orientation services already share, so that figures compare. Words always go with it. */
export const refusalReasons = [
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
export type RefusalReason = (typeof refusalReasons)[number];

/** What became of the person, told to the sender. */
export const outcomes = ['accompanied', 'did_not_come', 'unreachable', 'redirected', 'given_up', 'other'] as const;
export type Outcome = (typeof outcomes)[number];
