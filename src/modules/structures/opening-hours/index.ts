export {
  type OpeningHours,
  type OpeningSpan,
  type OpeningState,
  openAt,
  openingState,
  openOnDay,
} from './opening-hours.js';
export { parseOpeningHours } from './parse-opening-hours.js';
export { openingHoursInFrench, type OpeningLine, openingLines, openingStateInFrench } from './french-opening-hours.js';
