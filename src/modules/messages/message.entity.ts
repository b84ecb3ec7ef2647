import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ConflictError } from '../../platform/errors/domain-error.js';
import type { Failure, FailureCode } from './failure-codes.js';
import type { Channel, Recipient } from './message-channel.js';
import { messageChecks as checks } from './message-checks.js';
import { canBecome, type MessageStatus } from './message-status.js';
import { changedMeanwhile } from './web/labels.js';

export type SubjectKind = 'referral' | 'registration' | 'appointment' | 'trial';

/** What a structure writes about. */
export interface MessageSubject {
  kind: Exclude<SubjectKind, 'trial'>;
  id: string;
}

/** Minutes before each new try; after the last, the message has failed. */
const BACK_OFF = [1, 5, 30, 120, 360];

/** The first and those of the back-off. */
export const MAX_ATTEMPTS = BACK_OFF.length + 1;

const REPLY_LENGTH = 200;

/**
 * One line of the outbox: to whom and about what. The words are made at the moment of sending and are not kept.
 * A worker takes it (status « sending ») in sending/outbox.ts, by the one statement that two workers cannot both win.
 */
@Entity('message')
@Check('message_status_check', checks.status)
@Check('message_channel_check', checks.channel)
@Check('message_recipient_check', checks.recipient)
@Check('message_subject_check', checks.subject)
@Check('message_due_check', checks.due)
@Check('message_sent_check', checks.sent)
@Check('message_end_check', checks.end)
@Check('message_failure_check', checks.failure)
@Index('message_due_idx', { synchronize: false })
@Index('message_structure_idx', { synchronize: false })
@Index('message_open_idx', { synchronize: false })
@Index('message_subject_idx', { synchronize: false })
export class Message {
  @PrimaryColumn('uuid')
  id: string;

  /** Who sends; null for an administrator's trial. */
  @ForeignKey('Structure', 'id')
  @Column('uuid', { nullable: true })
  structureId: string | null;

  /** Which composer writes it: 'referral.received'. */
  @Column('text')
  kind: string;

  @Column('text')
  subjectKind: SubjectKind;

  @Column('uuid')
  subjectId: string;

  @Column('text')
  channel: Channel;

  /** The address, or the number in E.164. */
  @Column('text', { nullable: true })
  recipient: string | null;

  @Column('text')
  recipientName: string;

  @Column('text')
  recipientKind: Recipient['kind'];

  /** Ids and codes that the composer needs. */
  @Column('jsonb', { default: {} })
  details: Record<string, string | number | null>;

  @Column('text')
  status: MessageStatus;

  /** Message-ID of the mail, the same at each try: a mail box that gets it twice shows it once. */
  @Column('text', { unique: true })
  smtpMessageId: string;

  /** Counted when a worker takes it. */
  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz')
  queuedAt: Date;

  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;

  @Column('timestamptz', { nullable: true })
  claimedUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;

  /** When it failed, came back, was said by phone or was given up. */
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('text', { nullable: true })
  failureCode: FailureCode | null;

  @Column('text', { nullable: true })
  failureReply: string | null;

  /** Who sent it from their own mail, called, or noted that it came back. */
  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  handledBy: string | null;

  /** The server has it. */
  markSent(at: Date): void {
    this.leave('sent');
    this.sentAt = at;
    this.failureCode = null;
    this.failureReply = null;
  }

  /** Tried again later, or failed for good when there is no hope or no try left. */
  noteFailure(at: Date, { code, permanent, reply }: Failure): void {
    const minutes = permanent ? undefined : BACK_OFF[this.attempts - 1];
    this.leave(minutes === undefined ? 'failed' : 'queued');
    if (minutes === undefined) this.endedAt = at;
    else this.dueAt = new Date(at.getTime() + minutes * 60_000);
    this.failureCode = code;
    this.failureReply = reply?.replace(/\s+/g, ' ').trim().slice(0, REPLY_LENGTH) || null;
  }

  /** No mail server: the words wait for somebody who copies them. */
  keep(): void {
    this.leave('kept');
  }

  /** It cannot be written: somebody calls. */
  leaveToCall(): void {
    this.leave('to_call');
    this.channel = 'call';
  }

  cancel(at: Date): void {
    this.leave('cancelled');
    this.endedAt = at;
  }

  retry(at: Date): void {
    this.moveTo('queued');
    this.endedAt = null;
    this.dueAt = at;
    this.attempts = 0;
  }

  noteSentByHand(at: Date, userId: string): void {
    this.moveTo('sent');
    this.sentAt = at;
    this.handledBy = userId;
  }

  noteCalled(at: Date, userId: string): void {
    this.moveTo('called');
    this.endedAt = at;
    this.handledBy = userId;
  }

  noteReturned(at: Date, userId: string): void {
    this.moveTo('bounced');
    this.endedAt = at;
    this.handledBy = userId;
  }

  private leave(status: MessageStatus): void {
    this.moveTo(status);
    this.dueAt = null;
    this.claimedUntil = null;
  }

  private moveTo(status: MessageStatus): void {
    if (!canBecome(this.status, status)) throw new ConflictError(changedMeanwhile);
    this.status = status;
  }
}
