import { ar } from './texts/ar.js';
import { en } from './texts/en.js';
import { es } from './texts/es.js';
import { fr } from './texts/fr.js';
import { pt } from './texts/pt.js';
import type { SheetTexts } from './texts/sheet-texts.js';
import { uk } from './texts/uk.js';

export const sheetLanguages = ['fr', 'en', 'ar', 'es', 'pt', 'uk'] as const;
export type SheetLanguage = (typeof sheetLanguages)[number];

export const sheetFormats = ['a5', 'a4'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

interface Wording {
  texts: SheetTexts;
  dir: 'ltr' | 'rtl';
  /** For days and lists of words; European figures in every language, so that they match a French clock or door. */
  locale: string;
}

export const wordings: Readonly<Record<SheetLanguage, Wording>> = {
  fr: { texts: fr, dir: 'ltr', locale: 'fr-FR' },
  en: { texts: en, dir: 'ltr', locale: 'en-GB' },
  ar: { texts: ar, dir: 'rtl', locale: 'ar-u-ca-gregory-nu-latn' },
  es: { texts: es, dir: 'ltr', locale: 'es-ES' },
  pt: { texts: pt, dir: 'ltr', locale: 'pt-PT' },
  uk: { texts: uk, dir: 'ltr', locale: 'uk-UA' },
};
