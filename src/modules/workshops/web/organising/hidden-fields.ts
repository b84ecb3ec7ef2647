import { typedFields } from '../../../../platform/http/forms/form.js';
import { WorkshopForm } from './workshop.form.js';

export interface HiddenField {
  name: string;
  value: string;
}

/** What was typed, carried along by a page that asks one more thing. */
export const hiddenFields = (body: unknown, but: readonly string[]): HiddenField[] =>
  Object.entries(typedFields(WorkshopForm, body))
    .filter(([name]) => !but.includes(name))
    .flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one })));
