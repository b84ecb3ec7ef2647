import { addMonths, type Day } from '../../../platform/time/day.js';
import type { RoutingInput } from './candidates.js';
import { servicesFor } from './directory-words.js';

const FRESH_MONTHS = 6;
const STALE_MONTHS = 24;

/** What is asked, with what follows from it once for all places. */
export interface Scene {
  input: RoutingInput;
  /** Ways of accompanying that suit, in the directory's words. */
  wanted: readonly string[];
  /** Services that answer the needs, in the directory's words. */
  services: readonly string[];
  /** Updated from this day on: fresh. */
  freshFrom: Day;
  /** Updated up to this day: says nothing any more. */
  staleUntil: Day;
}

export const sceneOf = (input: RoutingInput, wanted: readonly string[]): Scene => ({
  input,
  wanted,
  services: servicesFor(input.needs),
  freshFrom: addMonths(input.today, -FRESH_MONTHS),
  staleUntil: addMonths(input.today, -STALE_MONTHS),
});
