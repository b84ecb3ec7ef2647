import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { Day } from '../../../platform/time/day.js';
import type { Cell } from './cells.js';

export interface Mark {
  structure_id: string;
  day: Day;
  person_id: string | null;
  mediator_id: string | null;
}

/** What the marks say must be added up again. */
@Injectable()
export class Marks {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Takes the oldest away, in the caller’s transaction: they come back if it fails. */
  take(most: number): Promise<Mark[]> {
    return this.unitOfWork.query<Mark>(
      `DELETE FROM figure_mark
        WHERE id IN (SELECT id FROM figure_mark WHERE territory IS NULL ORDER BY id LIMIT ${most})
        RETURNING structure_id, day, person_id, mediator_id`,
    );
  }

  /**
   * A territory of which anything may have changed: regions and the country once no département is left, since they are
   * added up from them. Several may be made at once: one that another transaction holds is passed over. Who enters a team marks
   * it again: there may be thousands of marks, so none is compared with all others.
   */
  async takeTerritory(): Promise<string | undefined> {
    const [taken] = await this.unitOfWork.query<{ territory: string }>(
      `WITH left_to_make AS MATERIALIZED (
         SELECT bool_or(territory LIKE 'D-%') AS departments, bool_or(territory LIKE 'R-%') AS regions
           FROM figure_mark WHERE territory IS NOT NULL)
       SELECT m.territory FROM figure_mark m CROSS JOIN left_to_make waits
        WHERE m.territory IS NOT NULL
          AND NOT (waits.departments AND left(m.territory, 1) IN ('R', 'F'))
          AND NOT (waits.regions AND left(m.territory, 1) = 'F')
        ORDER BY left(m.territory, 1) = 'T', m.id LIMIT 1 FOR UPDATE OF m SKIP LOCKED`,
    );
    if (taken) await this.unitOfWork.execute('DELETE FROM figure_mark WHERE territory = $1', [taken.territory]);
    return taken?.territory;
  }

  /** Whether a whole territory is still to be made, or being made. */
  async someTerritory(): Promise<boolean> {
    const [found] = await this.unitOfWork.query<{ some: boolean }>(
      'SELECT EXISTS (SELECT FROM figure_mark WHERE territory IS NOT NULL) AS some',
    );
    return found?.some ?? false;
  }

  /** Those that nobody took yet. */
  async waiting(): Promise<{ whole: boolean; marks: Mark[] }> {
    const rows = await this.unitOfWork.query<Mark & { territory: string | null }>(
      'SELECT structure_id, day, person_id, mediator_id, territory FROM figure_mark',
    );
    return {
      whole: rows.some(({ territory }) => territory !== null),
      marks: rows.filter((row) => row.territory === null),
    };
  }

  async markTerritories(territories: readonly string[]): Promise<void> {
    await this.unitOfWork.execute(
      `INSERT INTO figure_mark (territory) SELECT given FROM unnest($1::text[]) given
        WHERE NOT EXISTS (SELECT FROM figure_mark WHERE territory = given)`,
      [territories],
    );
  }

  /**
   * The days of territories that these marks touch. What changes on a person’s day changes what is said of each of their
   * later days, wherever they were accompanied: who came back, and from when; whose first time it was. All marks of a
   * person count together, those that nobody took yet too: one may have removed the very row that leads to another’s day.
   */
  cells(marks: readonly Mark[]): Promise<Cell[]> {
    return this.unitOfWork.query<Cell>(
      `WITH mark AS MATERIALIZED (
         SELECT structure_id, day, person_id, mediator_id
           FROM unnest($1::uuid[], $2::date[], $3::uuid[], $4::uuid[]) given (structure_id, day, person_id, mediator_id)
         UNION
         SELECT structure_id, day, person_id, mediator_id FROM figure_mark WHERE person_id = ANY ($3::uuid[])),
       person AS MATERIALIZED (SELECT person_id, min(day) AS since FROM mark WHERE person_id IS NOT NULL GROUP BY person_id),
       seen AS (
         SELECT person_id, structure_id, mediator_id, day FROM mark WHERE person_id IS NOT NULL
         UNION
         SELECT person.person_id, a.structure_id, a.mediator_id, a.day FROM person CROSS JOIN LATERAL (
           SELECT * FROM accompaniment a WHERE a.beneficiary_id = person.person_id OFFSET 0) a),
       later AS (
         SELECT person_id, day FROM mark WHERE person_id IS NOT NULL
         UNION SELECT person_id, seen.day FROM seen JOIN person USING (person_id) WHERE seen.day > person.since
         UNION SELECT person.person_id, told.day FROM person CROSS JOIN LATERAL (
           SELECT * FROM told_level told WHERE told.beneficiary_id = person.person_id AND told.day > person.since OFFSET 0) told),
       touched AS (
         SELECT structure_id, mediator_id, day AS on_day, day FROM mark
         UNION SELECT seen.structure_id, seen.mediator_id, seen.day, later.day FROM seen JOIN later USING (person_id))
       SELECT t.territory, touched.day FROM touched JOIN structure_territory t USING (structure_id)
       UNION
       SELECT 'T-' || m.team_id, touched.day
         FROM touched JOIN team_member m ON m.structure_id = touched.structure_id OR m.user_id = touched.mediator_id
        WHERE m.starts_on <= touched.on_day AND (m.ends_on IS NULL OR m.ends_on >= touched.on_day)`,
      [
        marks.map((mark) => mark.structure_id),
        marks.map(({ day }) => day),
        marks.map((mark) => mark.person_id),
        marks.map((mark) => mark.mediator_id),
      ],
    );
  }
}
