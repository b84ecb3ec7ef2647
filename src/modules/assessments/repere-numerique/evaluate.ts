import type { Evaluation, Level, Rule } from './evaluation.js';
import type { Answers, Form } from './grid.js';
import { reasonFor } from './reason.js';

const MIN_SCORE_WITHOUT_EMAIL = 8;
const MAX_SCORE_UNUSED_EMAIL = 4;
const MIN_SCORE_INDEPENDENT = 18;
const MAX_SCORE_INDIVIDUAL = 9;
const TOO_MANY_UNANSWERED = 3;

const USE_POINTS = { never: 0, over3months: 0, none: 0, relative: 0, helped: 1, alone: 2 } as const;
const SKILL_QUESTIONS = ['q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10'] as const;

/**
 * The digital level that a person’s answers show. Pure. An unanswered question counts 0 in the score.
 * Rules R0 to R5 in order, the first that matches wins.
 */
export function evaluate(given: Answers, form: Form): Evaluation {
  // The express form has asked three questions: an answer left over from a fuller one must not weigh in.
  const answers = form === 'express' ? { q1: given.q1, q2: given.q2, q7: given.q7, q12: given.q12 } : given;
  const score = scoreOf(answers);
  const { level, rule } = firstRule(answers, form, score);
  const unanswered = SKILL_QUESTIONS.filter((question) => answers[question] === undefined).length;
  const format = rule === 'R5' ? formatFor(answers, form, score) : undefined;

  const evaluation = {
    score,
    level,
    rule,
    toConfirm: isToConfirm(answers, rule),
    provisional: form === 'express' || unanswered >= TOO_MANY_UNANSWERED,
    practiceWithoutEmail: rule === 'R2' && score >= MIN_SCORE_WITHOUT_EMAIL,
    likelyIndependent: form === 'express' && rule === 'R5' && answers.q2 === 'alone' && answers.q7 === 2,
    ...(format ? { suggestedFormat: format } : {}),
  };
  return { ...evaluation, reason: reasonFor(answers, form, evaluation) };
}

function scoreOf(answers: Answers): number {
  let score = (answers.q1 ? USE_POINTS[answers.q1] : 0) + (answers.q2 ? USE_POINTS[answers.q2] : 0);
  for (const question of SKILL_QUESTIONS) score += (answers[question] ?? 0) * (question === 'q7' ? 2 : 1);
  return score;
}

function firstRule(answers: Answers, form: Form, score: number): { level: Level; rule: Rule } {
  const { q1, q2 } = answers;
  if (q1 === undefined) return { level: 'notAssessed', rule: 'R0' };
  // « Aucune pratique »: Insee’s threshold of three months. Q2 need not be answered to know it.
  if (q1 === 'never' || q1 === 'over3months') return { level: 'beginner', rule: 'R1' };
  if (q2 === undefined) return { level: 'notAssessed', rule: 'R0' };
  if (q2 === 'none') return { level: 'beginner', rule: 'R2' };
  if (q2 === 'relative' && score <= MAX_SCORE_UNUSED_EMAIL) return { level: 'beginner', rule: 'R3' };
  if (form === 'full' && isIndependent(answers, score)) return { level: 'independent', rule: 'R4' };
  return { level: 'intermediate', rule: 'R5' };
}

function isIndependent({ q2, q6, q7, q11 }: Answers, score: number): boolean {
  return q2 === 'alone' && q6 === 2 && q7 === 2 && (q11 ?? 0) >= 2 && score >= MIN_SCORE_INDEPENDENT;
}

/**
 * An address with no use for three months fits both « aucune pratique » and « a déjà une adresse mail ». Reading one’s
 * mail while never having used Internet is not in the grid’s text: the two answers contradict, so a mediator would ask
 * again. An address that a relative keeps for somebody who never used Internet is no contradiction.
 */
function isToConfirm({ q1, q2 }: Answers, rule: Rule): boolean {
  if (rule === 'R3') return true;
  if (rule !== 'R1' || q2 === undefined || q2 === 'none') return false;
  return q1 === 'over3months' || q2 !== 'relative';
}

/**
 * Alone with a mediator, or in a group. The express form can’t reach more than 8 points, so its score says nothing of the
 * format (the grid’s text is silent): only a wish decides then.
 */
function formatFor({ q12 }: Answers, form: Form, score: number): 'individual' | 'group' | undefined {
  const wishes = q12?.wishes ?? [];
  if (wishes.includes('oral') || wishes.includes('interpreter')) return 'individual';
  if (form === 'express') return undefined;
  return score <= MAX_SCORE_INDIVIDUAL ? 'individual' : 'group';
}
