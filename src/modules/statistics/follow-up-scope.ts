import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Day } from '../../platform/time/day.js';
import { type ScopePredicate, structureScope } from '../identity/index.js';
import { referralsSent } from '../referrals/index.js';

/** The predicate of `referralsSent`, its territory looked up once for all the statements of a page. */
@Injectable()
export class FollowUpScope {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async sent(actor: Actor, period: { from: Day; to: Day }): Promise<ScopePredicate> {
    // A team's members change with the day: it stays a predicate of each row. The country has no bound to look up.
    if (!actor.scope || actor.scope.kind === 'team' || actor.scope.kind === 'country')
      return referralsSent(actor, period);
    const territory = structureScope(actor, { structure: 's.id', day: 'CURRENT_DATE' }, 1);
    const structures = await this.unitOfWork.query<{ id: string }>(
      `SELECT s.id FROM structure s WHERE ${territory.sql}`,
      territory.parameters,
    );
    return referralsSent(
      actor,
      period,
      structures.map(({ id }) => id),
    );
  }
}
