import type { Form } from './form.js';

export interface Option {
  id: string;
  value: string;
  text: string;
  hint: string | null;
  selected: boolean;
}

/** What the partials in views/partials/field read. Every key is always there: templates are strict. */
export interface Field {
  id: string;
  name: string;
  label: string;
  hint: string | null;
  value: string;
  error: string | null;
  required: boolean;
  type: string;
  inputmode: string | null;
  autocomplete: string;
  spellcheck: boolean;
  width: string | null;
  rows: number;
  options: Option[];
  legendSize: 's' | 'm' | 'l';
  inline: boolean;
  max: string | null;
  accept: string | null;
}

type FieldSettings = Partial<
  Pick<
    Field,
    | 'hint'
    | 'required'
    | 'type'
    | 'inputmode'
    | 'autocomplete'
    | 'width'
    | 'rows'
    | 'legendSize'
    | 'inline'
    | 'max'
    | 'accept'
    | 'spellcheck'
  >
>;

/** Beneficiaries' fields are typed on shared computers: no browser memory unless asked for. */
const defaults = {
  hint: null,
  required: true,
  type: 'text',
  inputmode: null,
  autocomplete: 'off',
  spellcheck: false,
  width: null,
  rows: 4,
  options: [] as Option[],
  legendSize: 's' as const,
  inline: false,
  max: null,
  accept: null,
};

type Name<F extends Form> = keyof F & string;

export function textField<F extends Form>(form: F, name: Name<F>, label: string, settings: FieldSettings = {}): Field {
  const shown = form.shown(name);
  const value = Array.isArray(shown) ? shown.join(', ') : shown;
  return { ...defaults, ...settings, id: name, name, label, value, error: form.errorOf(name) };
}

export const textareaField = <F extends Form>(form: F, name: Name<F>, label: string, settings: FieldSettings = {}) =>
  textField(form, name, label, { spellcheck: true, ...settings });

export const dateField = <F extends Form>(form: F, name: Name<F>, label: string, settings: FieldSettings = {}) =>
  textField(form, name, label, { type: 'date', ...settings });

/** Choices as `{ code: 'Libellé' }`, or with a hint: `{ code: { text, hint } }`. */
export type Choices = Readonly<Record<string, string | { text: string; hint: string }>>;

function choiceField<F extends Form>(
  form: F,
  name: Name<F>,
  label: string,
  choices: Choices,
  settings: FieldSettings = {},
): Field {
  const shown = form.shown(name);
  const chosen = new Set([shown].flat());
  const options = Object.entries(choices).map(([value, choice], index) => ({
    id: index === 0 ? name : `${name}-${index + 1}`,
    value,
    text: typeof choice === 'string' ? choice : choice.text,
    hint: typeof choice === 'string' ? null : choice.hint,
    selected: chosen.has(value),
  }));
  return { ...defaults, ...settings, id: name, name, label, options, value: '', error: form.errorOf(name) };
}

/** One shape of field, three ways to show it: the page's template says which. */
export const selectField = choiceField;
export const radiosField = choiceField;
export const checkboxesField = choiceField;

/** The summary at the top: each line leads to its field (the first option of a group has the group's id). */
export const errorSummary = (form: Form): { href: string; text: string }[] =>
  form.errors.map(({ field, message }) => ({ href: `#${field}`, text: message }));
