import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { CANCELLED, WORKSHOP_CANCELLED, WORKSHOP_CHANGED } from './registration-kinds.js';
import { RegistrationNews } from './registration-news.js';
import { SeatRecords } from './seat-records.js';
import { WaitingLine } from './waiting-line.js';

const LIVE = ['pending', 'registered', 'waiting', 'offered'] as const;

/** What becomes of all the seats of a workshop at once. */
@Injectable()
export class WorkshopSeats {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: SeatRecords,
    private readonly line: WaitingLine,
    private readonly news: RegistrationNews,
    private readonly clock: Clock,
  ) {}

  /** The hour or the place is another: everybody is told, and no seat is held past the new start. */
  async workshopChanged(workshopId: string): Promise<void> {
    await this.records.run(async () => {
      const [workshop] = await this.records.hold(workshopId);
      if (!workshop) return;
      await this.unitOfWork.execute(
        `UPDATE registration r SET held_until = w.starts_at, version = r.version + 1 FROM workshop w
          WHERE w.id = $1 AND r.workshop_id = w.id AND r.held_until > w.starts_at`,
        [workshopId],
      );
      const live = await this.records.inOrder(workshopId, LIVE);
      await this.news.tellAll(
        workshop.structureId,
        live.map(({ id }) => id),
        WORKSHOP_CHANGED,
      );
    });
  }

  /** In the transaction that cancels it: nobody is registered any more, and everybody is told. */
  async workshopCancelled(workshopId: string): Promise<void> {
    await this.records.run(async () => {
      const [workshop] = await this.records.hold(workshopId);
      if (!workshop) return;
      const { structureId } = workshop;
      const live = await this.records.inOrder(workshopId, LIVE);
      for (const registration of live) {
        const { status: from, id: registrationId } = registration;
        registration.cancel('organiser', this.clock.now());
        await this.records.keep(registration, { from, by: 'organiser' }, 'registration.cancel', structureId);
        await this.news.hush({ registrationId, structureId });
      }
      await this.news.tellAll(
        structureId,
        live.map(({ id }) => id),
        WORKSHOP_CANCELLED,
      );
    });
  }

  /**
   * Seats held for an answer that did not come go to the next of the line; one transaction a workshop.
   * @returns how many lapsed
   */
  async lapse(isStopping: () => boolean = () => false): Promise<number> {
    const due = await this.unitOfWork.query<{ id: string }>(
      'SELECT DISTINCT workshop_id AS id FROM registration WHERE held_until <= $1 ORDER BY 1 LIMIT 500',
      [this.clock.now()],
    );
    let count = 0;
    for (const { id } of due) {
      if (isStopping()) break;
      count += await this.records.run(() => this.lapseOf(id));
    }
    return count;
  }

  private async lapseOf(workshopId: string): Promise<number> {
    const [workshop] = await this.records.hold(workshopId);
    if (!workshop) return 0;
    const now = this.clock.now();
    const late = await this.records.inOrder(workshopId, ['pending', 'offered'], { heldBefore: now });
    for (const registration of late) {
      const { status: from, id: registrationId } = registration;
      registration.cancel('lapsed', now);
      await this.records.keep(registration, { from, by: 'lapsed' }, 'registration.lapse', workshop.structureId);
      await this.news.hush({ registrationId, structureId: workshop.structureId });
      await this.news.tell({ registrationId, structureId: workshop.structureId }, CANCELLED);
    }
    await this.line.passOn(workshopId);
    return late.length;
  }
}
