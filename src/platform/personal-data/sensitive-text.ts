import { findSensitiveNumbers } from './sensitive-numbers.js';
import { findPasswords } from './sensitive-passwords.js';

export type SensitiveKind = 'nir' | 'card' | 'iban' | 'vitale' | 'password';

export interface SensitiveText {
  kind: SensitiveKind;
  /** The place in the text, with the secret hidden (« 1 8• •• •• ••• ••• •• »): safe to show again, still not to be logged. */
  excerptMasked: string;
}

/**
 * What a note must never hold: a social security number (its use outside decree 2019-341 is forbidden), the serial
 * number of a carte Vitale, a bank card or account number, a password. Works on each free text before it is saved; finds nothing in an ordinary sentence.
 */
export function findSensitiveText(text: string): SensitiveText[] {
  // NFKC turns full-width digits and the many no-break spaces into plain ones; joiners of width zero hide digits.
  const plain = text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').normalize('NFKC');

  const numbers = findSensitiveNumbers(plain);
  const passwords = findPasswords(plain)
    .filter((secret) => !numbers.some((number) => number.start < secret.end && secret.valueStart < number.end))
    .sort((one, other) => one.valueStart - other.valueStart || one.start - other.start)
    .filter((secret, index, all) => all[index - 1]?.valueStart !== secret.valueStart);

  return [
    ...numbers.map(({ kind, start, end }) => ({ kind, start, excerptMasked: maskNumber(plain.slice(start, end)) })),
    ...passwords.map(({ start, valueStart }) => ({
      kind: 'password' as const,
      start,
      excerptMasked: `${plain.slice(start, valueStart).trim()} ••••`,
    })),
  ]
    .sort((one, other) => one.start - other.start)
    .map(({ kind, excerptMasked }) => ({ kind, excerptMasked }));
}

function maskNumber(number: string): string {
  return number.slice(0, 1) + number.slice(1).replace(/[\p{L}\d]/gu, '•');
}

const MESSAGES: Record<SensitiveKind, string> = {
  nir:
    'Ce texte semble contenir un numéro de sécurité sociale. Retirez-le\u00a0: la loi interdit de le garder ici. ' +
    'S’il faut le donner à une caisse, la personne l’écrit elle-même sur le formulaire imprimé.',
  card:
    'Ce texte semble contenir un numéro de carte bancaire. Retirez-le\u00a0: il ne doit jamais être noté ici. ' +
    'S’il s’agit d’un numéro de dossier, notez seulement ses quatre derniers chiffres.',
  iban:
    'Ce texte semble contenir un numéro de compte bancaire (IBAN). Retirez-le\u00a0: il ne doit jamais être noté ici. ' +
    'La personne le donne elle-même, sur le site ou le formulaire concerné.',
  vitale:
    'Ce texte semble contenir le numéro de série d’une carte Vitale. Retirez-le\u00a0: avec lui on ouvre le compte de la ' +
    'personne. Elle le lit elle-même sur sa carte, et personne ne le note.',
  password:
    'Ce texte semble contenir un mot de passe ou un code secret. Retirez-le\u00a0: seule la personne doit le connaître. ' +
    'Vous pouvez écrire «\u00a0mot de passe noté par la personne sur son carnet\u00a0».',
};

/** What to tell the person who typed it: what was seen, why it can’t stay, how to mend. */
export function messageFor(kind: SensitiveKind): string {
  return MESSAGES[kind];
}
