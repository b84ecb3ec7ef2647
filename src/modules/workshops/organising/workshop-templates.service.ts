import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { type Programme, type ProgrammeContent, PROGRAMMES } from './programmes.js';
import { WorkshopTemplate } from './workshop-template.entity.js';

/** What a structure keeps of its own. */
export const MOST_TEMPLATES = 30;

export type TemplateRefusal = 'full' | 'label-taken';

/** Programmes to begin a workshop from: ours, then those that the structure keeps for all its agents. */
@Injectable()
export class WorkshopTemplates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async own({ structureId }: StructureActor): Promise<Programme[]> {
    const kept = await this.unitOfWork.repository(WorkshopTemplate).find({
      where: { structureId },
      order: { label: 'ASC', id: 'ASC' },
    });
    return kept.map(({ id, label, content }) => ({ code: id, label, content }));
  }

  async all(actor: StructureActor): Promise<Programme[]> {
    return [...(await this.own(actor)), ...PROGRAMMES];
  }

  /** @throws NotFoundError absent, or of another structure */
  async findOwn(actor: StructureActor, id: string): Promise<Programme> {
    const found = isId(id) ? (await this.own(actor)).find(({ code }) => code === id) : undefined;
    if (!found) throw new NotFoundError('workshop template');
    return found;
  }

  async keep(actor: StructureActor, label: string, content: ProgrammeContent): Promise<'kept' | TemplateRefusal> {
    return this.unitOfWork.run(async () => {
      await this.unitOfWork.query(`SELECT pg_advisory_xact_lock(hashtextextended('workshop_template' || $1, 0))`, [
        actor.structureId,
      ]);
      const own = await this.own(actor);
      if (own.length >= MOST_TEMPLATES) return 'full';
      if (own.some((one) => one.label === label)) return 'label-taken';
      const id = newId();
      await this.unitOfWork.repository(WorkshopTemplate).insert({
        ...{ id, label, content, structureId: actor.structureId },
        ...{ createdBy: actor.userId, createdAt: this.clock.now() },
      });
      await this.record('workshop-template.keep', id);
      return 'kept';
    });
  }

  /** @throws NotFoundError absent, or of another structure */
  async remove(actor: StructureActor, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.findOwn(actor, id);
      await this.unitOfWork.repository(WorkshopTemplate).delete({ id, structureId: actor.structureId });
      await this.record('workshop-template.delete', id);
    });
  }

  private record(verb: string, subjectId: string): Promise<void> {
    return this.audit.record({ verb, subjectKind: 'workshop_template', subjectId });
  }
}
