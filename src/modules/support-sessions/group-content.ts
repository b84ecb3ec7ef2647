import type { Headcount } from './headcount.js';
import type { WorkshopLevel } from './vocabulary.js';

/** What a workshop has besides the content of any session. */
export interface GroupContent {
  title: string;
  workshopLevel: WorkshopLevel | null;
  /** People without a file. */
  anonymousCount: number;
  /** Of these, how many say that it is not their first time. */
  anonymousAlready: number;
  anonymousBy: Headcount;
}

/** More people with a file than any room holds. */
export const MOST_LISTED = 200;

/** The most people of one workshop: a conference, not a mistyped number. */
export const MOST_PARTICIPANTS = 10_000;
