import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { addDays, startOfDay } from '../../../platform/time/day.js';
import { Absence } from '../availability/availability.entities.js';
import type { ReplacementDay } from './replacement-days.service.js';

/** A colleague who calls in the morning: whoever takes the call notes that they are away, for that day alone. */
@Injectable()
export class DayAbsences {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** In the caller’s transaction. */
  async note(actor: StructureActor, { agent, day, zone }: ReplacementDay): Promise<void> {
    const id = newId();
    await this.unitOfWork.repository(Absence).insert({
      ...{ id, agentId: agent.id, structureId: actor.structureId, zone, weeklyUntil: null },
      ...{ startsAt: startOfDay(day, zone), endsAt: startOfDay(addDays(day, 1), zone) },
      ...{ createdBy: actor.userId, createdAt: this.clock.now() },
    });
    const details = { agentId: agent.id };
    await this.audit.record({ verb: 'absence.add', subjectKind: 'absence', subjectId: id, details });
  }
}
