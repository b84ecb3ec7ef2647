/** The three questions, in plain words, with their answers in the order of the sheet. The codes are the columns’. */
export const QUESTIONS = {
  learnt: {
    text: 'Avez-vous appris quelque chose d’utile\u00a0?',
    answers: { yes: 'Oui', partly: 'Un peu', no: 'Non' },
  },
  pace: {
    text: 'L’atelier allait-il à la bonne vitesse\u00a0?',
    answers: { good: 'Oui', too_fast: 'Trop vite', too_slow: 'Trop lentement' },
  },
  again: {
    text: 'Viendriez-vous à un autre atelier\u00a0?',
    answers: { yes: 'Oui', maybe: 'Peut-être', no: 'Non' },
  },
} as const;
export type Question = keyof typeof QUESTIONS;
export type AnswerOf<Asked extends Question> = keyof (typeof QUESTIONS)[Asked]['answers'];

/** What one person said; a question may be left out, not all three. */
export type Answers = { [Asked in Question]: AnswerOf<Asked> | null };

/** How many gave each answer. */
export type Counts = { [Asked in Question]: Record<AnswerOf<Asked>, number> };

export const questions = Object.keys(QUESTIONS) as Question[];

export const answersOf = (question: Question): string[] => Object.keys(QUESTIONS[question].answers);

/** Fewer than this, and somebody could tell who said what. */
export const FEWEST_ANSWERS = 3;
