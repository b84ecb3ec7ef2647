import { addDays, type Day, daysBetween } from '../../../platform/time/day.js';
import { type AnnouncedKey, changedKeys, overlaid, sameValue, type WorkshopContent } from './workshop-content.js';
import { spanOf, type WallTimes, wallTimesOf } from './wall-times.js';

/** What differs on a day from the others of its series, and would be overwritten. */
export type Kept = AnnouncedKey | 'times';

export interface PlannedDay<W extends WorkshopContent> {
  workshop: W;
  content: WorkshopContent;
  /** Changed by hand before, so that nobody overwrites it unasked. */
  differs: Kept[];
}

/**
 * A correction of one day laid over other days of its series: what changed, and nothing else. Hours move on each day’s
 * own date; a date that moved by two days moves each of them by two days.
 */
export function planDays<W extends WorkshopContent>(
  before: WorkshopContent,
  after: WorkshopContent & { day: Day; times: WallTimes },
  days: readonly W[],
): PlannedDay<W>[] {
  const keys = changedKeys(before, after);
  const was = wallTimesOf(before, before.zone);
  const shift = daysBetween(was.day, after.day);
  const timesChanged = was.start !== after.times.start || was.end !== after.times.end;
  return days.map((workshop) => {
    const own = wallTimesOf(workshop, workshop.zone);
    const ownHours = own.start !== was.start || own.end !== was.end;
    const differs: Kept[] = keys.filter(
      (key) => !sameValue(workshop[key], before[key]) && !sameValue(workshop[key], after[key]),
    );
    if (timesChanged && ownHours) differs.push('times');
    const announced = overlaid(workshop, after, keys);
    const span = spanOf(addDays(own.day, shift), timesChanged ? after.times : own, announced.zone);
    return { workshop, content: { ...announced, ...span }, differs };
  });
}
