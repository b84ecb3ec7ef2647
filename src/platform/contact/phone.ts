import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * National numbers are read as in France, then as in the départements overseas that dial a 0 first. Those of the
 * Pacific (six or eight figures, no 0) need their prefix: without it they would swallow unfinished French numbers.
 */
const countries: readonly CountryCode[] = ['FR', 'RE', 'YT', 'GP', 'MQ', 'GF', 'PM'];

const ownWords: ReadonlySet<string> = new Set(countries);

/** The number in E.164 (« +33612345678 »), or undefined when it is none. */
export function parsePhone(typed: string): string | undefined {
  const text = typed.trim().replace(/^00/, '+').replace(/\(0\)/, '');
  if (!/^[0+]/.test(text)) return undefined;
  for (const country of countries) {
    const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
    if (number?.isValid()) return number.number;
  }
  return undefined;
}

/** As it is said in France, « 06 12 34 56 78 », on one line; « 36 46 » for a short number; with its prefix from elsewhere. */
export function showPhone(e164: string): string {
  if (/^\d{4}$/.test(e164)) return `${e164.slice(0, 2)}\u00a0${e164.slice(2)}`;
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  const shown = ownWords.has(number.country ?? '') ? number.formatNational() : number.formatInternational();
  return shown.replaceAll(' ', '\u00a0');
}

/** Whether a text message can reach this number (E.164). */
export function isMobile(e164: string): boolean {
  const type = parsePhoneNumberFromString(e164)?.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}
