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
export { OpeningHoursReading } from './opening-hours-reading.entity.js';
export { OpeningHoursReadings } from './opening-hours-readings.js';
export { publicHoliday } from './public-holidays.js';
export { minuteOfCycle, minutesOfWeekday } from './weekly-slots.js';
