import type { Day } from '../../platform/time/day.js';
import type { Level } from '../assessments/index.js';
import type { AgreementWay, Motive, ReferralPath } from './referral-codes.js';

/** The desks of one structure that refer people to each other. */
export type DeskRole = 'mediator' | 'counter';

/** What may be changed as long as it is a draft. */
export interface ReferralContents {
  path: ReferralPath;
  receiverStructureId: string | null;
  receiverPlaceId: string | null;
  /** As it was called on that day: the directory may lose the place, the referral keeps its name. */
  receiverName: string;
  /** The desk of an `internal` referral: a colleague, or whoever holds a role. */
  receiverUserId: string | null;
  receiverRole: DeskRole | null;
  /** The workshop in which a seat is asked for: its seat then answers the referral. */
  workshopId: string | null;
  assessmentId: string | null;
  level: Level;
  needs: string[];
  motive: Motive | null;
  message: string | null;
  agreementOn: Day | null;
  agreementHow: AgreementWay | null;
}
