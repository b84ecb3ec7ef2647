import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { canKeepReasons } from '../appointment.policy.js';
import { AppointmentReason } from '../appointment-reason.entity.js';
import { PROPOSED_REASONS, type ReasonSettings } from './reason-settings.js';

/** Why one meets, how long it takes and who may book it: kept by those who receive. */
@Injectable()
export class ReasonsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async add(actor: StructureActor, settings: ReasonSettings): Promise<void> {
    this.mustKeep(actor);
    await this.unitOfWork.run(() => this.insert(actor, settings));
  }

  /** What most structures begin with, unless they have reasons already. */
  async addProposed(actor: StructureActor): Promise<void> {
    this.mustKeep(actor);
    await this.unitOfWork.run(async () => {
      // Two who press the button at once: the second finds the reasons of the first.
      await this.unitOfWork.query('SELECT 1 FROM structure WHERE id = $1 FOR UPDATE', [actor.structureId]);
      const { structureId } = actor;
      if (await this.unitOfWork.repository(AppointmentReason).existsBy({ structureId })) return;
      for (const settings of PROPOSED_REASONS) await this.insert(actor, settings);
    });
  }

  /** @param version the one that was read: a colleague’s later change is not overwritten */
  async correct(actor: StructureActor, id: string, version: number, settings: ReasonSettings): Promise<void> {
    await this.change(actor, id, 'appointment-reason.correct', (reason) => {
      if (reason.version !== version) {
        throw new ConflictError('Ce motif a été modifié entre-temps. Ouvrez-le de nouveau avant de le changer.');
      }
      Object.assign(reason, settings);
    });
  }

  /** No longer offered; appointments that are made stay. */
  async retire(actor: StructureActor, id: string): Promise<void> {
    await this.change(actor, id, 'appointment-reason.retire', (reason) => {
      reason.retiredAt ??= this.clock.now();
    });
  }

  private async change(
    actor: StructureActor,
    id: string,
    verb: string,
    how: (reason: AppointmentReason) => void,
  ): Promise<void> {
    this.mustKeep(actor);
    await this.unitOfWork.run(async () => {
      const { structureId } = actor;
      const rows = this.unitOfWork.repository(AppointmentReason);
      const reason = isId(id)
        ? await rows.findOne({ where: { id, structureId }, lock: { mode: 'pessimistic_write' } })
        : null;
      if (!reason) throw new NotFoundError('appointment reason');
      how(reason);
      reason.version += 1;
      await rows.save(reason);
      await this.audit.record({ verb, subjectKind: 'appointment_reason', subjectId: id });
    });
  }

  private async insert(actor: StructureActor, settings: ReasonSettings): Promise<void> {
    const id = newId();
    await this.unitOfWork.repository(AppointmentReason).insert({
      ...{ ...settings, id, structureId: actor.structureId, retiredAt: null },
      ...{ createdBy: actor.userId, createdAt: this.clock.now(), version: 1 },
    });
    await this.audit.record({
      ...{ verb: 'appointment-reason.add', subjectKind: 'appointment_reason', subjectId: id },
      details: { mode: settings.mode, minutes: settings.durationMinutes, bookableBy: settings.bookableBy },
    });
  }

  private mustKeep(actor: StructureActor): void {
    if (!canKeepReasons(actor)) throw new NotFoundError('appointment reason');
  }
}
