import {
  type Answers,
  CIRCUMSTANCES_QUESTION,
  type Form,
  QUESTIONS,
  UNANSWERED_LABEL,
} from '../repere-numerique/grid.js';

/** Each question asked, with the answer given in the grid's own words. */
export function answerRows(form: Form, answers: Answers): { key: string; value: string }[] {
  const scored = QUESTIONS.filter((question) => form === 'full' || question.express).map(({ id, text, options }) => ({
    key: text,
    value: options.find(({ value }) => value === answers[id])?.label ?? UNANSWERED_LABEL,
  }));
  if (form === 'express') return scored;
  const told = CIRCUMSTANCES_QUESTION.lists.map(({ id, text, options }) => ({
    key: text,
    value: listed(answers.q12?.[id], options),
  }));
  return [...scored, ...told];
}

function listed(codes: readonly string[] | undefined, labels: Readonly<Record<string, string>>): string {
  return codes?.length ? codes.map((code) => labels[code] ?? code).join(', ') : UNANSWERED_LABEL;
}
