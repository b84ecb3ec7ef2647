import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { Tag } from './tag.entity.js';
import { canKeep, keptBy, type TagHolder } from './tag.policy.js';
import { allows, type TagAct } from './tag-status.js';
import { TagsQueries } from './tags.queries.js';

/** Offered tags that one person, team or département may have: more would not help anybody to choose. */
export const MOST_LIVE_TAGS = 100;

export type LabelRefusal = 'taken' | 'full';

const CHANGED = 'Cette étiquette a changé entre-temps\u00a0: elle a été retirée ou réunie à une autre.';

/** Tags are kept by their author, or by who coordinates the team or the département. */
@Injectable()
export class TagsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly queries: TagsQueries,
  ) {}

  /** @throws NotFoundError for those who keep no tags: of a region, of the administration */
  holderOf(actor: Actor): TagHolder {
    const holder = keptBy(actor);
    if (!holder) throw new NotFoundError('tags of the actor');
    return holder;
  }

  /** @throws NotFoundError when absent or not the actor’s to keep */
  async find(actor: Actor, id: string): Promise<Tag> {
    const tag = isId(id) ? await this.unitOfWork.repository(Tag).findOneBy({ id }) : null;
    if (!tag || !canKeep(actor, tag)) throw new NotFoundError('tag');
    return tag;
  }

  /** @returns why not: the label is taken, letter case and accents aside, or there are too many */
  create(actor: Actor, label: string): Promise<LabelRefusal | undefined> {
    const holder = this.holderOf(actor);
    return labelled(() =>
      this.unitOfWork.run(async () => {
        const tags = this.unitOfWork.repository(Tag);
        const { scope: _, ...key } = holder;
        const mine = Object.fromEntries(Object.entries(key).filter(([, value]) => value !== null));
        const live = await tags
          .createQueryBuilder('tag')
          .where(mine)
          .andWhere('tag.retired_at IS NULL AND tag.final')
          .getCount();
        if (live >= MOST_LIVE_TAGS) return 'full';
        const id = newId();
        const created = { createdBy: actor.userId, createdAt: this.clock.now() };
        await tags.insert({ id, ...holder, label, final: true, ...created });
        await this.record('tag.create', id);
        return undefined;
      }),
    );
  }

  rename(actor: Actor, id: string, label: string): Promise<LabelRefusal | undefined> {
    return labelled(() => this.change(actor, id, { act: 'rename', verb: 'tag.rename' }, { label }));
  }

  async retire(actor: Actor, id: string): Promise<void> {
    await this.change(actor, id, { act: 'retire', verb: 'tag.retire' }, { retiredAt: this.clock.now() });
  }

  /** @returns 'taken' when another one has its label meanwhile */
  bringBack(actor: Actor, id: string): Promise<LabelRefusal | undefined> {
    return labelled(() => this.change(actor, id, { act: 'bring-back', verb: 'tag.bring-back' }, { retiredAt: null }));
  }

  /**
   * From now on the tag is read as `intoId`, and so are those that were merged into it. Sessions keep what was put on them.
   * @throws NotFoundError when the target is not one that the actor may choose
   * @throws ConflictError when one of the two was merged, or the target retired, meanwhile
   */
  async merge(actor: Actor, id: string, intoId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const tag = await this.find(actor, id);
      const targets = await this.unitOfWork.query<{ id: string }>(
        'SELECT id FROM tag WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE',
        [[tag.id, intoId].filter(isId)],
      );
      // Looked at again once they are held: another merge may just have ended.
      const tags = this.unitOfWork.repository(Tag);
      const [held, target] = [await tags.findOneBy({ id }), await tags.findOneBy({ id: intoId })];
      if (!held || !target || targets.length !== 2) throw new NotFoundError('tag to merge');
      if (!allows(held.status(), 'merge') || !allows(target.status(), 'receive')) throw new ConflictError(CHANGED);
      const choices = await this.queries.mergeTargets(actor, held);
      if (!choices.some((choice) => choice.id === intoId)) throw new NotFoundError('tag to merge into');
      await this.unitOfWork.execute(
        `UPDATE tag SET merged_into_id = $2, merged_into_final = true, final = false
          WHERE id = $1 OR merged_into_id = $1`,
        [id, intoId],
      );
      await this.record('tag.merge', id, { intoId });
    });
  }

  private async change(
    actor: Actor,
    id: string,
    { act, verb }: { act: TagAct; verb: string },
    columns: Partial<Tag>,
  ): Promise<undefined> {
    await this.unitOfWork.run(async () => {
      await this.find(actor, id);
      const tags = this.unitOfWork.repository(Tag);
      const tag = await tags.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!allows(tag.status(), act)) throw new ConflictError(CHANGED);
      await tags.update({ id }, columns);
      await this.record(verb, id);
    });
  }

  private async record(verb: string, subjectId: string, details: Record<string, string> = {}): Promise<void> {
    await this.audit.record({ verb, subjectKind: 'tag', subjectId, details });
  }
}

/** The index of the base has the last word on a label, also when two are written at once. */
async function labelled(write: () => Promise<LabelRefusal | undefined>): Promise<LabelRefusal | undefined> {
  try {
    return await write();
  } catch (error) {
    if (
      error instanceof QueryFailedError &&
      (error.driverError as { constraint?: string }).constraint === 'tag_label_idx'
    )
      return 'taken';
    throw error;
  }
}
