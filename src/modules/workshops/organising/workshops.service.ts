import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { canBecome } from '../workshop-status.js';
import { Workshop } from '../workshop.entity.js';
import { canOrganise, canRead } from './workshop.policy.js';
import { type StoredWorkshop, WorkshopRecords } from './workshop-records.js';
import { WorkshopWatchers } from './workshop-watchers.js';

/** Opens and cancels workshops. Writing what they announce: `NewWorkshops`, `WorkshopCorrections`. */
@Injectable()
export class WorkshopsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: WorkshopRecords,
    private readonly watchers: WorkshopWatchers,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError absent, or prepared by another structure */
  async findToRead(actor: StructureActor, id: string): Promise<StoredWorkshop> {
    const workshop = await this.records.load(id);
    if (!canRead(actor, workshop)) throw new NotFoundError('workshop');
    return workshop;
  }

  /** @throws NotFoundError absent, or of another structure */
  async findToOrganise(actor: StructureActor, id: string): Promise<StoredWorkshop> {
    const workshop = await this.records.load(id);
    if (!canOrganise(actor, workshop)) throw new NotFoundError('workshop');
    return workshop;
  }

  /**
   * @throws NotFoundError absent, or of another structure
   * @throws ConflictError cancelled, or held
   */
  async findToCorrect(actor: StructureActor, id: string): Promise<StoredWorkshop> {
    const workshop = await this.findToOrganise(actor, id);
    if (workshop.status === 'draft' || workshop.status === 'published') return workshop;
    throw new ConflictError('Cet atelier est annulé ou terminé\u00a0: il ne se modifie plus.');
  }

  /** Those of its series that have not begun, itself among them, soonest first; itself alone without a series. */
  async daysToCome(workshop: StoredWorkshop): Promise<StoredWorkshop[]> {
    if (!workshop.seriesId) return [workshop];
    const days = await this.records.loadAll(await this.records.toComeOf(workshop.seriesId));
    return days.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  }

  /**
   * @param ids drafts of one structure; those already open stay so
   * @throws NotFoundError one of another structure
   * @throws ConflictError one that was cancelled, held or has begun
   */
  async publish(actor: StructureActor, ids: readonly string[]): Promise<void> {
    await this.unitOfWork.run(async () => {
      const held = await this.holdOwn(actor, ids);
      const now = this.clock.now();
      const drafts = held.filter(({ status }) => status !== 'published');
      if (drafts.some(({ status, startsAt }) => !canBecome(status, 'published') || startsAt <= now)) {
        throw new ConflictError('Cet atelier ne peut plus être publié\u00a0: il est annulé, terminé ou déjà commencé.');
      }
      for (const { id, version } of drafts) {
        const changes = { status: 'published' as const, publishedAt: now, updatedAt: now, version: version + 1 };
        await this.unitOfWork.repository(Workshop).update({ id }, changes);
        await this.record('workshop.publish', id);
      }
    });
  }

  /**
   * Those who had a seat are told; the devices are free again.
   * @param words what they are told besides
   * @throws NotFoundError one of another structure
   * @throws ConflictError one that was held
   */
  async cancel(actor: StructureActor, ids: readonly string[], words: string | null): Promise<void> {
    await this.unitOfWork.run(async () => {
      const held = await this.holdOwn(actor, ids);
      const now = this.clock.now();
      for (const { id, status, version } of held.filter((one) => one.status !== 'cancelled')) {
        if (!canBecome(status, 'cancelled')) {
          throw new ConflictError('Cet atelier a déjà eu lieu\u00a0: il ne peut plus être annulé.');
        }
        const changes = { status: 'cancelled' as const, cancelledAt: now, cancelWords: words, updatedAt: now };
        await this.unitOfWork.repository(Workshop).update({ id }, { ...changes, version: version + 1 });
        await this.record('workshop.cancel', id);
        await this.watchers.tell('cancelled', id);
      }
    });
  }

  private async holdOwn(actor: StructureActor, ids: readonly string[]): Promise<StoredWorkshop[]> {
    const held = await this.records.hold(ids);
    if (held.length !== new Set(ids).size || held.some((one) => !canOrganise(actor, one))) {
      throw new NotFoundError('workshop');
    }
    return held;
  }

  private record(verb: string, id: string): Promise<void> {
    return this.audit.record({ verb, subjectKind: 'workshop', subjectId: id });
  }
}
