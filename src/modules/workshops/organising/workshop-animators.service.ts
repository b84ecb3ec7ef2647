import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { Workshop } from '../workshop.entity.js';
import { canOrganise } from './workshop.policy.js';
import { WorkshopRecords } from './workshop-records.js';

/** Who animates, when it changes on the day: nothing that was announced does. */
@Injectable()
export class WorkshopAnimators {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: WorkshopRecords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * One animates in the place of another.
   * @param toId already among those who animate: there is one less
   * @throws NotFoundError absent, of another structure, or not animated by whom is replaced
   * @throws ConflictError it was cancelled or held
   */
  async replace(actor: StructureActor, id: string, fromId: string, toId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const [workshop] = await this.records.hold([id]);
      if (!workshop || !canOrganise(actor, workshop)) throw new NotFoundError('workshop');
      if (!workshop.animatorIds.includes(fromId)) throw new NotFoundError('animator');
      if (workshop.status === 'cancelled' || workshop.status === 'closed') {
        throw new ConflictError('Cet atelier est annulé ou terminé\u00a0: rien n’y a été changé.');
      }
      await this.unitOfWork.execute('DELETE FROM workshop_animator WHERE workshop_id = $1 AND user_id = $2', [
        id,
        fromId,
      ]);
      await this.unitOfWork.execute(
        'INSERT INTO workshop_animator (workshop_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [id, toId],
      );
      const changes = { version: workshop.version + 1, updatedAt: this.clock.now() };
      await this.unitOfWork.repository(Workshop).update({ id }, changes);
      await this.audit.record({
        verb: 'workshop.replace-animator',
        subjectKind: 'workshop',
        subjectId: id,
        details: { from: fromId, to: toId },
      });
    });
  }
}
