import type { FeedbackCounts } from '../../feedback/feedback.queries.js';
import { answersOf, FEWEST_ANSWERS, type Question, QUESTIONS, questions } from '../../feedback/questions.js';
import { feedbackPaths } from '../attendance/paths.js';

export interface ResultsModel {
  /** Why nothing is shown yet; null when something is. */
  hidden: string | null;
  count: string;
  rows: { key: string; value: string; values: null }[];
  href: string;
}

/** What those who came thought of it; hidden while one could tell who said what. */
export function resultsModel({ count, all }: FeedbackCounts, workshopId: string): ResultsModel {
  return {
    hidden: hiddenWords(count),
    count: `${count}\u00a0réponses`,
    rows:
      count < FEWEST_ANSWERS
        ? []
        : questions.map((question) => ({
            key: QUESTIONS[question].text,
            value: answersInWords(question, all[question]),
            values: null,
          })),
    href: feedbackPaths.show.to({ id: workshopId }),
  };
}

function hiddenWords(count: number): string | null {
  if (count >= FEWEST_ANSWERS) return null;
  if (count === 0) return 'Aucune réponse pour le moment.';
  const given = count === 1 ? 'Une réponse' : `${count}\u00a0réponses`;
  return `${given}\u00a0: les résultats s’affichent à partir de ${FEWEST_ANSWERS}, pour que personne ne soit reconnu.`;
}

function answersInWords(question: Question, counts: Readonly<Record<string, number>>): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (total < FEWEST_ANSWERS) return 'Trop peu de réponses à cette question';
  const labels: Readonly<Record<string, string>> = QUESTIONS[question].answers;
  return answersOf(question)
    .map((answer) => `${counts[answer] ?? 0}\u00a0${(labels[answer] ?? '').toLowerCase()}`)
    .join(', ');
}
