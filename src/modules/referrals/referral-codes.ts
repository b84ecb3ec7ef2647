/** The closed lists of a referral. The same words stand in the CHECKs of the table. */

/** To a structure that accompanies, to a workshop, to the caisse's mission (MISAS), or to another desk of one structure. */
export const referralPaths = ['reinforced_support', 'workshop', 'health_access_mission', 'internal'] as const;
export type ReferralPath = (typeof referralPaths)[number];

/** Why the caisse's mission is asked: four motives, never a medical one in words. */
export const motives = ['digital', 'rights', 'care', 'social'] as const;
export type Motive = (typeof motives)[number];

export const agreementWays = ['oral', 'signature'] as const;
export type AgreementWay = (typeof agreementWays)[number];

/** Who takes it back: the one who sends, or the person, whose agreement ends. */
export const withdrawalKinds = ['by_sender', 'agreement_withdrawn'] as const;
export type WithdrawalKind = (typeof withdrawalKinds)[number];

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

/** What happened on a referral, changes of state among them. */
export const eventKinds = [
  'status',
  'opened',
  'acknowledged',
  'reminded',
  'called',
  'link_reissued',
  'handed_over',
] as const;
export type EventKind = (typeof eventKinds)[number];
