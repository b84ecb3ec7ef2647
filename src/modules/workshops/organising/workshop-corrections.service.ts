import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { DeviceStocks } from '../devices/device-stock.service.js';
import { canOrganise } from './workshop.policy.js';
import { isNews, type WorkshopContent } from './workshop-content.js';
import { type StoredWorkshop, WorkshopRecords } from './workshop-records.js';
import { refusable, refuse, type WorkshopRefusal } from './workshop-refusal.js';
import { WorkshopWatchers } from './workshop-watchers.js';

export interface Correction {
  id: string;
  content: WorkshopContent;
  /** The version that was read. */
  version: number;
}

/** Writes what workshops announce from now on: one day, or several of a series, all or none. */
@Injectable()
export class WorkshopCorrections {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: WorkshopRecords,
    private readonly stocks: DeviceStocks,
    private readonly watchers: WorkshopWatchers,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * @throws NotFoundError one of another structure
   * @throws ConflictError one that was cancelled or held
   */
  correct(actor: StructureActor, corrections: readonly Correction[]): Promise<'saved' | WorkshopRefusal> {
    return refusable(() =>
      this.unitOfWork.run(async () => {
        const stock = await this.stocks.hold(actor.structureId);
        const held = await this.holdOwn(actor, corrections);
        const asking = corrections.map(({ id, content }) => ({ id, ...content }));
        const clash = await this.stocks.firstClash(actor.structureId, stock, asking);
        if (clash) refuse({ refused: 'devices', clash });
        await this.records.giveDevicesBack(held.map(({ id }) => id));
        for (const workshop of held) {
          const correction = corrections.find(({ id }) => id === workshop.id);
          if (correction) await this.write(workshop, correction.content);
        }
        return 'saved' as const;
      }),
    );
  }

  private async holdOwn(actor: StructureActor, corrections: readonly Correction[]): Promise<StoredWorkshop[]> {
    const held = await this.records.hold(corrections.map(({ id }) => id));
    if (held.length !== corrections.length || held.some((one) => !canOrganise(actor, one))) {
      throw new NotFoundError('workshop');
    }
    if (held.some(({ status }) => status === 'cancelled' || status === 'closed')) {
      throw new ConflictError('Cet atelier est annulé ou terminé\u00a0: il ne se modifie plus.');
    }
    for (const { id, version, seatsTaken, startsAt } of held) {
      const wanted = corrections.find((one) => one.id === id);
      if (wanted?.version !== version) refuse({ refused: 'stale' });
      if (wanted.content.capacity < seatsTaken) refuse({ refused: 'seats', taken: seatsTaken, startsAt });
    }
    return held;
  }

  private async write(before: StoredWorkshop, content: WorkshopContent): Promise<void> {
    const { id, version, status } = before;
    await this.records.update(id, content, version);
    await this.audit.record({ verb: 'workshop.correct', subjectKind: 'workshop', subjectId: id });
    if (status !== 'published') return;
    if (isNews(before, content)) await this.watchers.tell('changed', id);
    if (content.capacity > before.capacity) await this.watchers.tell('capacityRaised', id);
  }
}
