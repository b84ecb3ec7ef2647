// The smaller metadata on purpose: it takes a number whose range was opened since, which the larger would drop.
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type Cleaned, emptied, kept } from './cleaned.js';

export const REWRITTEN = 'numéro de téléphone réécrit au format international';
export const SEVERAL = 'plusieurs numéros de téléphone : le premier est gardé, les autres mis de côté';
export const UNREADABLE = 'numéro de téléphone illisible, laissé de côté';
export const WRONG_PREFIX = 'indicatif d’outre-mer rétabli';

/** Countries of the numbering plan, by overseas département; everywhere else, FR. */
const COUNTRIES: Readonly<Record<string, CountryCode>> = {
  '971': 'GP',
  '972': 'MQ',
  '973': 'GF',
  '974': 'RE',
  '975': 'PM',
  '976': 'YT',
  '977': 'BL',
  '978': 'MF',
  '986': 'WF',
  '987': 'PF',
  '988': 'NC',
};

const FRENCH_CODES: ReadonlySet<string> = new Set(['33', '262', '508', '590', '594', '596', '681', '687', '689']);

/** National numbers that say by themselves that they are overseas, with their country code. */
const OVERSEAS_PREFIXES: ReadonlyArray<readonly [RegExp, string]> = [
  [/^0(?:590|690|691)\d{6}$/, '+590'],
  [/^0(?:594|694)\d{6}$/, '+594'],
  [/^0(?:596|696|697)\d{6}$/, '+596'],
  [/^0(?:262|263|692|693|269|639)\d{6}$/, '+262'],
];

/** Short numbers with a geographic number that answers the same (CAF; one other national service). */
const LONG_NUMBERS: Readonly<Record<string, string>> = { '3230': '+33969322121', '3960': '+33971103960' };

/**
 * The first usable number of a cell, in E.164 (« +33450568749 »).
 *
 * @param department code of the place's département: tells whose numbering plan a national number belongs to
 */
export function cleanPhone(raw: string, department: string | undefined): Cleaned<string | undefined> {
  const text = raw.trim();
  if (text === '') return kept(undefined);
  const country = COUNTRIES[department ?? ''] ?? 'FR';
  const read = (part: string): Number | undefined => readNumber(part, country);
  const whole = read(text);
  const parts = whole ? [text] : split(text);
  const numbers = whole ? [whole] : parts.map(read);
  const first = numbers.find((number) => number !== undefined);
  if (!first) return emptied(text, UNREADABLE);
  const leftOut = parts.filter((_, index) => numbers[index]?.value !== first.value);
  const rules = [
    ...(first.rule ? [first.rule] : first.value === text ? [] : [REWRITTEN]),
    ...(leftOut.length > 0 ? [SEVERAL] : []),
  ];
  return { value: first.value, rules, leftOut };
}

interface Number {
  readonly value: string;
  readonly rule?: string;
}

function split(text: string): string[] {
  return text
    .split(/[|;/\n,]| (?:ou|et) | - (?=\+?\d)/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function readNumber(part: string, country: CountryCode): Number | undefined {
  const digits = part.replace(/[^\d+]/g, '');
  if (LONG_NUMBERS[digits]) return { value: LONG_NUMBERS[digits] };
  const misread = overseasMisread(digits);
  if (misread) return valid(misread, country) ? { value: misread, rule: WRONG_PREFIX } : undefined;
  for (const candidate of candidates(digits)) {
    const value = valid(candidate, country);
    if (value) return { value };
  }
  return undefined;
}

/**
 * « +596516976 » is 0596 51 69 76 whose area code was taken for the country code; « +269269… » is Mayotte written
 * with the code of the Comoros.
 */
function overseasMisread(digits: string): string | undefined {
  const area = /^\+(590|594|596|262)(\d{6})$/.exec(digits);
  if (area) return `+${area[1]}${area[1]}${area[2]}`;
  const mayotte = /^\+269((?:269|639)\d{6})$/.exec(digits);
  return mayotte ? `+262${mayotte[1]}` : undefined;
}

function candidates(digits: string): string[] {
  const international = digits
    .replace(/^00/, '+')
    .replace(/^\+\+/, '+')
    .replace(/^\+0(?=\d{9}$)/, '0');
  const overseas = OVERSEAS_PREFIXES.find(([pattern]) => pattern.test(international));
  return [
    ...(overseas ? [`${overseas[1]}${international.slice(1)}`] : []),
    international,
    ...(/^[1-9]\d{8}$/.test(international) ? [`0${international}`] : []),
    ...(/^(?:33|262|590|594|596)\d{9}$/.test(international) ? [`+${international}`] : []),
    ...(/^(?:33|\+33)0\d{9}$/.test(international) ? [`+33${international.slice(-9)}`] : []),
  ];
}

function valid(candidate: string, country: CountryCode): string | undefined {
  const number = parsePhoneNumberFromString(candidate, country);
  if (!number?.isValid() || !FRENCH_CODES.has(number.countryCallingCode)) return undefined;
  return /^\+\d+?(\d)\1{7,}$/.test(number.number) ? undefined : number.number;
}
