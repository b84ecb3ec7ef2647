import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { HandoverQueries } from './handover.queries.js';

interface Moved {
  id: string;
}

/** Someone leaves: all that they follow or have to answer goes to a colleague at once. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: HandoverQueries,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Moves what is pending in the actor's structure, in one transaction: what `fromId` follows, and the internal referrals
   * that wait for them. One that the new colleague sent themselves goes back to the desk: nobody answers their own.
   * @returns how many referrals moved
   * @throws NotFoundError when either is not of the structure (the one who leaves may have left already)
   * @throws ConflictError (in French) when both are the same
   */
  async handOver(actor: StructureActor, fromId: string, toId: string): Promise<number> {
    if (fromId === toId) throw new ConflictError('Choisissez une autre personne que celle qui s’en va.');
    return this.unitOfWork.run(async () => {
      const leaver = await this.queries.leaver(actor, fromId);
      const taker = await this.queries.taker(actor, toId);
      const followed = await this.move(`followed_by = $3 WHERE r.sender_structure_id = $1 AND r.followed_by = $2`, [
        actor.structureId,
        leaver.id,
        taker.id,
      ]);
      const received = await this.move(
        `receiver_user_id = CASE WHEN r.sender_id = $3 THEN NULL ELSE $3::uuid END,
         receiver_role = CASE WHEN r.sender_id = $3 THEN $5::text END,
         receiver_name = CASE WHEN r.sender_id = $3 THEN r.receiver_name ELSE $4::text END
         WHERE r.path = 'internal' AND r.sender_structure_id = $1 AND r.receiver_user_id = $2`,
        [actor.structureId, leaver.id, taker.id, taker.name, leaver.desk],
      );
      const moved = [...new Set([...followed, ...received].map(({ id }) => id))];
      await this.note(actor, moved);
      const details = { to: taker.id, referrals: moved.length };
      await this.audit.record({ verb: 'referral.hand-over', subjectKind: 'user', subjectId: leaver.id, details });
      return moved.length;
    });
  }

  /** What ended meanwhile stays where it is: the state is read again under the row's lock. */
  private move(change: string, parameters: readonly unknown[]): Promise<Moved[]> {
    return this.unitOfWork.query<Moved>(
      `UPDATE referral r SET version = version + 1, ${change} AND r.status IN ('draft', 'sent', 'accepted')
       RETURNING r.id`,
      parameters,
    );
  }

  private async note(actor: StructureActor, referralIds: string[]): Promise<void> {
    if (referralIds.length === 0) return;
    await this.unitOfWork.execute(
      `INSERT INTO referral_event (id, referral_id, at, by_user_id, by_structure_id, kind)
       SELECT id, referral_id, $3, $4, $5, 'handed_over' FROM unnest($1::uuid[], $2::uuid[]) event (id, referral_id)`,
      [referralIds.map(() => newId()), referralIds, this.clock.now(), actor.userId, actor.structureId],
    );
  }
}
