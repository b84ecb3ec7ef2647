import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { ListedMessage } from './message-lists.queries.js';
import { Message, type MessageSubject } from './message.entity.js';
import { MessageComposers } from './message-composers.js';
import { type Receipt, receiptOf } from './receipt.js';

/** Far more than a person's referrals give rise to: a bound, not a page. */
const MOST_ABOUT = 500;

/** Receipts for the modules whose messages these are; the caller has checked that the subject may be read. */
@Injectable()
export class MessagesQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly composers: MessageComposers,
  ) {}

  /** Oldest first. */
  async ofSubject(subject: MessageSubject): Promise<Receipt[]> {
    const found = await this.unitOfWork.repository(Message).find({
      where: { subjectKind: subject.kind, subjectId: subject.id },
      order: { queuedAt: 'ASC', id: 'ASC' },
    });
    return found.map((message) => receiptOf(message, this.composers.labelOf(message.kind)));
  }

  /** Those that the actor's structure sent about any of these referrals, in one query, newest first. */
  async ofReferrals(actor: StructureActor, referralIds: readonly string[]): Promise<ListedMessage[]> {
    if (referralIds.length === 0) return [];
    const found = await this.unitOfWork.repository(Message).find({
      where: { structureId: actor.structureId, subjectKind: 'referral', subjectId: In([...referralIds]) },
      order: { queuedAt: 'DESC', id: 'DESC' },
      take: MOST_ABOUT,
    });
    return found.map((message) => ({
      ...receiptOf(message, this.composers.labelOf(message.kind)),
      subjectKind: message.subjectKind,
      subjectId: message.subjectId,
    }));
  }
}
