import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Where a number is written with a 0 first, as in France. */
const ZERO_FIRST: ReadonlySet<CountryCode> = new Set(['FR', 'RE', 'YT', 'GP', 'MQ', 'GF', 'PM']);

/** « 03 83 00 00 00 » for « +33383000000 », on one line; with its prefix elsewhere. */
export function showPhone(e164: string): string {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  const national = number.country !== undefined && ZERO_FIRST.has(number.country);
  return (national ? number.formatNational() : number.formatInternational()).replaceAll(' ', '\u00a0');
}
