import { checkboxesField, type Field, selectField, textField } from '../../../platform/http/forms/fields.js';
import { ACCOMPANIMENT, SERVICES } from '../directory/vocabulary.js';
import type { DirectoryForm } from './directory.form.js';

export type DirectoryFields = Record<
  'q' | 'commune' | 'departement' | 'service' | 'accompagnement' | 'disparus',
  Field
>;

export function directoryFields(form: DirectoryForm, departments: { code: string; name: string }[]): DirectoryFields {
  const optional = { required: false };
  const among = (words: readonly string[]) => Object.fromEntries(words.map((word) => [word, word]));
  const named = departments.map(({ code, name }) => [`${code}`, `${code} – ${name}`] as const);
  const departement = selectField(form, 'departement', 'Département', {}, optional);
  const options = [['', 'Tous'] as const, ...named].map(([value, text], index) => ({
    id: index === 0 ? 'departement' : `departement-${index}`,
    value,
    text,
    hint: null,
    selected: (form.departement ?? '') === value,
  }));
  return {
    q: textField(form, 'q', 'Nom du lieu, commune ou code postal', { ...optional, type: 'search', width: '20' }),
    commune: textField(form, 'commune', 'Près de (commune ou code postal)', { ...optional, width: '20' }),
    departement: { ...departement, options },
    service: checkboxesField(form, 'service', 'Services', among(SERVICES), {
      ...optional,
      hint: 'Seuls les lieux qui l’annoncent sont montrés.',
    }),
    accompagnement: checkboxesField(form, 'accompagnement', 'Accompagnement', among(ACCOMPANIMENT), {
      ...optional,
      hint: 'Trois lieux sur quatre ne le disent pas\u00a0: ils ne sont alors pas montrés.',
    }),
    disparus: checkboxesField(
      form,
      'disparus',
      'Lieux disparus',
      { true: 'Montrer aussi les lieux qui ne sont plus dans l’annuaire' },
      optional,
    ),
  };
}
