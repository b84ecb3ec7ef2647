import { appointments } from './appointments.js';
import { informationSheets, referralLetters, reminderLetters } from './papers.js';
import { referrals } from './referrals.js';
import type { FigureSource } from './source.js';
import { workshops } from './workshops.js';

export { ANSWER_HOURS, returnLines } from './referrals.js';
export { type FigureSource, parisDay, type SourceColumns, withinLocalDays, withinParisDays } from './source.js';
export { WORKSHOP_COUNTS, WORKSHOP_LINE } from './workshops.js';

/** All that figures count beyond sessions; what moves them is marked by the triggers of `source-marks`. */
export const otherSources: readonly FigureSource[] = [
  referrals,
  informationSheets,
  reminderLetters,
  referralLetters,
  workshops,
  appointments,
];
