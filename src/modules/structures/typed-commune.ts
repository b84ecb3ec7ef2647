import { communeKey } from './communes/commune-name.js';

export interface TypedCommune {
  postcode: string | undefined;
  /** What is left of the text once the postcode and the département are taken out. */
  name: string;
  /** The name, without accents, case or hyphens. */
  key: string;
  /** Codes of the départements named between brackets. */
  departments: string[];
}

/** Reads « Nancy », « 54000 Nancy », « Nancy (54) », « Nancy (54000) », « Ajaccio (2A) ». */
export function readTypedCommune(text: string): TypedCommune {
  const department = /\(\s*(\d{2,3}|2[ab])\s*\)/i.exec(text)?.[1]?.toUpperCase();
  const postcode = /(?<!\d)\d{5}(?!\d)/.exec(text)?.[0];
  const name = text
    .replace(/\(\s*(?:\d{2,3}|2[ab])\s*\)/i, ' ')
    .replace(/\(?(?<!\d)\d{5}(?!\d)\)?/, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { postcode, name, key: communeKey(name), departments: department ? [department] : [] };
}
