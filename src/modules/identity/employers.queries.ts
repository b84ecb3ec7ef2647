import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Day } from '../../platform/time/day.js';

/**
 * In SQL, for whom an account worked on a day, each part being an expression: the structure of the membership that held —
 * the one where the account works now when it did already, else the latest of the others; the present one when none held
 * yet (somebody who takes over older notes).
 */
export const employerOnSql = (user: string, day: string, structure: string): string =>
  `coalesce((SELECT structure_id FROM membership
      WHERE user_id = ${user} AND structure_id IS NOT NULL AND starts_on <= ${day}
        AND (ends_on IS NULL OR ends_on >= ${day})
      ORDER BY structure_id = ${structure} DESC, starts_on DESC, id LIMIT 1), ${structure})`;

/** For whom an account worked on a day. */
@Injectable()
export class EmployersQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A coordinator works in no structure: null unless they have a membership in one besides. */
  async on<S extends string | null>(
    day: Day,
    { userId, structureId }: { userId: string; structureId: S },
  ): Promise<string | S> {
    const [row] = await this.unitOfWork.prepared<{ employer: string | null }>(
      `SELECT ${employerOnSql('$1::uuid', '$2::date', '$3::uuid')} AS employer`,
      [userId, day, structureId],
    );
    return row?.employer ?? structureId;
  }
}
