import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Message } from './message.entity.js';
import { MessageComposers } from './message-composers.js';
import type { MessageStatus } from './message-status.js';
import { type Receipt, receiptOf } from './receipt.js';

/** What a list shows; each has its own states, and the index that fits. */
export const MESSAGE_LISTS = {
  toDo: ['failed', 'kept', 'to_call'],
  toCall: ['to_call'],
  waiting: ['queued', 'sending'],
  done: ['sent', 'called'],
  lost: ['bounced', 'failed', 'cancelled'],
} as const satisfies Record<string, readonly MessageStatus[]>;
export type MessageList = keyof typeof MESSAGE_LISTS;

export interface ListedMessage extends Receipt {
  subjectKind: string;
  subjectId: string;
}

export interface SendingState {
  /** How many messages of all structures are in each state. */
  counts: Partial<Record<MessageStatus, number>>;
  /** When the oldest message that is due began to wait. */
  oldestDue: Date | null;
  lastSentAt: Date | null;
}

const PAGE = 25;

/** Lists of a structure’s messages, and what an administrator sees of the sending. */
@Injectable()
export class MessageLists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly composers: MessageComposers,
  ) {}

  /** Newest first. @param after the id of the last message already read */
  async list(
    actor: StructureActor,
    list: MessageList,
    after?: string,
  ): Promise<{ messages: ListedMessage[]; next: string | null }> {
    // Written out, for the planner to see that the index of what is open fits.
    const statuses = MESSAGE_LISTS[list].map((status) => `'${status}'`).join(', ');
    const found = await this.unitOfWork
      .repository(Message)
      .createQueryBuilder('m')
      .where(`m.structure_id = :structureId AND m.status IN (${statuses})`, { structureId: actor.structureId })
      .andWhere(
        after ? '(m.queued_at, m.id) < (SELECT o.queued_at, o.id FROM message o WHERE o.id = :after)' : 'true',
        { after },
      )
      .orderBy('m.queuedAt', 'DESC')
      .addOrderBy('m.id', 'DESC')
      .limit(PAGE + 1)
      .getMany();
    const messages = found.slice(0, PAGE).map((message) => this.listed(message));
    return { messages, next: found.length > PAGE ? (messages.at(-1)?.id ?? null) : null };
  }

  listed(message: Message): ListedMessage {
    const { subjectKind, subjectId } = message;
    return { ...receiptOf(message, this.composers.labelOf(message.kind)), subjectKind, subjectId };
  }

  /** Of all structures together, without a name. */
  async sending(): Promise<SendingState> {
    const counts = await this.unitOfWork.query<{ status: MessageStatus; count: number }>(
      'SELECT status, count(*) AS count FROM message GROUP BY status',
    );
    const [row] = await this.unitOfWork.query<{ oldest: Date | null; last: Date | null }>(
      `SELECT (SELECT min(queued_at) FROM message WHERE status IN ('queued', 'sending')) AS oldest,
              (SELECT max(sent_at) FROM message WHERE status = 'sent') AS last`,
    );
    return {
      counts: Object.fromEntries(counts.map(({ status, count }) => [status, count])),
      oldestDue: row?.oldest ?? null,
      lastSentAt: row?.last ?? null,
    };
  }
}
