import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/time/clock.js';
import { offerUntil } from './hold-times.js';
import type { Registration } from './registration.entity.js';
import { FREE_SEAT, OFFER } from './registration-kinds.js';
import { RegistrationNews } from './registration-news.js';
import { type HeldWorkshop, SeatRecords } from './seat-records.js';

/** Seats that became free go to those who wait, in the order in which they asked. */
@Injectable()
export class WaitingLine {
  constructor(
    private readonly records: SeatRecords,
    private readonly news: RegistrationNews,
    private readonly clock: Clock,
  ) {}

  /** In the transaction that freed a seat, which holds the row of the workshop. @returns how many were offered one */
  async passOn(workshopId: string): Promise<number> {
    const [workshop] = await this.records.hold(workshopId);
    if (!workshop || !this.isOpen(workshop) || workshop.free <= 0 || workshop.waiting === 0) return 0;
    const until = offerUntil(this.clock.now(), workshop);
    const next = await this.records.inOrder(workshop.id, ['waiting'], { most: workshop.free });
    for (const registration of next) {
      if (until) await this.offer(registration, workshop, until);
      else await this.news.tell({ registrationId: registration.id, structureId: workshop.structureId }, FREE_SEAT);
    }
    return until ? next.length : 0;
  }

  isOpen({ status, startsAt }: HeldWorkshop): boolean {
    return status === 'published' && this.clock.now() < startsAt;
  }

  private async offer(registration: Registration, { structureId }: HeldWorkshop, until: Date): Promise<void> {
    const { status: from, id: registrationId } = registration;
    registration.offer(until);
    await this.records.keep(registration, { from, by: 'line' }, 'registration.offer', structureId);
    await this.news.tell({ registrationId, structureId }, OFFER);
  }
}
