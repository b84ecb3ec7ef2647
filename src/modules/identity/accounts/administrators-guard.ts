import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';

const LAST_ONE =
  'Il faut garder au moins une personne à l’administration\u00a0: sans elle, plus personne ne pourrait ouvrir de compte. ' +
  'Donnez d’abord ce rôle à quelqu’un d’autre.';

/** At least one person must be able to sign in and administer. */
@Injectable()
export class AdministratorsGuard {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * To be called inside the transaction that takes someone away; says nothing when it was not an administrator. The rows of all administrators are locked in one
   * order, so that two of them who remove each other at the same moment cannot both succeed.
   * @param leaving the account that is closed, or the membership that ends, and the day until which the others must last
   */
  async requireAnother(leaving: { userId?: string; membershipId?: string; until: Day }): Promise<void> {
    const rows = await this.unitOfWork.query<{ id: string; user_id: string }>(
      `SELECT m.id, m.user_id FROM membership m JOIN app_user u ON u.id = m.user_id
        WHERE m.role = 'administrator' AND m.starts_on <= $1 AND (m.ends_on IS NULL OR m.ends_on > greatest($1, $2::date))
          AND u.disabled_at IS NULL AND u.password_hash IS NOT NULL
        ORDER BY m.id FOR UPDATE`,
      [this.clock.today(), leaving.until],
    );
    const leaves = (row: { id: string; user_id: string }) =>
      row.user_id === leaving.userId || row.id === leaving.membershipId;
    if (rows.some(leaves) && rows.every(leaves)) throw new ConflictError(LAST_ONE);
  }
}
