import type { Day } from '../../../platform/time/day.js';
import type { Constraints } from './constraints.js';
import type { Criterion, Ranked, Weights } from './weights.js';

/** What routing needs to know; the values of the directory's lists are those of the national schema, word for word. */
export type Level = 'beginner' | 'intermediate' | 'independent' | 'notAssessed';
export type Wish = 'large_type' | 'oral' | 'interpreter' | 'with_helper';
export type FundScheme = 'general' | 'msa' | 'other';

/** What the person asks for. The last three are motives for the caisse’s mission, whatever the level. */
export const NEEDS = {
  basics: 'Apprendre les bases (appareil, Internet)',
  email: 'Adresse mail',
  ameli: 'Compte ameli',
  mon_espace_sante: 'Mon espace santé',
  procedures: 'Autre démarche en ligne',
  equipment: 'Accès à Internet ou à un appareil',
  rights: 'Accès aux droits',
  care: 'Accès aux soins',
  social: 'Situation sociale complexe',
} as const;
export type Need = keyof typeof NEEDS;

export interface Located {
  /** Kilometres from the person; absent when either position is unknown. */
  distanceKm?: number | undefined;
  /** The position is that of the commune, not of the door. */
  positionApproximate: boolean;
}

/** An ordinary week. */
export interface OpeningWeek {
  /** 1 for Monday … 7 for Sunday. */
  days: readonly number[];
  hours: number;
}

export interface Record12Months {
  sent: number;
  answered: number;
  pending: number;
  medianAnswerHours: number | null;
}

export interface PlaceCandidate extends Located {
  placeId: string;
  structureId?: string | undefined;
  name: string;
  services: readonly string[];
  accompaniment: readonly string[];
  accessModes: readonly string[];
  specificCare: readonly string[];
  publics: readonly string[];
  fees: readonly string[];
  /** Undefined when the directory does not say, or says it in a way that is not understood. */
  opening?: OpeningWeek | undefined;
  /** Its last twelve months here; undefined when nothing was sent to it. */
  record?: Record12Months | undefined;
  /** Free seats in its workshops to come; undefined when not known. */
  seatsLeft?: number | undefined;
  /** The day it said no to this person. */
  refusedOn?: Day | undefined;
  /** Its structure answers referrals in the tool. */
  hasAccount: boolean;
  /** It has a registered address, and so can answer by a link. */
  hasEmail: boolean;
  /** The day the directory last updated it; null when it does not say. */
  updatedOn: Day | null;
  /** « doubtful »: its position contradicts its commune. « gone »: no longer in the directory. */
  standing: 'listed' | 'doubtful' | 'gone';
}

export interface WorkshopCandidate extends Located {
  workshopId: string;
  name: string;
  /** Held by the caisse itself. */
  byFund: boolean;
  /** Held by the structure of whoever refers: the person is put down for it, without a referral. */
  own?: boolean | undefined;
  format: 'individual' | 'group';
  /** By phone or by video, nobody has to go anywhere. */
  fromAfar?: boolean | undefined;
  startsOn: Day;
  /** « de 14 h à 16 h ». */
  hours?: string | undefined;
  /** Absent when not limited or not known. */
  seatsLeft?: number | undefined;
}

export interface FundCandidate {
  fundId: string;
  name: string;
  scheme: FundScheme;
  /** The day it said no to this person. */
  refusedOn?: Day | undefined;
}

export interface Person {
  wishes: readonly Wish[];
  scheme: FundScheme | 'unknown';
  birthYear?: number | null | undefined;
  gender?: 'feminin' | 'masculin' | 'non_communique' | undefined;
}

export interface RoutingInput {
  level: Level;
  needs: readonly Need[];
  person: Person;
  /** What is asked for this time. */
  constraints: Constraints;
  weights: Weights;
  /** From the assessment, when there was one. */
  suggestedFormat?: 'individual' | 'group' | undefined;
  candidates: {
    places: readonly PlaceCandidate[];
    workshops: readonly WorkshopCandidate[];
    /** The caisse of residence. */
    fund?: FundCandidate | undefined;
  };
  today: Day;
}

export type Target =
  | { kind: 'assessment' | 'ask_scheme' | 'information_sheet' }
  /** The person’s own caisse, which is not the one at hand. */
  | { kind: 'own_fund'; scheme: FundScheme }
  | ({
      kind: 'place';
      path: 'reinforced_support' | 'workshop';
      placeId: string;
      structureId?: string | undefined;
    } & Standing)
  | { kind: 'workshop'; path: 'workshop'; workshopId: string }
  /** The caisse’s workshops when their dates are not known here: it proposes one. */
  | { kind: 'fund_workshops'; path: 'workshop'; fundId: string }
  | {
      kind: 'health_access_mission';
      path: 'health_access_mission';
      fundId: string;
      motive: 'digital' | 'rights' | 'care' | 'social';
    };

/** Why a place stands where it stands. */
export interface Standing {
  ranked: Ranked;
  /** What each criterion brings, out of 100 in all, in the order of what it brings. */
  points: Point[];
  /** « Devant le suivant : plus proche de 4 km. »; null when it is alone, or nothing tells it apart. */
  ranking: string | null;
}

export interface Point {
  criterion: Criterion;
  points: number;
  /** The most that the criterion may bring. */
  outOf: number;
  words: string;
}

export type Suggestion = Target & {
  /** 1 for the first. */
  rank: number;
  name: string;
  distanceKm?: number | undefined;
  /** Why it suits and stands here: French sentences, the strongest first. */
  why: string[];
  /** What to check or to know before going: why it does not stand higher. */
  cautions?: string[];
};

type WithoutRank<Each> = Each extends Suggestion ? Omit<Each, 'rank'> : never;
/** A suggestion before all are put in one order. */
export type Unranked = WithoutRank<Suggestion>;

export interface Exclusion {
  kind: 'place' | 'workshop' | 'fund';
  id: string;
  name: string;
  why: string[];
}

/** One kind of answer, sorted: what is kept, in order, and what is not. */
export interface Sorted {
  kept: Unranked[];
  excluded: Exclusion[];
}
