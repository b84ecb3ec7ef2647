import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Config } from '../../platform/config/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { newId } from '../../platform/ids.js';
import { Jobs } from '../../platform/jobs/index.js';
import { Clock } from '../../platform/time/clock.js';
import { Message, type MessageSubject, type SubjectKind } from './message.entity.js';
import { type Channel, type Means, type Recipient, wayTo } from './message-channel.js';
import { INSERT_LINES, type OutboxLine } from './outbox-line.js';
import { NOT_SENT_YET } from './message-status.js';

/** The job that wakes the worker; the outbox alone says what there is to send. */
export const SEND_MESSAGES = 'messages.send';

export interface MessageToQueue {
  /** A composer is registered for it: 'referral.received'. */
  kind: string;
  /** Who sends it and reads its receipt. */
  structureId: string;
  subject: MessageSubject;
  to: Recipient;
  /** Ids and codes only, never names nor words. */
  details?: Record<string, string | number | null>;
}

/** A line of the outbox and what becomes of it before it is sent. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a message in the outbox, in the caller's transaction: sent if it commits, never if it does not.
   * Without a mail server a mail is kept for the structure to copy; without any way to write, somebody calls.
   */
  async queue({ structureId, ...message }: MessageToQueue): Promise<{ id: string; channel: Channel }> {
    return this.add({ ...message, structureId });
  }

  /** Whether something would leave by itself, or be copied: otherwise somebody would have to call. */
  canWriteTo(to: Recipient): boolean {
    return wayTo(to, this.means()).status !== 'to_call';
  }

  /**
   * As `queue`, for thousands at once: one statement, and one job to wake the worker.
   * @returns their ids, in the order of the messages
   */
  async queueMany(messages: readonly MessageToQueue[]): Promise<string[]> {
    const lines = messages.map((message) => this.lineOf(message));
    if (lines.length === 0) return [];
    await this.unitOfWork.run(async () => {
      await this.unitOfWork.query(INSERT_LINES, [JSON.stringify(lines)]);
      if (lines.some(({ status }) => status === 'queued')) await this.jobs.enqueue(SEND_MESSAGES);
    });
    return lines.map(({ id }) => id);
  }

  /** To an administrator, by the same way as the others. */
  async queueTrial(to: { userId: string; name: string; email: string }): Promise<{ id: string }> {
    const recipient = { name: to.name, kind: 'user' as const, email: to.email, phone: null };
    return this.add({ kind: TRIAL, structureId: null, subject: { kind: 'trial', id: to.userId }, to: recipient });
  }

  /**
   * Takes back what nobody has received yet, in the caller's transaction.
   * @param kinds those alone; all when absent
   * @returns how many. One that a worker holds at that moment is left to its composer, which answers null.
   */
  async cancel(subject: MessageSubject, kinds?: readonly string[]): Promise<number> {
    return this.unitOfWork.run(async () => {
      const rows = this.unitOfWork.repository(Message);
      const waiting = await rows.find({
        where: {
          subjectKind: subject.kind,
          subjectId: subject.id,
          status: In(NOT_SENT_YET),
          ...(kinds ? { kind: In(kinds) } : {}),
        },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      for (const message of waiting) message.cancel(this.clock.now());
      await rows.save(waiting);
      return waiting.length;
    });
  }

  /**
   * Takes back every message of these kinds whose `details.startsAt` is past: what has begun is announced no more.
   * @returns how many
   */
  async cancelPast(kinds: readonly string[]): Promise<number> {
    return this.unitOfWork.execute(
      `UPDATE message SET status = 'cancelled', due_at = NULL, ended_at = $2
        WHERE id IN (SELECT id FROM message
                      WHERE kind = ANY($1) AND status IN ('queued', 'failed', 'kept', 'to_call')
                        AND (details->>'startsAt')::timestamptz <= $2 ORDER BY id FOR UPDATE SKIP LOCKED)`,
      [kinds, this.clock.now()],
    );
  }

  private means(): Means {
    return { email: this.config.smtpUrl !== undefined, sms: this.config.smsUrl !== undefined };
  }

  private async add(message: AnyMessage): Promise<{ id: string; channel: Channel }> {
    const line = this.lineOf(message);
    await this.unitOfWork.run(async () => {
      await this.unitOfWork
        .repository(Message)
        .insert({ ...line, queuedAt: new Date(line.queuedAt), dueAt: dueOf(line) });
      if (line.status === 'queued') await this.jobs.enqueue(SEND_MESSAGES);
    });
    return { id: line.id, channel: line.channel };
  }

  private lineOf({ kind, structureId, subject, to, details = {} }: AnyMessage): OutboxLine {
    const way = wayTo(to, this.means());
    const id = newId();
    return {
      ...{ id, structureId, kind, details },
      ...{ subjectKind: subject.kind, subjectId: subject.id },
      ...{ channel: way.channel, recipient: way.address, status: way.status },
      ...{ recipientName: to.name, recipientKind: to.kind },
      smtpMessageId: `<${id}@${new URL(this.config.publicUrl).hostname}>`,
      queuedAt: this.clock.now().toISOString(),
    };
  }
}

type AnyMessage = Omit<MessageToQueue, 'structureId' | 'subject'> & {
  structureId: string | null;
  subject: { kind: SubjectKind; id: string };
};

const dueOf = ({ status, queuedAt }: OutboxLine): Date | null => (status === 'queued' ? new Date(queuedAt) : null);

/** Kind of the message that an administrator sends to themself. */
export const TRIAL = 'messages.trial';
