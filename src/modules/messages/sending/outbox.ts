import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { Message } from '../message.entity.js';

/** Longer than any sending may last: after it, whoever took the message is dead. */
export const LEASE_MS = 2 * 60_000;

/** The next message due, taken by one statement, so that two workers never take the same. */
const CLAIM = `
  UPDATE message SET status = 'sending', attempts = attempts + 1, claimed_until = $2
  WHERE id = (SELECT id FROM message
              WHERE status IN ('queued', 'sending') AND due_at <= $1 AND (status = 'queued' OR claimed_until <= $1)
              ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, structure_id AS "structureId", kind, subject_kind AS "subjectKind", subject_id AS "subjectId", channel,
    recipient, recipient_name AS "recipientName", recipient_kind AS "recipientKind", details, status,
    smtp_message_id AS "smtpMessageId", attempts, queued_at AS "queuedAt", due_at AS "dueAt",
    claimed_until AS "claimedUntil", sent_at AS "sentAt", ended_at AS "endedAt", failure_code AS "failureCode",
    failure_reply AS "failureReply", handled_by AS "handledBy"`;

/** Only by the worker that still holds it: each claim has its own number of attempts. */
const SETTLE = `
  UPDATE message SET status = $3, channel = $4, due_at = $5, claimed_until = $6, sent_at = $7, ended_at = $8,
    failure_code = $9, failure_reply = $10
  WHERE id = $1 AND status = 'sending' AND attempts = $2 RETURNING id`;

/** What the worker takes and gives back, each in its own transaction: none is open while the network is waited for. */
@Injectable()
export class Outbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The oldest message due, held for two minutes; undefined when nothing is due. */
  async claim(): Promise<Message | undefined> {
    const now = this.clock.now();
    const [row] = await this.unitOfWork.prepared<Message>(CLAIM, [now, new Date(now.getTime() + LEASE_MS)]);
    return row && Object.assign(new Message(), row);
  }

  /** Writes what became of a message that was claimed; nothing when another worker has taken it since. */
  async settle(message: Message): Promise<void> {
    await this.unitOfWork.prepared(SETTLE, [
      message.id,
      message.attempts,
      message.status,
      message.channel,
      message.dueAt,
      message.claimedUntil,
      message.sentAt,
      message.endedAt,
      message.failureCode,
      message.failureReply,
    ]);
  }
}
