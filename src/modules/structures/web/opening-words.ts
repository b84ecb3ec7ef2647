import type { OpeningLine } from '../opening-hours/index.js';
import { openingLines, openingStateInFrench, parseOpeningHours } from '../opening-hours/index.js';
import { zoneOf } from '../place-zone.js';

export interface OpeningWords {
  /** « Ouvert maintenant, ferme à 12 h »; null when nothing can be said. */
  state: string | null;
  lines: OpeningLine[];
  /** As the directory has it, when it can't be read. */
  raw: string | null;
}

/** The hours of a place as things stand at an instant, by the clocks of the place. */
export function openingWords(
  { openingHours, communeInsee }: { openingHours: string | null; communeInsee: string | null },
  now: Date,
): OpeningWords {
  if (openingHours === null) return { state: null, lines: [], raw: null };
  const hours = parseOpeningHours(openingHours);
  if (!hours) return { state: null, lines: [], raw: openingHours };
  const state = openingStateInFrench(hours, now, zoneOf(communeInsee), communeInsee);
  return { state: state.charAt(0).toUpperCase() + state.slice(1), lines: openingLines(hours), raw: null };
}
