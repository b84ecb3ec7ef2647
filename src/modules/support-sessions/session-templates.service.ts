import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { DraftContent } from '../../platform/drafts/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId, newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { SessionTemplate } from './session-template.entity.js';

export const MOST_TEMPLATES = 12;

export type TemplateRefusal = 'full' | 'name-taken';

/** The actor's own forms worth starting from, in the structure where they work today. */
@Injectable()
export class SessionTemplatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  list({ userId, structureId }: StructureActor): Promise<SessionTemplate[]> {
    return this.unitOfWork.repository(SessionTemplate).find({
      where: { ownerId: userId, structureId },
      order: { position: 'ASC' },
    });
  }

  /** @throws NotFoundError absent, or of somebody else */
  async find({ userId, structureId }: StructureActor, id: string): Promise<SessionTemplate> {
    const where = { id, ownerId: userId, structureId };
    const template = isId(id) ? await this.unitOfWork.repository(SessionTemplate).findOneBy(where) : null;
    if (!template) throw new NotFoundError('session template');
    return template;
  }

  async keep(actor: StructureActor, name: string, content: DraftContent): Promise<TemplateRefusal | 'kept'> {
    return this.change(actor, async (all) => {
      if (all.length >= MOST_TEMPLATES) return 'full';
      if (isTaken(all, name)) return 'name-taken';
      const now = this.clock.now();
      const id = newId();
      await this.unitOfWork.repository(SessionTemplate).insert({
        ...{ id, ownerId: actor.userId, structureId: actor.structureId, name, content },
        ...{ position: all.length + 1, createdAt: now, updatedAt: now },
      });
      await this.record('session-template.keep', id);
      return 'kept';
    });
  }

  /** @throws NotFoundError absent, or of somebody else */
  async rename(actor: StructureActor, id: string, name: string): Promise<TemplateRefusal | 'kept'> {
    return this.change(actor, async (all) => {
      await this.find(actor, id);
      if (
        isTaken(
          all.filter((one) => one.id !== id),
          name,
        )
      )
        return 'name-taken';
      await this.unitOfWork.repository(SessionTemplate).update({ id }, { name, updatedAt: this.clock.now() });
      await this.record('session-template.rename', id);
      return 'kept';
    });
  }

  /** Before the one that stands before it. @throws NotFoundError absent, or of somebody else */
  async moveUp(actor: StructureActor, id: string): Promise<void> {
    await this.change(actor, async () => {
      const { position } = await this.find(actor, id);
      await this.unitOfWork.execute(
        `UPDATE session_template SET position = CASE position WHEN $3 THEN $3 - 1 ELSE $3 END
          WHERE owner_id = $1 AND structure_id = $2 AND position IN ($3 - 1, $3) AND $3 > 1`,
        [actor.userId, actor.structureId, position],
      );
      await this.record('session-template.move', id);
    });
  }

  /** @throws NotFoundError absent, or of somebody else */
  async remove(actor: StructureActor, id: string): Promise<void> {
    await this.change(actor, async () => {
      const { position } = await this.find(actor, id);
      await this.unitOfWork.repository(SessionTemplate).delete({ id });
      await this.unitOfWork.execute(
        `UPDATE session_template SET position = position - 1
          WHERE owner_id = $1 AND structure_id = $2 AND position > $3`,
        [actor.userId, actor.structureId, position],
      );
      await this.record('session-template.delete', id);
    });
  }

  /** One change of the list at a time. */
  private change<T>(actor: StructureActor, work: (all: SessionTemplate[]) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
      await this.unitOfWork.query(`SELECT pg_advisory_xact_lock(hashtextextended('session_template' || $1, 0))`, [
        actor.userId,
      ]);
      return work(await this.list(actor));
    });
  }

  private record(verb: string, id: string): Promise<void> {
    return this.audit.record({ verb, subjectKind: 'session_template', subjectId: id });
  }
}

const isTaken = (all: readonly SessionTemplate[], name: string): boolean => all.some((one) => one.name === name);
