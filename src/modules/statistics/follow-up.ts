import type { Day } from '../../platform/time/day.js';

/** By whom referrals are grouped: those who send, those who receive, the caisses alone. */
export const groupings = ['sender', 'receiver', 'fund'] as const;
export type Grouping = (typeof groupings)[number];

export interface FollowUpAsked {
  from: Day;
  to: Day;
  by: Grouping;
  /** 1 for the first. */
  page: number;
}

/** What became of referrals sent in a period, as it stands now. */
export interface FollowUpCounts {
  sent: number;
  /** First read by the receiver, by its link or signed in. */
  opened: number;
  answered: number;
  accepted: number;
  refused: number;
  /** Ended by silence. */
  expired: number;
  /** The person came, says the outcome. */
  came: number;
  /** Sent, neither answered, withdrawn nor expired. */
  silent: number;
  /** When the oldest of these was sent. */
  silentSince: Date | null;
}

/** Hours from sending to answer. */
export interface Delay {
  median: number | null;
  p90: number | null;
}

export interface FollowUpGroup extends FollowUpCounts, Delay {
  id: string;
  name: string;
}

export interface FollowUp {
  totals: FollowUpCounts & Delay;
  groups: FollowUpGroup[];
  hasNext: boolean;
  refusals: { reason: string; count: number }[];
  /** Of the referrals whose end says a level. */
  levels: { before: string; after: string; count: number }[];
}

export const followUpFilters = ['silent', 'refused', 'all'] as const;
export type FollowUpFilter = (typeof followUpFilters)[number];

/** One referral without the person: what a coordinator may read of it. */
export interface FollowUpLine {
  id: string;
  senderName: string;
  receiverName: string;
  path: string;
  level: string;
  status: string;
  sentAt: Date;
  openedAt: Date | null;
  answeredAt: Date | null;
  outcome: string | null;
  refusalReasons: string[];
}

export interface FollowUpLinesAsked {
  from: Day;
  to: Day;
  filter: FollowUpFilter;
  /** One sender or one receiver (a structure or a place), or all. */
  senderId: string | null;
  receiverId: string | null;
  /** Id of the last line already read. */
  after: string | null;
}
