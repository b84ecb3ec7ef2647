import type { Availability } from './availability.entities.js';

/** When somebody receives, as they say it. */
export type AvailabilitySettings = Pick<
  Availability,
  | 'agentId'
  | 'placeId'
  | 'kind'
  | 'every'
  | 'weekdays'
  | 'weekOfMonth'
  | 'fromDay'
  | 'untilDay'
  | 'startMinute'
  | 'endMinute'
  | 'worksHolidays'
> & {
  /** For these alone; for all when there is none. */
  reasonIds: string[];
};

/** When somebody is away: from an instant to another, once or the same hours each week. */
export interface AbsenceSettings {
  agentId: string;
  startsAt: Date;
  endsAt: Date;
  weeklyUntil: string | null;
  zone: string;
}
