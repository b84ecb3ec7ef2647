import { IsIn } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { type Choice, CHOSEN_FIELDS, type Side } from '../duplicates/index.js';

export class MergeForm extends Form {
  @IsIn(['first', 'second'], { message: 'Choisissez la fiche à garder.' })
  kept: Side;
}

/** Name of the group of buttons of a field. */
export const choiceName = (field: string): string => `choix-${field}`;

const CHOICES: ReadonlySet<unknown> = new Set(['first', 'second', 'both']);

/** Field by field, whose value is taken; what is not one of the answers is as if it had not been answered. */
export function readChoices(body: unknown): Map<string, Choice> {
  const typed = (body ?? {}) as Record<string, unknown>;
  const answers = CHOSEN_FIELDS.map((field) => [field, typed[choiceName(field)]] as const);
  return new Map(answers.filter((answer): answer is readonly [string, Choice] => CHOICES.has(answer[1])));
}
