import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { Day } from '../../../platform/time/day.js';
import type { Cell } from './cells.js';

export interface Mark {
  structure_id: string;
  day: Day;
  person_id: string | null;
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
        RETURNING structure_id, day, person_id`,
    );
  }

  /** A territory of which anything may have changed: départements first, since the others are added up from them. */
  async takeTerritory(): Promise<string | undefined> {
    const [taken] = await this.unitOfWork.query<{ territory: string }>(
      `SELECT territory FROM figure_mark WHERE territory IS NOT NULL
        ORDER BY CASE left(territory, 1) WHEN 'D' THEN 0 WHEN 'R' THEN 1 ELSE 2 END, id LIMIT 1`,
    );
    if (taken) await this.unitOfWork.execute('DELETE FROM figure_mark WHERE territory = $1', [taken.territory]);
    return taken?.territory;
  }

  /** Those that nobody took yet. */
  async waiting(): Promise<{ whole: boolean; marks: Mark[] }> {
    const rows = await this.unitOfWork.query<Mark & { territory: string | null }>(
      'SELECT structure_id, day, person_id, territory FROM figure_mark',
    );
    return {
      whole: rows.some(({ territory }) => territory !== null),
      marks: rows.filter((row) => row.territory === null),
    };
  }

  async markTerritories(territories: readonly string[]): Promise<void> {
    await this.unitOfWork.execute('INSERT INTO figure_mark (territory) SELECT unnest($1::text[])', [territories]);
  }

  /**
   * The days of territories that these marks touch. What changes on a person’s day changes what is said of each of their
   * later days, wherever they were accompanied: who came back, and from when; whose first time it was.
   */
  cells(marks: readonly Mark[]): Promise<Cell[]> {
    return this.unitOfWork.query<Cell>(
      `WITH mark AS (
         SELECT DISTINCT structure_id, day, person_id
           FROM unnest($1::uuid[], $2::date[], $3::uuid[]) given (structure_id, day, person_id))
       SELECT t.territory, mark.day FROM mark JOIN structure_territory t USING (structure_id)
       UNION
       SELECT t.territory, later.day
         FROM mark
        CROSS JOIN LATERAL (
          SELECT mark.structure_id UNION SELECT a.structure_id FROM accompaniment a WHERE a.beneficiary_id = mark.person_id) seen
         JOIN structure_territory t ON t.structure_id = seen.structure_id
        CROSS JOIN LATERAL (
          SELECT mark.day
          UNION SELECT a.day FROM accompaniment a WHERE a.beneficiary_id = mark.person_id AND a.day > mark.day
          UNION SELECT told.day FROM told_level told WHERE told.beneficiary_id = mark.person_id AND told.day > mark.day) later
        WHERE mark.person_id IS NOT NULL`,
      [marks.map((mark) => mark.structure_id), marks.map(({ day }) => day), marks.map((mark) => mark.person_id)],
    );
  }
}
