import { addDays, type Day, weekday } from '../../../platform/time/day.js';
import { publicHoliday } from '../opening-hours/index.js';

/**
 * The day that comes a number of working days (Monday to Friday, public holidays left out) after a day, which itself
 * does not count: ten working days after Monday 2 March is Monday 16 March.
 *
 * @param communeInsee where the work is done: overseas, Alsace and Moselle have holidays of their own; null: the national ones
 */
export function addWorkingDays(from: Day, count: number, communeInsee: string | null): Day {
  let day = from;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (weekday(day) <= 5 && publicHoliday(day, communeInsee) === undefined) left -= 1;
  }
  return day;
}
