import type { Day } from '../../../platform/time/day.js';

/** What each line counts: see the definitions. Minutes are those of the sessions, once each. */
export interface Measure {
  /** Activities; referrals, workshops or letters in their own dimensions. */
  items: number;
  /** Accompaniments: one person × one activity. Seats, in the dimensions of workshops. */
  people: number;
  minutes: number;
}

/** Said of a session, as many times as it says it. */
export const sessionDimensions = [
  'kind',
  'location',
  'duration',
  'topic',
  'procedure',
  'equipment',
  'autonomy',
  'workshopLevel',
  'redirection',
  'healthSpace',
  'programme',
  'tag',
  'place',
  'commune',
  'structure',
  'mediator',
  'department',
] as const;

/** Said of each person accompanied, as they were on the day. */
export const personDimensions = ['gender', 'ageBand', 'socialStatus', 'residence'] as const;

/** What is not a session, on the day when it was sent, held or given. */
export const otherDimensions = [
  'referralPath',
  'referralStatus',
  'referralOutcome',
  'referralLevel',
  'referralHours',
  'referralReturn',
  'saisineStatus',
  'saisineHours',
  'informationSheet',
  'letter',
  'workshopProgramme',
  'workshopSeats',
  'appointmentStatus',
] as const;

export type SessionDimension = (typeof sessionDimensions)[number];
export type PersonDimension = (typeof personDimensions)[number];
export type OtherDimension = (typeof otherDimensions)[number];
/** `total` has the one code ''; `count` has `anonymous`, `anonymousAlready`, `first` (first accompaniment ever). */
export type Dimension = 'total' | 'count' | SessionDimension | PersonDimension | OtherDimension;

export interface Line extends Measure {
  dimension: Dimension;
  code: string;
}

export interface Totals {
  sessions: number;
  workshops: number;
  accompaniments: number;
  /** Of these, those of individual sessions; the others are participations in workshops. */
  individual: number;
  /** Distinct people with a file. */
  followed: number;
  /** Accompaniments of people without a file: each counts as one person. */
  anonymous: number;
  /** People whose very first accompaniment, wherever it was, is one of the selection. */
  newFollowed: number;
  newAnonymous: number;
  minutes: number;
}

export const steps = ['notAssessed', 'beginner', 'intermediate', 'independent'] as const;
export type Step = (typeof steps)[number];

/** The distinct people of the selection, by their first level ever known and by the last known at its end. */
export interface PeopleByLevel {
  first: Step;
  last: Step;
  /** Whether they have an e-mail address, by the last assessment that says it; null when none does. */
  mail: boolean | null;
  people: number;
}

export interface Figures {
  totals: Totals;
  /** The most frequent first within a dimension. */
  lines: Line[];
  people: PeopleByLevel[];
  /** Up to when what was noted is counted. */
  asOf: Date;
}

/** One day of a selection; those on which nothing was done are left out. */
export interface DayPoint extends Measure {
  day: Day;
}

/** SQL: the dimensions that totals are made of. */
export const HEADS = `('total', 'kind', 'count')`;
