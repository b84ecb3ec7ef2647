export type Level = 'beginner' | 'intermediate' | 'independent' | 'notAssessed';
export type Rule = 'R0' | 'R1' | 'R2' | 'R3' | 'R4' | 'R5';

export interface Evaluation {
  /** 0 to 22; in the express form only Q1, Q2 and Q7 count (0 to 8). */
  score: number;
  level: Level;
  rule: Rule;
  /** The answers fit two definitions, or contradict one another: the agent should ask again. */
  toConfirm: boolean;
  /** Three of Q3–Q10 or more are unanswered, or only the express form was asked. */
  provisional: boolean;
  practiceWithoutEmail: boolean;
  /** Express form alone: everything asked was done alone, but three questions can’t say « autonome ». */
  likelyIndependent: boolean;
  suggestedFormat?: 'individual' | 'group';
  /** One or two plain French sentences, always shown and printed. */
  reason: string;
}
