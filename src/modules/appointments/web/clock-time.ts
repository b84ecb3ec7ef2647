/** Minutes since midnight of « 9:00 », « 9h30 », « 14 h », « 24:00 »; undefined when it is no time. */
export function minutesOf(typed: string | undefined): number | undefined {
  const [, hour, minute = '0'] = /^(\d{1,2})\s*(?:[:hH]\s*(\d{2})?)?$/.exec(typed?.trim() ?? '') ?? [];
  if (hour === undefined) return undefined;
  const minutes = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && minutes <= 1440 ? minutes : undefined;
}

/** « 09:00 », as a field of time holds it. */
export const timeText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
