import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { type Answers, answersOf, type Counts, questions } from './questions.js';

export interface FeedbackCounts {
  /** Sheets and answers by link, all together. */
  count: number;
  all: Counts;
  /** As they were entered from paper, to be corrected. */
  paper: Counts;
}

/** What was answered, in numbers. */
@Injectable()
export class FeedbackResults {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The caller has checked that its actor organises the workshop. */
  async of(workshopId: string): Promise<FeedbackCounts> {
    const rows = await this.unitOfWork.prepared<Answers & { givenBy: 'link' | 'paper'; count: number }>(
      `SELECT learnt, pace, again, given_by AS "givenBy", count(*)::integer AS count FROM workshop_feedback
        WHERE workshop_id = $1 GROUP BY 1, 2, 3, 4`,
      [workshopId],
    );
    return {
      count: rows.reduce((sum, { count }) => sum + count, 0),
      all: counted(rows),
      paper: counted(rows.filter(({ givenBy }) => givenBy === 'paper')),
    };
  }
}

const counted = (rows: readonly (Answers & { count: number })[]): Counts =>
  Object.fromEntries(
    questions.map((question) => {
      const sum = (answer: string) =>
        rows.filter((row) => row[question] === answer).reduce((total, { count }) => total + count, 0);
      return [question, Object.fromEntries(answersOf(question).map((answer) => [answer, sum(answer)]))];
    }),
  ) as Counts;
