import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail, type AuditEntry } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId, newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { type Act, Referral } from './referral.entity.js';
import { sideOf, type Side } from './referral.policy.js';
import { ReferralEvent } from './referral-event.entity.js';
import type { ReferralStatus } from './referral-status.js';

/** Reads and writes of one referral: its row locked, its history and the journal written with each change. */
@Injectable()
export class ReferralRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work);
  }

  act(actor: StructureActor): Act {
    return { at: this.clock.now(), byUserId: actor.userId };
  }

  /** @throws NotFoundError absent, or not for the actor's structure */
  async find(actor: StructureActor, id: string): Promise<Referral> {
    return this.visible(actor, isId(id) ? await this.unitOfWork.repository(Referral).findOneBy({ id }) : null);
  }

  /** The same, its row held until the transaction ends: whoever comes second finds the state that the first left. */
  async hold(actor: StructureActor, id: string): Promise<Referral> {
    const rows = this.unitOfWork.repository(Referral);
    const found = isId(id) ? await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
    return this.visible(actor, found);
  }

  async add(actor: StructureActor, referral: Referral): Promise<void> {
    await this.unitOfWork.repository(Referral).insert(referral);
    await this.note(actor, referral, null, 'referral.draft', { beneficiaryId: referral.beneficiaryId });
  }

  async save(
    actor: StructureActor,
    referral: Referral,
    from: ReferralStatus,
    verb: string,
    details: AuditEntry['details'] = {},
  ): Promise<void> {
    await this.unitOfWork.repository(Referral).save(referral);
    await this.note(actor, referral, from, verb, details);
  }

  async noteReading({ id, status }: Referral, side: Side): Promise<void> {
    await this.audit.record({
      verb: 'referral.read',
      subjectKind: 'referral',
      subjectId: id,
      details: { side, status },
    });
  }

  private visible(actor: StructureActor, referral: Referral | null): Referral {
    if (!referral || sideOf(actor, referral) === undefined) throw new NotFoundError('referral');
    return referral;
  }

  private async note(
    actor: StructureActor,
    referral: Referral,
    from: ReferralStatus | null,
    verb: string,
    details: AuditEntry['details'],
  ): Promise<void> {
    if (from !== referral.status) {
      await this.unitOfWork.repository(ReferralEvent).insert({
        id: newId(),
        referralId: referral.id,
        at: this.clock.now(),
        byUserId: actor.userId,
        byStructureId: actor.structureId,
        fromStatus: from,
        toStatus: referral.status,
      });
    }
    await this.audit.record({ verb, subjectKind: 'referral', subjectId: referral.id, ...(details ? { details } : {}) });
  }
}
