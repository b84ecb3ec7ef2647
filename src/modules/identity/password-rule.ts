import { COMMON_WORDS, KEY_ROWS } from './common-passwords.js';

export interface PasswordOwner {
  email: string;
  firstName: string;
  lastName: string;
}

/** More is of no use, and hashing a whole book would cost the server time. */
export const PASSWORD_MAX_LENGTH = 200;

export const PASSWORD_HINT =
  'Au moins 12 caractères avec une majuscule, une minuscule, un chiffre et un signe (par exemple\u00a0! ou\u00a0?), ' +
  'ou 14 caractères avec trois de ces quatre sortes, ou une phrase d’au moins sept mots différents.';

/**
 * CNIL, délibération n° 2022-100: a password alone is worth 80 bits, that is 12 characters of four kinds, or 14 of three,
 * or a sentence of seven words; never one of the guessed ones; no forced renewal.
 *
 * @returns undefined when it is good, else a French message that says how to mend.
 */
export function checkPassword(password: string, owner: PasswordOwner): string | undefined {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length > PASSWORD_MAX_LENGTH) {
    return `Ce mot de passe est trop long\u00a0: gardez au plus ${PASSWORD_MAX_LENGTH} caractères.`;
  }
  const passphrase = wordsOf(text) >= 7;
  if (!passphrase) {
    const weakness = explainWeakness(text, length);
    if (weakness) return weakness;
  }
  if (holdsOwner(text, owner)) {
    return 'Ce mot de passe contient votre nom, votre prénom ou votre adresse e-mail. Choisissez des mots sans lien avec vous.';
  }
  if (isRepetitive(text) || (!passphrase && isCommon(text))) {
    return (
      'Ce mot de passe est trop facile à deviner, même avec un chiffre, une année ou un signe ajouté. ' +
      'Choisissez plutôt une phrase d’au moins sept mots différents.'
    );
  }
  return undefined;
}

/** Different words of two letters or more. */
function wordsOf(text: string): number {
  return new Set((text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).map((word) => plain(word))).size;
}

function explainWeakness(text: string, length: number): string | undefined {
  const missing = [
    ...(/\p{Lu}/u.test(text) ? [] : ['une majuscule']),
    ...(/\p{Ll}/u.test(text) ? [] : ['une minuscule']),
    ...(/\d/.test(text) ? [] : ['un chiffre']),
    ...(/[^\p{L}\d]/u.test(text) ? [] : ['un signe (par exemple\u00a0! ou\u00a0?)']),
  ];
  if ((missing.length === 0 && length >= 12) || (missing.length === 1 && length >= 14)) return undefined;
  if (length < 12) return `Ce mot de passe est trop court. ${PASSWORD_HINT}`;
  if (missing.length === 1) {
    const count = 14 - length;
    return `Ajoutez ${missing[0]}, ou ${count} caractère${count > 1 ? 's' : ''} de plus.`;
  }
  const added = `${missing.slice(0, -1).join(', ')} et ${missing.at(-1)}`;
  return `Ce mot de passe n’est pas assez varié\u00a0: ajoutez ${added}, ou choisissez une phrase d’au moins sept mots différents.`;
}

/** Small letters without accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae');
}

const DISGUISES: Record<string, string> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g' },
  ...{ '@': 'a', $: 's', '€': 'e', '!': 'i', '|': 'l', '+': 't' },
};

/** The words that may hide in a password: « P@ssw0rd2026! », « M0tDePa$$e », « Soleil-2024 ». */
function readings(text: string): string[] {
  const small = plain(text);
  const unmask = (part: string, one: string): string =>
    part.replace(/[013-57-9@$€!|+]/g, (sign) => (sign === '1' ? one : (DISGUISES[sign] ?? '')));
  const lettersOf = (part: string): string => part.replace(/[^a-z]/g, '');
  const headless = small.replace(/^[^a-z]+/, '');
  const parts = [small, headless, small.replace(/[^a-z]+$/, ''), headless.replace(/[^a-z]+$/, '')];
  // « !!! » or « 2026 » at the end is decoration; « Doud0u » and « 1nternet » are letters in disguise.
  const withoutTail = small.replace(/(?:[^a-z\d]*\d{0,4}[^a-z\d]*)$/, '');
  return [
    lettersOf(small),
    ...[...parts, withoutTail].flatMap((part) => [lettersOf(unmask(part, 'i')), lettersOf(unmask(part, 'l'))]),
  ];
}

function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  const reachable = new Set([0]);
  for (let end = 1; end <= text.length; end += 1) {
    for (let start = Math.max(0, end - 20); start < end; start += 1) {
      if (reachable.has(start) && words.has(text.slice(start, end))) {
        reachable.add(end);
        break;
      }
    }
  }
  return text.length > 0 && reachable.has(text.length);
}

function isCommon(text: string): boolean {
  return readings(text).some((reading) => isMadeOf(reading, COMMON_WORDS));
}

/** Fewer than six characters left once repeated ones and rows of keys are set aside: « Azerty123456! », « Aaaaaaaaaa1! ». */
function isRepetitive(text: string): boolean {
  const small = plain(text);
  if (new Set(small).size < 6) return true;
  const rows = KEY_ROWS.flatMap((row) => [row, [...row].reverse().join('')]);
  let left = 0;
  for (let at = 0; at < small.length;) {
    const stretch = Math.max(...rows.map((row) => stretchAt(small, at, row)), repeatAt(small, at));
    if (stretch < 4) left += 1;
    at += stretch < 4 ? 1 : stretch;
  }
  return left < 6;
}

/** How many characters from here follow one another on a row. */
function stretchAt(text: string, at: number, row: string): number {
  let length = 1;
  while (at + length < text.length && row.includes(text.slice(at, at + length + 1))) length += 1;
  return length;
}

function repeatAt(text: string, at: number): number {
  let length = 1;
  while (text[at + length] !== undefined && text[at + length] === text[at]) length += 1;
  return length;
}

/** Parts of four letters or more anywhere; shorter ones (« Léa ») only when the rest is common too. */
function holdsOwner(text: string, owner: PasswordOwner): boolean {
  const mailbox = owner.email.split('@')[0] ?? '';
  const parts = [
    owner.firstName,
    owner.lastName,
    mailbox,
    ...`${owner.firstName} ${owner.lastName} ${mailbox}`.split(/[\s._+'’-]+/),
  ]
    .map((part) => plain(part).replace(/[^a-z]/g, ''))
    .filter((part) => part.length >= 2);
  const long = parts.filter((part) => part.length >= 4);
  const own = new Set(parts);
  return readings(text).some((reading) => long.some((part) => reading.includes(part)) || isMadeOf(reading, own));
}
