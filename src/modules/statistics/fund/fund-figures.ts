import type { Day } from '../../../platform/time/day.js';
import type { Delay } from '../follow-up.js';

export interface FundAsked {
  fundId: string;
  from: Day;
  to: Day;
}

/** Saisines that a caisse received in a period, where they stand now. */
export interface SaisineCounts extends Delay {
  received: number;
  /** Accepted or refused. */
  answered: number;
  /** On the day that was promised or before. */
  inTime: number;
  /** Neither answered, withdrawn nor ended, and the day that was promised is over. */
  late: number;
  refused: number;
  /** The person came, says the outcome. */
  came: number;
}

export interface SenderCounts extends SaisineCounts {
  id: string;
  name: string;
}

export interface WorkshopCounts {
  /** `none`: of no programme of ours. */
  programme: string;
  workshops: number;
  capacity: number;
  registered: number;
  attended: number;
  absent: number;
  walkedIn: number;
  waited: number;
}

export type FundFacet = 'step' | 'outcome' | 'level' | 'path' | 'status';

export interface FundFigures {
  saisines: SaisineCounts;
  /** Of the period just before, of the same length. */
  before: { saisines: SaisineCounts; workshops: WorkshopCounts };
  /** A page of those that asked, the most frequent first. */
  senders: SenderCounts[];
  hasNext: boolean;
  /** `step`, `outcome`, `level` (« beginner>intermediate ») of saisines; `path`, `status` of the other referrals received. */
  facets: { facet: FundFacet; code: string; count: number }[];
  workshops: WorkshopCounts;
  programmes: WorkshopCounts[];
}
