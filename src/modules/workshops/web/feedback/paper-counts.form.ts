import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsInteger } from '../../../../platform/http/forms/transforms.js';
import { answersOf, type Counts, type Question, questions } from '../../feedback/questions.js';

const number = { message: 'Écrivez un nombre de feuilles, de 0 à 500.' };

/** Left empty, none. */
const Sheets = (): PropertyDecorator => (target, property) => {
  for (const rule of [IsOptional(), AsInteger(), Max(500, number), Min(0, number), IsInt(number)]) rule(target, property);
};

/** How many sheets of paper gave each answer. */
export class PaperCountsForm extends Form {
  @Sheets() learnt_yes?: number;
  @Sheets() learnt_partly?: number;
  @Sheets() learnt_no?: number;
  @Sheets() pace_good?: number;
  @Sheets() pace_too_fast?: number;
  @Sheets() pace_too_slow?: number;
  @Sheets() again_yes?: number;
  @Sheets() again_maybe?: number;
  @Sheets() again_no?: number;

  /** Only for a valid form. */
  get counts(): Counts {
    const value = (name: string) => (this as unknown as Record<string, number | undefined>)[name] ?? 0;
    return Object.fromEntries(
      questions.map((question) => [
        question,
        Object.fromEntries(answersOf(question).map((answer) => [answer, value(`${question}_${answer}`)])),
      ]),
    ) as Counts;
  }
}

export const countName = (question: Question, answer: string): keyof PaperCountsForm & string =>
  `${question}_${answer}` as keyof PaperCountsForm & string;

/** As they were entered before. */
export function enteredCounts(paper: Counts): PaperCountsForm {
  const form = new PaperCountsForm();
  for (const question of questions) {
    for (const [answer, count] of Object.entries(paper[question])) {
      if (count > 0) Object.assign(form, { [countName(question, answer)]: count });
    }
  }
  return form;
}
