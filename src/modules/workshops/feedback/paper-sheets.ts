import { type Answers, answersOf, type Counts, type Question, questions } from './questions.js';

/**
 * Sheets that give these counts. Which answers stood together on one sheet is not kept: nobody asks, and nobody can be
 * recognised by it. Pure.
 */
export function sheetsOf(counts: Counts): Answers[] {
  const said = Object.fromEntries(questions.map((question) => [question, spread(question, counts[question])]));
  const most = Math.max(...questions.map((question) => said[question]?.length ?? 0));
  return Array.from({ length: most }, (_, index) => {
    const sheet = questions.map((question) => [question, said[question]?.[index] ?? null]);
    return Object.fromEntries(sheet) as Answers;
  });
}

const spread = (question: Question, counts: Readonly<Record<string, number>>): string[] =>
  answersOf(question).flatMap((answer) => Array.from({ length: counts[answer] ?? 0 }, () => answer));
