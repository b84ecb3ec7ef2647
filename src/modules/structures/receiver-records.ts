import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';

/** How a place or a structure answered the referrals of the last twelve months. */
export interface ReceiverRecord {
  /** Sent to it, less those that the sender took back before any answer. */
  sent: number;
  /** Accepted or refused. */
  answered: number;
  accepted: number;
  /** Sent, and still without an answer. */
  pending: number;
  /** Half of the answers came sooner; null when there is none. */
  medianAnswerHours: number | null;
}

export interface ReceiverRecordRow extends ReceiverRecord {
  /** Id of a structure or of a place. */
  receiverId: string;
}

/** What is known of receivers by the way they answer. This module keeps the table; referrals count and write. */
@Injectable()
export class ReceiverRecords {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** By receiver; those to whom nothing was sent are left out. */
  async of(receiverIds: readonly string[]): Promise<Map<string, ReceiverRecord>> {
    if (receiverIds.length === 0) return new Map();
    const rows = await this.work.prepared<ReceiverRecordRow>(OF, [[...new Set(receiverIds)]]);
    return new Map(rows.map(({ receiverId, ...record }) => [receiverId, record]));
  }

  /**
   * Makes whoever counts for one of these receivers wait until the caller's transaction ends, so that two answers at once
   * are both counted. To be called inside a transaction, before counting.
   */
  async hold(receiverIds: readonly string[]): Promise<void> {
    for (const id of [...new Set(receiverIds)].sort()) await this.work.prepared(HOLD, [id, this.clock.now()]);
  }

  /** As `hold`, for all receivers. */
  async holdAll(): Promise<void> {
    await this.work.execute('LOCK TABLE receiver_record IN SHARE ROW EXCLUSIVE MODE');
  }

  /** Forgets all that was known, and keeps these instead. After `holdAll`, in the same transaction. */
  async replaceAll(rows: readonly ReceiverRecordRow[]): Promise<void> {
    await this.work.execute('DELETE FROM receiver_record');
    await this.write(rows);
  }

  /** Replaces what was known of these receivers. */
  async write(rows: readonly ReceiverRecordRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.work.prepared(WRITE, [JSON.stringify(rows), this.clock.now()]);
  }
}

const OF = `
  SELECT receiver_id AS "receiverId", sent, answered, accepted, pending, median_answer_hours AS "medianAnswerHours"
  FROM receiver_record WHERE receiver_id = ANY($1::uuid[]) AND sent > 0`;

/** An update that changes nothing takes the lock of the row, made if need be. */
const HOLD = `
  INSERT INTO receiver_record AS known (receiver_id, sent, answered, accepted, pending, computed_at)
  VALUES ($1, 0, 0, 0, 0, $2)
  ON CONFLICT (receiver_id) DO UPDATE SET computed_at = known.computed_at`;

const WRITE = `
  INSERT INTO receiver_record (receiver_id, sent, answered, accepted, pending, median_answer_hours, computed_at)
  SELECT "receiverId", sent, answered, accepted, pending, "medianAnswerHours", $2
  FROM json_to_recordset($1::json) AS row ("receiverId" uuid, sent integer, answered integer, accepted integer,
    pending integer, "medianAnswerHours" double precision)
  ORDER BY "receiverId"
  ON CONFLICT (receiver_id) DO UPDATE SET sent = excluded.sent, answered = excluded.answered,
    accepted = excluded.accepted, pending = excluded.pending, median_answer_hours = excluded.median_answer_hours,
    computed_at = excluded.computed_at`;
