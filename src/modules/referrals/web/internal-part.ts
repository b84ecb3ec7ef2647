import { type Field, textareaField } from '../../../platform/http/forms/fields.js';
import type { Desk } from '../internal-referrals.service.js';
import { InternalForm } from './internal.form.js';
import { paths } from './paths.js';

/** What the partial `internal` reads: one button for each desk or colleague. */
export interface InternalPart {
  action: string;
  message: Field;
  desks: { code: string; name: string }[];
}

/** Null for someone who works alone. */
export function internalPart(
  beneficiaryId: string,
  desks: readonly Desk[],
  form: InternalForm = new InternalForm(),
): InternalPart | null {
  if (desks.length === 0) return null;
  return {
    action: paths.hand.to({ id: beneficiaryId }),
    message: textareaField(form, 'message', 'Message', {
      required: false,
      rows: 2,
      hint: 'N’écrivez rien sur la santé de la personne.',
    }),
    desks: desks.map(({ code, name }) => ({ code, name })),
  };
}
