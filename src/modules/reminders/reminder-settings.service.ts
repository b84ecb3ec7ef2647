import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import { ReminderSetting } from './reminder-setting.entity.js';
import { DEFAULT_WISHES, type ReminderWishes } from './reminder-steps.js';

/** Which reminders a structure gives. */
@Injectable()
export class ReminderSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async of({ structureId }: StructureActor): Promise<ReminderWishes> {
    const row = await this.unitOfWork.repository(ReminderSetting).findOneBy({ structureId });
    if (!row) return DEFAULT_WISHES;
    const { weekBefore, twoDaysBefore, twoHoursBefore, fromHour, untilHour } = row;
    return { week: weekBefore, twoDays: twoDaysBefore, twoHours: twoHoursBefore, fromHour, untilHour };
  }

  async set(actor: StructureActor, wishes: ReminderWishes): Promise<void> {
    const { structureId, userId } = actor;
    const { week, twoDays, twoHours, fromHour, untilHour } = wishes;
    await this.unitOfWork.run(async () => {
      await this.unitOfWork.repository(ReminderSetting).upsert(
        {
          ...{ structureId, fromHour, untilHour, updatedAt: this.clock.now(), updatedBy: userId },
          ...{ weekBefore: week, twoDaysBefore: twoDays, twoHoursBefore: twoHours },
        },
        ['structureId'],
      );
      const details = { week, twoDays, twoHours, fromHour, untilHour };
      await this.audit.record({ verb: 'reminder.set-up', subjectKind: 'structure', subjectId: structureId, details });
    });
  }
}
