import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Day } from '../../platform/time/day.js';

/** For whom an account worked on a day. */
@Injectable()
export class EmployersQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * The structure of the membership that held on that day: the one where the account works now when it did already, else
   * the latest of the others; the present one when none held yet (somebody who takes over older notes). A coordinator
   * works in no structure: null unless they have a membership in one besides.
   */
  async on<S extends string | null>(
    day: Day,
    { userId, structureId }: { userId: string; structureId: S },
  ): Promise<string | S> {
    const [row] = await this.unitOfWork.prepared<{ structure_id: string }>(
      `SELECT structure_id FROM membership
        WHERE user_id = $1 AND structure_id IS NOT NULL AND starts_on <= $2 AND (ends_on IS NULL OR ends_on >= $2)
        ORDER BY structure_id = $3 DESC, starts_on DESC, id LIMIT 1`,
      [userId, day, structureId],
    );
    return row?.structure_id ?? structureId;
  }
}
