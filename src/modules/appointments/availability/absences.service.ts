import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { canPlanFor } from '../appointment.policy.js';
import { MeetingPlaces } from '../booking/meeting-place.js';
import { Absence } from './availability.entities.js';
import type { AbsenceSettings } from './availability-settings.js';

/** When agents are away. What was booked stays, and is shown to whoever notes the absence. */
@Injectable()
export class AbsencesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly places: MeetingPlaces,
  ) {}

  async add(actor: StructureActor, settings: AbsenceSettings): Promise<void> {
    if (!canPlanFor(actor, settings.agentId)) throw new NotFoundError('agent');
    await this.unitOfWork.run(async () => {
      await this.places.requireAgent(actor.structureId, settings.agentId, this.clock.today());
      const id = newId();
      await this.unitOfWork.repository(Absence).insert({
        ...{ ...settings, id, structureId: actor.structureId, createdBy: actor.userId, createdAt: this.clock.now() },
      });
      await this.record('absence.add', id, settings.agentId);
    });
  }

  async remove(actor: StructureActor, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { agentId } = await this.find(actor, id);
      await this.unitOfWork.repository(Absence).delete({ id });
      await this.record('absence.remove', id, agentId);
    });
  }

  /** @throws NotFoundError absent, or of somebody for whom the actor does not plan */
  async find(actor: StructureActor, id: string): Promise<Readonly<Absence>> {
    const { structureId } = actor;
    const found = isId(id) ? await this.unitOfWork.repository(Absence).findOneBy({ id, structureId }) : null;
    if (!found || !canPlanFor(actor, found.agentId)) throw new NotFoundError('absence');
    return found;
  }

  private async record(verb: string, subjectId: string, agentId: string): Promise<void> {
    await this.audit.record({ verb, subjectKind: 'absence', subjectId, details: { agentId } });
  }
}
