import { evaluate } from './evaluate.js';
import type { Answers, Ease, Skill } from './grid.js';

/** Each answer from the least to the most able. */
const USES = ['never', 'over3months', 'helped', 'alone'] as const;
const EMAILS = ['none', 'relative', 'helped', 'alone'] as const;
const CHOICES = [4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 4];
const TOTAL = 419_904;
const RANK = { notAssessed: -1, beginner: 0, intermediate: 1, independent: 2 } as const;

/** How far apart two sets stand whose answers differ by one step of one question. */
const STRIDES = CHOICES.map((_, index) => CHOICES.slice(0, index).reduce((product, choices) => product * choices, 1));

/** Calls back with each set in turn, as an odometer runs: `steps[i]` is how able the answer to question i is. */
function eachSet(visit: (set: number, steps: readonly number[]) => void): void {
  const steps: number[] = CHOICES.map(() => 0);
  for (let set = 0; set < TOTAL; set += 1) {
    visit(set, steps);
    let wheel = 0;
    while (wheel < steps.length && steps[wheel] === (CHOICES[wheel] ?? 0) - 1) steps[wheel++] = 0;
    if (wheel < steps.length) steps[wheel] = (steps[wheel] ?? 0) + 1;
  }
}

/** @param lowest what the lowest answer of Q3 to Q11 becomes: itself, or none */
function answersOf(steps: readonly number[], lowest: 0 | undefined): Answers {
  const [q1 = 0, q2 = 0, q3, q4, q5, q6, q7, q8, q9, q10, q11] = steps as Ease[] & Skill[];
  return {
    q1: USES[q1],
    q2: EMAILS[q2],
    q3: q3 || lowest,
    q4: q4 || lowest,
    q5: q5 || lowest,
    q6: q6 || lowest,
    q7: q7 || lowest,
    q8: q8 || lowest,
    q9: q9 || lowest,
    q10: q10 || lowest,
    q11: q11 || lowest,
  };
}

function ranks(lowest: 0 | undefined): Int8Array {
  const all = new Int8Array(TOTAL);
  eachSet((set, steps) => {
    all[set] = RANK[evaluate(answersOf(steps, lowest), 'full').level];
  });
  return all;
}

function count(ranksOfAll: Int8Array, rank: number): number {
  return ranksOfAll.reduce((sum, one) => sum + (one === rank ? 1 : 0), 0);
}

describe('over all 419,904 sets of answers', () => {
  const answered = ranks(0);

  it('covers them all', () => {
    expect(CHOICES.reduce((product, choices) => product * choices, 1)).toBe(419_904);
    expect(count(answered, RANK.notAssessed)).toBe(0);
    expect(count(answered, RANK.independent)).toBeGreaterThan(0);
  });

  it('one better answer never lowers the level', () => {
    let compared = 0;
    const lowered: Answers[] = [];
    eachSet((set, steps) => {
      CHOICES.forEach((choices, question) => {
        if (steps[question] === choices - 1) return;
        compared += 1;
        if ((answered[set + (STRIDES[question] ?? 0)] ?? -1) < (answered[set] ?? 0)) lowered.push(answersOf(steps, 0));
      });
    });
    expect(lowered.slice(0, 3)).toEqual([]);
    // 3 of 4 answers can be bettered in Q1, Q2 and Q11, 2 of 3 in the eight others.
    expect(compared).toBe(419_904 * (3 * (3 / 4)) + 8 * 279_936);
  });

  it('an unanswered question from Q3 on weighs as its lowest answer, so answering it never lowers the level either', () => {
    expect(Buffer.from(ranks(undefined)).equals(Buffer.from(answered))).toBe(true);
  });
});

describe('over all sets of answers of the express form', () => {
  it('one better answer never lowers the level', () => {
    const rank = (q1: number, q2: number, q7: number): number =>
      RANK[evaluate({ q1: USES[q1], q2: EMAILS[q2], q7: q7 as Skill }, 'express').level];
    for (let q1 = 0; q1 < 4; q1 += 1) {
      for (let q2 = 0; q2 < 4; q2 += 1) {
        for (let q7 = 0; q7 < 3; q7 += 1) {
          const here = rank(q1, q2, q7);
          expect(rank(Math.min(q1 + 1, 3), q2, q7)).toBeGreaterThanOrEqual(here);
          expect(rank(q1, Math.min(q2 + 1, 3), q7)).toBeGreaterThanOrEqual(here);
          expect(rank(q1, q2, Math.min(q7 + 1, 2))).toBeGreaterThanOrEqual(here);
        }
      }
    }
  });
});
