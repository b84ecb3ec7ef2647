import { type Field, radiosField, selectField } from '../../../platform/http/forms/fields.js';
import type { SheetFormat, SheetLanguage } from '../slips/sheet-languages.js';
import { SheetForm } from './slip.form.js';

/** The small form before a sheet: its size and its language. */
export interface SheetChoice {
  action: string;
  format: Field;
  langue: Field;
}

const formats: Record<SheetFormat, string> = {
  a5: 'Demi-page (A5), à glisser dans une poche',
  a4: 'Page entière (A4), en plus gros',
};

const languages: Record<SheetLanguage, string> = {
  fr: 'Français',
  en: 'Anglais (English)',
  ar: 'Arabe (العربية)',
  es: 'Espagnol (Español)',
  pt: 'Portugais (Português)',
  uk: 'Ukrainien (Українська)',
};

export function sheetChoice(action: string): SheetChoice {
  const form = new SheetForm();
  return {
    action,
    format: radiosField(form, 'format', 'Format', formats),
    langue: selectField(form, 'langue', 'Langue', languages, {
      hint: 'La feuille est aussi imprimée en français. Les autres langues n’ont pas encore été relues par une personne dont c’est la langue maternelle.',
    }),
  };
}
