import type { Day } from '../../../platform/time/day.js';

/** One line of the story, before it is put into words of today. */
export interface Happening {
  /** An instant, or a day when the hour is not known. */
  at: Date | Day;
  text: string;
  href?: string;
  detail?: string | null;
  by?: string;
}
