/** One session is one activity; an accompaniment is one person × one activity: a workshop of ten is ten. */
export interface Totals {
  sessions: number;
  accompaniments: number;
  /** Distinct people with a file. */
  followed: number;
  /** Accompaniments of people without a file: each counts as one person. */
  anonymous: number;
  /** People whose first accompaniment ever falls in the period. */
  newFollowed: number;
  newAnonymous: number;
  minutes: number;
}

export type Dimension =
  | 'location'
  | 'gender'
  | 'ageBand'
  | 'socialStatus'
  | 'autonomy'
  | 'redirection'
  | 'duration'
  | 'kind'
  | 'workshopLevel'
  | 'topic'
  | 'procedure'
  | 'equipment';

export interface Breakdown {
  dimension: Dimension;
  code: string;
  count: number;
}

export interface LevelFigures {
  level: 'beginner' | 'intermediate' | 'independent' | 'notAssessed';
  people: number;
  /** Of these, those who stand higher than at their first assessment. */
  risen: number;
}

export interface ReferralFigures {
  lines: { path: string; status: string; outcome: string | null; count: number }[];
  /** Median time from sending to answer, in days; null without an answer. */
  medianDays: number | null;
  informationSheets: number;
}

export interface Figures {
  totals: Totals;
  breakdowns: Breakdown[];
  levels: LevelFigures[];
  referrals: ReferralFigures;
}
