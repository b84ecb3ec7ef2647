import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import { addMonths, startOfDay } from '../../platform/time/day.js';
import { type ReceiverRecordRow, ReceiverRecords } from '../structures/index.js';

const WINDOW_MONTHS = 12;

/**
 * Keeps what each receiver's last twelve months of referrals say of it. Referrals between two desks do not count,
 * nor those that a seat answers.
 */
@Injectable()
export class ReceiverActivity {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: ReceiverRecords,
    private readonly clock: Clock,
  ) {}

  /** Counts again for the receivers of this referral, in the caller's transaction, once its row is saved. */
  async refresh(referral: { receiverStructureId: string | null; receiverPlaceId: string | null }): Promise<void> {
    const { receiverStructureId, receiverPlaceId } = referral;
    const ids = [receiverStructureId, receiverPlaceId].filter((id) => id !== null);
    await this.work.run(async () => {
      await this.records.hold(ids);
      await this.records.write(
        await this.work.prepared<ReceiverRecordRow>(ONE, [receiverStructureId, receiverPlaceId, this.since()]),
      );
    });
  }

  /** Counts all receivers anew: what is older than the window leaves it. For a job of the night. */
  async recomputeAll(): Promise<{ receivers: number }> {
    return this.work.run(async () => {
      await this.records.holdAll();
      const rows = await this.work.query<ReceiverRecordRow>(ALL, [this.since()]);
      await this.records.replaceAll(rows);
      return { receivers: rows.length };
    });
  }

  private since(): Date {
    return startOfDay(addMonths(this.clock.today(), -WINDOW_MONTHS));
  }
}

/** One that was taken back before any answer says nothing of the receiver. */
const COUNTS = `
  (count(*) FILTER (WHERE answered_at IS NOT NULL OR status <> 'withdrawn'))::integer AS sent,
  (count(answered_at))::integer AS answered,
  (count(answered_at) FILTER (WHERE status <> 'refused'))::integer AS accepted,
  (count(*) FILTER (WHERE status = 'sent'))::integer AS pending,
  extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY answered_at - sent_at)
    FILTER (WHERE answered_at IS NOT NULL))::double precision / 3600 AS "medianAnswerHours"`;

const ONE = `
  SELECT $1::uuid AS "receiverId", ${COUNTS} FROM referral
   WHERE receiver_structure_id = $1 AND sent_at >= $3 AND path <> 'internal' AND workshop_id IS NULL HAVING $1::uuid IS NOT NULL
  UNION ALL
  SELECT $2::uuid, ${COUNTS} FROM referral
   WHERE receiver_place_id = $2 AND sent_at >= $3 AND path <> 'internal' AND workshop_id IS NULL HAVING $2::uuid IS NOT NULL`;

const ALL = `
  SELECT receiver_structure_id AS "receiverId", ${COUNTS} FROM referral
   WHERE receiver_structure_id IS NOT NULL AND sent_at >= $1 AND path <> 'internal' AND workshop_id IS NULL GROUP BY 1
  UNION ALL
  SELECT receiver_place_id, ${COUNTS} FROM referral
   WHERE receiver_place_id IS NOT NULL AND sent_at >= $1 AND path <> 'internal' AND workshop_id IS NULL GROUP BY 1`;
