import type { Day } from '../../platform/time/day.js';
import type { Level } from '../assessments/index.js';
import type { Outcome, ReferralPath } from './referral-codes.js';
import type { ReferralStatus } from './referral-status.js';

/** One referral in a list, as one side may read it. */
export interface ReferralLine {
  id: string;
  beneficiaryId: string;
  /** Full name for the sender and after acceptance, first name before, null once refused or withdrawn. */
  personName: string | null;
  communeName: string | null;
  path: ReferralPath;
  level: Level;
  receiverName: string;
  /** The structure, or the colleague within it. */
  senderName: string;
  status: ReferralStatus;
  statusLabel: string;
  createdAt: Date;
  sentAt: Date | null;
  /** First reading by the receiver, then its « bien reçu ». */
  openedAt: Date | null;
  acknowledgedAt: Date | null;
  lastRemindedAt: Date | null;
  answeredAt: Date | null;
  closedAt: Date | null;
  outcome: Outcome | null;
  appointmentOn: Day | null;
  direction: 'sent' | 'received';
}
