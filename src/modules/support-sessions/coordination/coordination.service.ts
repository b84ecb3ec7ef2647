import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { EmployersQueries } from '../../identity/index.js';
import type { CoordinationContent } from './coordination-content.js';
import { CoordinationActivity } from './coordination-activity.entity.js';
import { isOwn } from './coordination.policy.js';

/** Activities of coordination: kept, corrected and removed by their author alone. */
@Injectable()
export class CoordinationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly employers: EmployersQueries,
  ) {}

  /** @throws NotFoundError when absent, or not the actor's own */
  async findOwn(actor: Actor, id: string, held: 'locked' | 'read' = 'read'): Promise<CoordinationActivity> {
    const lock = held === 'locked' ? { lock: { mode: 'pessimistic_write' as const } } : {};
    const activities = this.unitOfWork.repository(CoordinationActivity);
    const activity = isId(id) ? await activities.findOne({ where: { id }, ...lock }) : null;
    if (!activity || !isOwn(actor, activity)) throw new NotFoundError('activity of coordination');
    return activity;
  }

  /** Logs an activity. The same `formKey` sent again gives the one it made the first time, with `repeated`. */
  async log(actor: Actor, content: CoordinationContent, formKey: string): Promise<{ id: string; repeated: boolean }> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const activity = Object.assign(new CoordinationActivity(), {
        ...{ id: newId(), authorId: actor.userId, structureId: actor.structureId, formKey },
        ...{ employerId: await this.employers.on(content.day, actor), createdAt: now, updatedAt: now, version: 1 },
      });
      activity.write(content);
      const activities = this.unitOfWork.repository(CoordinationActivity);
      await activities.createQueryBuilder().insert().values(activity).orIgnore().updateEntity(false).execute();
      // A form sent twice waits for the first to commit, then finds its activity instead of adding one.
      const kept = await activities.findOneBy({ formKey });
      if (!kept || !isOwn(actor, kept)) throw new NotFoundError('form of the activity');
      if (kept.id !== activity.id) return { id: kept.id, repeated: true };
      await this.record('coordination.log', activity);
      return { id: activity.id, repeated: false };
    });
  }

  /**
   * @returns 'stale' when it was saved elsewhere after it was shown: nothing is written
   * @throws NotFoundError when it is not the actor's own, or of another kind
   */
  async correct(
    actor: Actor,
    id: string,
    { content, version }: { content: CoordinationContent; version: number },
  ): Promise<'saved' | 'stale'> {
    return this.unitOfWork.run(async () => {
      const activity = await this.findOwn(actor, id, 'locked');
      if (activity.kind !== content.kind) throw new NotFoundError('activity of that kind');
      if (activity.version !== version) return 'stale';
      if (content.day !== activity.day) activity.employerId = await this.employers.on(content.day, actor);
      activity.correct(content, this.clock.now());
      await this.unitOfWork.repository(CoordinationActivity).save(activity);
      await this.record('coordination.correct', activity);
      return 'saved';
    });
  }

  /** Really deletes it. @throws NotFoundError when it is not the actor's own */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const activity = await this.findOwn(actor, id, 'locked');
      await this.unitOfWork.repository(CoordinationActivity).delete({ id });
      await this.record('coordination.delete', activity);
    });
  }

  private async record(verb: string, { id, kind }: CoordinationActivity): Promise<void> {
    await this.audit.record({ verb, subjectKind: 'coordination_activity', subjectId: id, details: { kind } });
  }
}
