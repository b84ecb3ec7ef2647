import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { canPlanFor } from '../appointment.policy.js';
import { AppointmentReason } from '../appointment-reason.entity.js';
import { MeetingPlaces } from '../booking/meeting-place.js';
import { Availability, AvailabilityReason } from './availability.entities.js';
import type { AvailabilitySettings } from './availability-settings.js';

/** When agents receive: each one says it for themself, a manager for all. */
@Injectable()
export class AvailabilitiesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly places: MeetingPlaces,
  ) {}

  async add(actor: StructureActor, settings: AvailabilitySettings): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { reasonIds, ...rule } = await this.checked(actor, settings);
      const id = newId();
      await this.unitOfWork.repository(Availability).insert({
        ...{ ...rule, id, structureId: actor.structureId, createdBy: actor.userId },
        ...{ createdAt: this.clock.now(), version: 1 },
      });
      await this.keepReasons(id, reasonIds);
      await this.record('availability.add', id, { agentId: settings.agentId });
    });
  }

  /** @param version the one that was read */
  async correct(actor: StructureActor, id: string, version: number, settings: AvailabilitySettings): Promise<void> {
    await this.unitOfWork.run(async () => {
      const held = await this.hold(actor, id);
      if (held.version !== version) {
        throw new ConflictError(
          'Ces heures ont été modifiées entre-temps. Ouvrez-les de nouveau avant de les changer.',
        );
      }
      const { reasonIds, ...rule } = await this.checked(actor, settings);
      await this.unitOfWork.repository(Availability).save(Object.assign(held, rule, { version: version + 1 }));
      await this.unitOfWork.repository(AvailabilityReason).delete({ availabilityId: id });
      await this.keepReasons(id, reasonIds);
      await this.record('availability.correct', id, { agentId: settings.agentId });
    });
  }

  /** Appointments that are made stay. */
  async remove(actor: StructureActor, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const held = await this.hold(actor, id);
      await this.unitOfWork.repository(Availability).delete({ id });
      await this.record('availability.remove', id, { agentId: held.agentId });
    });
  }

  private async hold(actor: StructureActor, id: string): Promise<Availability> {
    const { structureId } = actor;
    const found = isId(id)
      ? await this.unitOfWork
          .repository(Availability)
          .findOne({ where: { id, structureId }, lock: { mode: 'pessimistic_write' } })
      : null;
    if (!found || !canPlanFor(actor, found.agentId)) throw new NotFoundError('availability');
    return found;
  }

  /** The agent, the place and the reasons are of the structure; the hours are on the clocks of the place. */
  private async checked(
    actor: StructureActor,
    settings: AvailabilitySettings,
  ): Promise<AvailabilitySettings & { zone: string }> {
    const { structureId } = actor;
    if (!canPlanFor(actor, settings.agentId)) throw new NotFoundError('agent');
    await this.places.requireAgent(structureId, settings.agentId, this.clock.today());
    const reasonIds = [...new Set(settings.reasonIds)];
    const known = await this.unitOfWork.repository(AppointmentReason).countBy({ id: In(reasonIds), structureId });
    if (known !== reasonIds.length) throw new NotFoundError('appointment reason');
    return { ...settings, reasonIds, zone: await this.places.zone(structureId, settings.placeId) };
  }

  private async keepReasons(availabilityId: string, reasonIds: readonly string[]): Promise<void> {
    if (reasonIds.length === 0) return;
    const rows = reasonIds.map((reasonId) => ({ availabilityId, reasonId }));
    await this.unitOfWork.repository(AvailabilityReason).insert(rows);
  }

  private async record(verb: string, subjectId: string, details: Record<string, string>): Promise<void> {
    await this.audit.record({ verb, subjectKind: 'availability', subjectId, details });
  }
}
