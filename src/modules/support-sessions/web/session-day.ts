import { Transform } from 'class-transformer';
import { addMonths, type Day, isDay } from '../../../platform/time/day.js';
import { fullDay } from '../../../platform/time/french.js';

/** A session older than this is more likely a mistyped year than a late entry. */
const OLDEST_MONTHS = 24;

/** « 24/11/2026 », as typed where the browser has no date field, becomes 2026-11-24. */
export const AsDay = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string'
      ? value.replace(/^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/, (_, day: string, month: string, year: string) =>
          [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
        )
      : value,
  );

/** What is wrong with the day of a session; null when it may be noted. */
export function faultOfDay(day: string | undefined, today: Day): string | null {
  const oldest = addMonths(today, -OLDEST_MONTHS);
  if (!day) return 'Écrivez la date de la séance.';
  if (!isDay(day)) return 'Écrivez une date qui existe, par exemple 24/11/2026.';
  if (day > today) return 'Cette date est à venir\u00a0: une séance se note une fois faite.';
  return day < oldest ? `Vérifiez l’année\u00a0: cette date est avant le ${fullDay(oldest)}.` : null;
}
