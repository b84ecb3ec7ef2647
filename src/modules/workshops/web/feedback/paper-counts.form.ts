import { Form } from '../../../../platform/http/forms/form.js';
import { WholeNumber } from '../../../../platform/http/forms/whole-number.js';
import { type AnswerOf, answersOf, type Counts, type Question, questions } from '../../feedback/questions.js';

const Sheets = () => WholeNumber(0, 500, 'Écrivez un nombre de feuilles, de 0 à 500.', { optional: true });

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

type CountName = {
  [Asked in Question]: `${Asked}_${AnswerOf<Asked> & string}`;
}[Question];

export const countName = (question: Question, answer: string): CountName => `${question}_${answer}` as CountName;

/** As they were entered before. */
export function enteredCounts(paper: Counts): PaperCountsForm {
  const form = new PaperCountsForm();
  for (const question of questions) {
    for (const [answer, count] of Object.entries(paper[question])) {
      Object.assign(form, { [countName(question, answer)]: count });
    }
  }
  return form;
}
