import { type Day, isDay } from '../../../../platform/time/day.js';

/** A day in an address, within the century: calendars end somewhere. Null for anything else. */
export const dayAsked = (asked: unknown): Day | null =>
  isDay(asked) && asked >= '2000-01-01' && asked <= '2099-12-31' ? asked : null;
