import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { SavedFilter } from './saved-filter.entity.js';
import type { SelectionQuery } from './selection-query.js';

export const MOST_SAVED = 30;

export type SavedFilterRefusal = 'full' | 'name-taken';

/** Selections that the actor keeps, in the role that they work in today. */
@Injectable()
export class SavedFilters {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** By name; at most 30. */
  list({ userId, membershipId }: Actor): Promise<SavedFilter[]> {
    return this.unitOfWork
      .repository(SavedFilter)
      .createQueryBuilder('saved')
      .where({ ownerId: userId, membershipId })
      .orderBy('tag_label_folded(saved.name)')
      .addOrderBy('saved.id')
      .getMany();
  }

  /** @throws NotFoundError absent, of somebody else, or of another role */
  async find({ userId, membershipId }: Actor, id: string): Promise<SavedFilter> {
    const where = { id, ownerId: userId, membershipId };
    const saved = isId(id) ? await this.unitOfWork.repository(SavedFilter).findOneBy(where) : null;
    if (!saved) throw new NotFoundError('saved filter');
    return saved;
  }

  /** Two names that differ by accents, capitals or spaces are one. */
  keep(actor: Actor, name: string, query: SelectionQuery): Promise<SavedFilterRefusal | 'kept'> {
    return this.change(actor, async () => {
      if ((await this.list(actor)).length >= MOST_SAVED) return 'full';
      if (await this.isTaken(actor, name, null)) return 'name-taken';
      const [id, createdAt] = [newId(), this.clock.now()];
      const owner = { ownerId: actor.userId, membershipId: actor.membershipId };
      await this.unitOfWork.repository(SavedFilter).insert({ id, ...owner, name, query, createdAt });
      await this.record('saved-filter.keep', id);
      return 'kept';
    });
  }

  /** @throws NotFoundError absent, of somebody else, or of another role */
  rename(actor: Actor, id: string, name: string): Promise<SavedFilterRefusal | 'kept'> {
    return this.change(actor, async () => {
      await this.find(actor, id);
      if (await this.isTaken(actor, name, id)) return 'name-taken';
      await this.unitOfWork.repository(SavedFilter).update({ id }, { name });
      await this.record('saved-filter.rename', id);
      return 'kept';
    });
  }

  /** @throws NotFoundError absent, of somebody else, or of another role */
  remove(actor: Actor, id: string): Promise<void> {
    return this.change(actor, async () => {
      await this.find(actor, id);
      await this.unitOfWork.repository(SavedFilter).delete({ id });
      await this.record('saved-filter.delete', id);
    });
  }

  /** One change of somebody's list at a time, so that thirty stay thirty. */
  private change<T>({ userId }: Actor, work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
      await this.unitOfWork.query(`SELECT pg_advisory_xact_lock(hashtextextended('saved_filter' || $1, 0))`, [userId]);
      return work();
    });
  }

  private async isTaken({ membershipId }: Actor, name: string, but: string | null): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `SELECT FROM saved_filter WHERE membership_id = $1 AND tag_label_folded(name) = tag_label_folded($2)
          AND id IS DISTINCT FROM $3::uuid`,
      [membershipId, name, but],
    );
    return rows.length > 0;
  }

  private record(verb: string, id: string): Promise<void> {
    return this.audit.record({ verb, subjectKind: 'saved_filter', subjectId: id });
  }
}
