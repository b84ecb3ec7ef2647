import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { OpenDataMember } from './open-data-member.entity.js';

/** Whether a structure is counted in what is published; off until its manager says so. */
@Injectable()
export class OpenDataAgreements {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Since when; null when it is not. */
  async since({ structureId }: StructureActor): Promise<Date | null> {
    const member = await this.unitOfWork.repository(OpenDataMember).findOneBy({ structureId });
    return member?.since ?? null;
  }

  async agree({ structureId, userId }: StructureActor): Promise<void> {
    await this.unitOfWork.run(async () => {
      const added = await this.unitOfWork.execute(
        `INSERT INTO open_data_member (structure_id, since, agreed_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [structureId, this.clock.now(), userId],
      );
      if (added > 0) await this.note('open-data.agree', structureId);
    });
  }

  /** From the next edition on: those that are published stay as they are. */
  async withdraw({ structureId }: StructureActor): Promise<void> {
    await this.unitOfWork.run(async () => {
      const removed = await this.unitOfWork.execute('DELETE FROM open_data_member WHERE structure_id = $1', [
        structureId,
      ]);
      if (removed > 0) await this.note('open-data.withdraw', structureId);
    });
  }

  private note(verb: 'open-data.agree' | 'open-data.withdraw', structureId: string): Promise<void> {
    return this.audit.record({ verb, subjectKind: 'structure', subjectId: structureId });
  }
}
