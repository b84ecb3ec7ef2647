/** Characters of the GSM alphabet (3GPP TS 23.038, §6.2.1); those of the second list count for two. */
const GSM = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const GSM_DOUBLE = new Set('\f^{}\\[~]|€');

const MOST_PARTS = 3;

/** What must not be read over a shoulder on a locked phone: benefits, debts, health, level. */
const INDISCREET =
  /\b(rsa|aah|rmi|apl|allocations?|dettes?|surendettement|handicap\p{L}*|maladies?|sant[ée]|m[ée]dica\p{L}*|soins?|misas|illettrisme|débutante?|difficultés?|curatelle|tutelle|justice)(?!\p{L})/iu;

/** The typographer's signs as a phone of 2003 knows them; accents stay. */
export const plainSms = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[’‘]/g, "'")
    .replace(/«[\s\u00a0\u202f]*|[\s\u00a0\u202f]*»|[“”]/g, '"')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[–—]/g, '-')
    .replace(/…/g, '...')
    .trim();

/** How many messages the network will bill: 160 characters of the GSM alphabet, or 70 as soon as one is not of it (ê, ç…). */
export function smsParts(text: string): number {
  const letters = [...text];
  const gsm = letters.every((letter) => GSM.has(letter) || GSM_DOUBLE.has(letter));
  const length = gsm ? letters.reduce((sum, letter) => sum + (GSM_DOUBLE.has(letter) ? 2 : 1), 0) : text.length;
  const [one, many] = gsm ? [160, 153] : [70, 67];
  return length <= one ? 1 : Math.ceil(length / many);
}

/** The text as it is sent; null when it is too long or says too much: somebody calls instead. */
export function fitForSms(text: string): string | null {
  const plain = plainSms(text);
  return plain !== '' && smsParts(plain) <= MOST_PARTS && !INDISCREET.test(plain) ? plain : null;
}
