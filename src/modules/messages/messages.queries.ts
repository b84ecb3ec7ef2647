import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { Message } from './message.entity.js';
import { MessageComposers } from './message-composers.js';
import { type Receipt, receiptOf } from './receipt.js';

/** Receipts for the modules whose messages these are; the caller has checked that the subject may be read. */
@Injectable()
export class MessagesQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly composers: MessageComposers,
  ) {}

  /** Oldest first. */
  async ofSubject(subject: { kind: 'referral'; id: string }): Promise<Receipt[]> {
    const found = await this.unitOfWork.repository(Message).find({
      where: { subjectKind: subject.kind, subjectId: subject.id },
      order: { queuedAt: 'ASC', id: 'ASC' },
    });
    return found.map((message) => receiptOf(message, this.composers.labelOf(message.kind)));
  }
}
