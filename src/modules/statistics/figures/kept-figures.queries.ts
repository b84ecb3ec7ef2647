import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { type Days, LOCAL_DIMENSIONS } from '../read-model/territory-figures.js';
import { type DayPoint, HEADS, type Line } from './figures.js';
import { peopleIn, type PeopleRow } from './people-rows.js';

const SUMS = 'sum(items)::int AS items, sum(people)::int AS people, sum(minutes)::int AS minutes';

/** Figures of a territory, out of its roll-ups. */
@Injectable()
export class KeptFiguresQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Every line, the most frequent first within a dimension; those of places and communes not for the whole country. */
  lines(territory: string, { from, to }: Days): Promise<Line[]> {
    const own = 'SELECT * FROM figure_day WHERE territory = $1 AND day BETWEEN $2 AND $3';
    // A region keeps none of its own: they are those of its départements.
    const local = `SELECT * FROM figure_day WHERE dimension = ANY ('{${LOCAL_DIMENSIONS.join(',')}}') AND day BETWEEN $2 AND $3
      AND territory = ANY (ARRAY(SELECT 'D-' || d.code FROM department d WHERE 'R-' || d.region_code = $1))`;
    return this.unitOfWork.query<Line>(
      `SELECT dimension, code, ${SUMS} FROM (${territory.startsWith('R-') ? `${own} UNION ALL ${local}` : own}) line
        GROUP BY dimension, code ORDER BY dimension, people DESC, items DESC, code`,
      [territory, from, to],
    );
  }

  /** The lines that `totalsOf` reads and no others, with how many distinct people there are. */
  async heads(territory: string, { from, to }: Days): Promise<{ lines: Line[]; followed: number }> {
    const [lines, people] = await Promise.all([
      this.unitOfWork.query<Line>(
        `SELECT dimension, code, ${SUMS} FROM figure_day
          WHERE territory = $1 AND dimension IN ${HEADS} AND day BETWEEN $2 AND $3 GROUP BY dimension, code`,
        [territory, from, to],
      ),
      this.people(territory, { from, to }),
    ]);
    return { lines, followed: peopleIn(people) };
  }

  people(territory: string, { from, to }: Days): Promise<PeopleRow[]> {
    return this.unitOfWork.query<PeopleRow>(
      `SELECT first_step::int, last_step::int, mail::int, sum(people)::int AS people FROM people_day
        WHERE territory = $1 AND day BETWEEN $2 AND $3 AND last_day >= $2 GROUP BY 1, 2, 3`,
      [territory, from, to],
    );
  }

  days(territory: string, { from, to }: Days): Promise<DayPoint[]> {
    return this.unitOfWork.query<DayPoint>(
      `SELECT day, items, people, minutes FROM figure_day
        WHERE territory = $1 AND dimension = 'total' AND day BETWEEN $2 AND $3 ORDER BY day`,
      [territory, from, to],
    );
  }

  /** What each département of the territory did: lines of the dimension `department`, by code. */
  departments(territory: string, { from, to }: Days): Promise<Line[]> {
    return this.unitOfWork.query<Line>(
      `SELECT 'department' AS dimension, d.code, ${SUMS}
         FROM department d JOIN figure_day f ON f.territory = 'D-' || d.code
        WHERE $1 IN ('FR', 'R-' || d.region_code) AND f.dimension = 'total' AND f.day BETWEEN $2 AND $3
        GROUP BY d.code ORDER BY people DESC, d.code`,
      [territory, from, to],
    );
  }

  /**
   * Up to when the roll-ups of a territory hold what was noted; null when they cannot answer: they are being made, or the
   * territory is not inside the other.
   */
  async heldUpTo(territory: string, inside: string): Promise<Date | null> {
    const [held] = await this.unitOfWork.query<{ up_to: Date; whole: boolean; within: boolean }>(
      `SELECT coalesce((SELECT min(made_at) FROM figure_mark WHERE territory IS NULL), now()) AS up_to,
              EXISTS (SELECT FROM figure_mark m WHERE m.territory = $1
                OR m.territory LIKE 'D-%' AND ($1 = 'FR' OR $1 LIKE 'R-%') OR m.territory LIKE 'R-%' AND $1 = 'FR') AS whole,
              $1 = $2 OR $2 = 'FR' OR EXISTS (SELECT FROM department WHERE 'D-' || code = $1 AND 'R-' || region_code = $2) AS within`,
      [territory, inside],
    );
    return held && held.within && !held.whole ? held.up_to : null;
  }
}
