import iconv from 'iconv-lite';
import { type Cleaned, kept, repaired } from './cleaned.js';

export const MISREAD_ACCENTS = 'accents abîmés par une mauvaise lecture, rétablis';
export const EXTRA_SPACES = 'espaces et caractères invisibles en trop retirés';

/** « Ã© » for « é », « â€™ » for « ’ »: UTF-8 that was read once as windows-1252. */
const MISREAD = /[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]|â€/u;

/** Text of one line: accents restored, spaces and invisible characters tidied; undefined when nothing is left. */
export function cleanText(raw: string): Cleaned<string | undefined> {
  const rules: string[] = [];
  const text = restoreAccents(raw);
  if (text !== raw) rules.push(MISREAD_ACCENTS);
  const tidy = text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]+/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (tidy !== text.normalize('NFC').trim()) rules.push(EXTRA_SPACES);
  return rules.length > 0 ? repaired(tidy || undefined, ...rules) : kept(tidy || undefined);
}

/** Text of several paragraphs: as `cleanText`, line breaks kept. */
export function cleanParagraphs(raw: string): Cleaned<string | undefined> {
  const lines = raw.split(/\s*[\r\n]+\s*/).map(cleanText);
  const value = lines.flatMap((line) => line.value ?? []).join('\n');
  return { value: value || undefined, rules: [...new Set(lines.flatMap((line) => line.rules))], leftOut: [] };
}

/** The text as it was written, when it went through a wrong decoding once; otherwise the text itself. */
export function restoreAccents(text: string): string {
  if (!MISREAD.test(text)) return text;
  const bytes = iconv.encode(text, 'windows-1252');
  if (iconv.decode(bytes, 'windows-1252') !== text) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

/** Street addresses that say nothing. */
const EMPTY_ADDRESSES = /^(?:null|undefined|n\/?a|nc|sans|aucune?|inconnue?|rue|[\p{P}\p{S}0 ]*)$/iu;

export const EMPTY_ADDRESS = 'adresse vide de sens, laissée de côté';
export const NULL_BEFORE_ADDRESS = '« null » ou « 0 » retiré du début de l’adresse';

/** A street address; undefined for « null », « - », « Rue » alone. The number 0 is no house number. */
export function cleanAddress(raw: string): Cleaned<string | undefined> {
  const text = cleanText(raw);
  if (text.value === undefined) return text;
  if (EMPTY_ADDRESSES.test(text.value)) {
    return { value: undefined, rules: [EMPTY_ADDRESS], leftOut: [raw] };
  }
  const address = text.value.replace(/^(?:(?:null|undefined|0)\s+)+/i, '');
  return address === text.value ? text : repaired(address, ...text.rules, NULL_BEFORE_ADDRESS);
}

export const SUMMARY_MAX = 280;
export const LONG_SUMMARY = 'présentation courte de plus de 280 caractères, placée dans la présentation détaillée';

/** A summary longer than the standard allows goes before the details, whole: nothing of it is cut. */
export function cleanPresentation(
  rawSummary: string,
  rawDetails: string,
): { summary: Cleaned<string | undefined>; details: Cleaned<string | undefined> } {
  const summary = cleanText(rawSummary);
  const details = cleanParagraphs(rawDetails);
  if ((summary.value?.length ?? 0) <= SUMMARY_MAX) return { summary, details };
  const both = [summary.value, details.value === summary.value ? undefined : details.value];
  return {
    summary: repaired(undefined, ...summary.rules, LONG_SUMMARY),
    details: { ...details, value: both.filter((part) => part !== undefined).join('\n') },
  };
}
