/** Numbers that must never be kept in a free text: social security (NIR), carte Vitale, bank card, IBAN. Pure. */
export interface Span {
  kind: 'nir' | 'card' | 'iban' | 'vitale';
  start: number;
  end: number;
}

interface Group {
  text: string;
  start: number;
  end: number;
}

/** Groups of digits parted by one to three spaces, dots, dashes or slashes; « 2A » and « 2B » are the Corsican départements. */
const RUN = /(?<!\d)(?:\d*2[ab]\d*|\d+)(?:[ \t.\-–_/·]{1,3}(?:\d*2[ab]\d*|\d+))*/gi;
const GROUP = /\d*2[ab]\d*|\d+/gi;

/** How a NIR is written by hand: sex, year, month, département, commune, order, key. */
const NIR_GROUPING = [1, 2, 2, 2, 3, 3];
const NIR = /^([1-478])(\d{2})(\d{2})(\d{2}|2[AB])(\d{3})(\d{3})(\d{2})?$/;

/** Length of an account number by country: the SEPA zone and a few countries whose accounts are met at French desks. */
const IBAN_LENGTHS: Record<string, number> = {
  ...{ AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27 },
  ...{ GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27 },
  ...{ MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22 },
  ...{ AL: 28, BA: 20, GE: 22, MA: 28, MD: 24, ME: 22, MR: 27, RS: 22, TN: 24, TR: 26, UA: 29 },
};

function monthIsKnown(month: number): boolean {
  // INSEE: 20, 30 to 42 and 50 to 99 stand for a civil-status record without a month, or foreign.
  return (month >= 1 && month <= 12) || month === 20 || (month >= 30 && month <= 42) || month >= 50;
}

function nirKeyIsRight(body: string, key: string): boolean {
  const digits = body.replace('2A', '19').replace('2B', '18');
  return 97 - (Number(digits) % 97) === Number(key);
}

function isNir(groups: readonly Group[], wholeRun: boolean): boolean {
  const text = groups.map((group) => group.text.toUpperCase()).join('');
  const found = NIR.exec(text);
  if (!found) return false;
  const [, sex = '', , month = '', department = '', commune = '', order = '', key] = found;
  if (!monthIsKnown(Number(month)) || department === '00') return false;
  if (key !== undefined) return nirKeyIsRight(text.slice(0, 13), key);

  // Thirteen characters have no key to prove them: either they are grouped as a NIR is, or everything in them is ordinary.
  if (commune === '000' || order === '000') return false;
  const grouped = groups.length === 6 && groups.every((group, index) => group.text.length === NIR_GROUPING[index]);
  return grouped || (wholeRun && (sex === '1' || sex === '2') && Number(month) >= 1 && Number(month) <= 12);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** First digits and lengths of the card networks. Never 14 digits: those are SIRET numbers, which pass the same check. */
function isCardIssuer(digits: string): boolean {
  const length = digits.length;
  const four = Number(digits.slice(0, 4));
  if (digits.startsWith('4')) return length === 13 || length === 16 || length === 19;
  if (/^3[47]/.test(digits)) return length === 15;
  if (length < 16) return false;
  if (/^5[1-5]/.test(digits) || (four >= 2221 && four <= 2720)) return length === 16;
  return /^(50|5[6-8]|6|35(2[89]|[3-8]\d)|30[0-5]|36|3[89])/.test(digits);
}

function isCard(groups: readonly Group[], wholeRun: boolean): boolean {
  const digits = groups.map((group) => group.text).join('');
  if (!/^\d{13,19}$/.test(digits)) return false;
  // Pairs of digits are telephone numbers, unless nothing else stands beside them.
  if (!wholeRun && groups.some((group) => group.text.length < 3)) return false;
  return isCardIssuer(digits) && !/^(\d)\1+$/.test(digits) && passesLuhn(digits);
}

/** The first and longest stretch of whole groups that is a NIR or a card, then those after it. */
function findInGroups(groups: readonly Group[]): Span[] {
  for (let from = 0; from < groups.length; from += 1) {
    for (let to = Math.min(groups.length, from + 19); to > from; to -= 1) {
      const stretch = groups.slice(from, to);
      const whole = stretch.length === groups.length;
      const kind = isNir(stretch, whole) ? 'nir' : isCard(stretch, whole) ? 'card' : undefined;
      const [first, last] = [stretch[0], stretch.at(-1)];
      if (kind && first && last)
        return [{ kind, start: first.start, end: last.end }, ...findInGroups(groups.slice(to))];
    }
  }
  return [];
}

function ibanRemainder(account: string): number {
  const rearranged = account.slice(4) + account.slice(0, 4);
  let remainder = 0;
  for (const character of rearranged) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

function findIbans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/(?<![a-z0-9])([a-z]{2})[ .-]?\d{2}/gi)) {
    const wanted = IBAN_LENGTHS[(match[1] ?? '').toUpperCase()];
    if (wanted === undefined) continue;
    const start = match.index;
    let end = start;
    let account = '';
    while (account.length < wanted && /[a-z0-9 .-]/i.test(text[end] ?? '\n')) {
      if (/[a-z0-9]/i.test(text[end] ?? '')) account += text[end];
      end += 1;
    }
    if (account.length !== wanted || /[a-z0-9]/i.test(text[end] ?? '')) continue;
    if (ibanRemainder(account.toUpperCase()) === 1) spans.push({ kind: 'iban', start, end });
  }
  return spans;
}

/** With « série » beside « Vitale » any long number; beside « Vitale » alone, only one longer than a telephone or a NIR. */
const VITALE = [
  /(?:s[ée]rie|[ée]mission)[^\n\d]{0,40}vitale[^\n\d]{0,25}?(?<number>\d(?:[ .\-]?\d){7,23})(?!\d)/giu,
  /vitale[^\n\d]{0,40}(?:s[ée]rie|[ée]mission)[^\n\d]{0,25}?(?<number>\d(?:[ .\-]?\d){7,23})(?!\d)/giu,
  /vitale[^\n\d]{0,25}?(?<number>\d(?:[ .\-]?\d){15,23})(?!\d)/giu,
];

/** The serial number of a carte Vitale has no key to prove it: only the words beside it tell. */
function findVitaleNumbers(text: string): Span[] {
  return VITALE.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const end = match.index + match[0].length;
      return { kind: 'vitale' as const, start: end - (match.groups?.['number'] ?? '').length, end };
    }),
  ).filter((one, index, all) => all.findIndex(({ start }) => start === one.start) === index);
}

/** Every such number in a text that holds ordinary spaces only, in the order in which they stand. */
export function findSensitiveNumbers(text: string): Span[] {
  const ibans = findIbans(text);
  let rest = text;
  for (const { start, end } of ibans) rest = rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end);

  const others = [...rest.matchAll(RUN)].flatMap((run) =>
    findInGroups(
      [...run[0].matchAll(GROUP)].map((group) => ({
        text: group[0],
        start: run.index + group.index,
        end: run.index + group.index + group[0].length,
      })),
    ),
  );
  const proved = [...ibans, ...others];
  const vitale = findVitaleNumbers(rest).filter(
    (one) => !proved.some((number) => number.start < one.end && one.start < number.end),
  );
  return [...proved, ...vitale].sort((one, other) => one.start - other.start);
}
