import { textField, type Field } from '../../../platform/http/forms/fields.js';
import type { Form } from '../../../platform/http/forms/form.js';

/** A password is never sent back to the page. */
export function passwordField<F extends Form>(
  form: F,
  name: keyof F & string,
  label: string,
  settings: { autocomplete: 'current-password' | 'new-password'; hint?: string },
): Field {
  return { ...textField(form, name, label, { type: 'password', ...settings }), value: '' };
}
