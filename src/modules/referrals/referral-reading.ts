import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { MessagesQueries, type Receipt } from '../messages/index.js';
import { type PersonSeen, ReferralPeople } from './referral-people.js';
import { type ReceiverContact, Receivers } from './receivers.js';
import type { Referral } from './referral.entity.js';
import { canAnswer, canClose, canPrepare, canWithdraw, sideOf, type Side } from './referral.policy.js';
import { type HistoryLine, ReferralHistoryQueries, type SenderContact } from './referral-history.queries.js';
import { type ReadingVerb, ReferralRecords } from './referral-records.js';
import { canBecome } from './referral-status.js';

/** Everything that one side may read of a referral, and what it can do now. */
export interface ReferralSeen {
  referral: Referral;
  side: Side;
  person: PersonSeen;
  sender: SenderContact | undefined;
  receiver: ReceiverContact;
  /** False: nobody there can answer here, the sender notes what is said by phone. */
  receiverAnswers: boolean;
  history: HistoryLine[];
  /** Of the sender alone. */
  receipts: Receipt[];
  /** Acts that belong to this side, whatever the state. */
  isFor: Record<ReferralAct, boolean>;
  /** Those of them that the state allows now. */
  can: Record<ReferralAct, boolean>;
}

export type ReferralAct = 'edit' | 'send' | 'withdraw' | 'withdrawAgreement' | 'answer' | 'close';

@Injectable()
export class ReferralReading {
  constructor(
    private readonly records: ReferralRecords,
    private readonly people: ReferralPeople,
    private readonly receivers: Receivers,
    private readonly history: ReferralHistoryQueries,
    private readonly messages: MessagesQueries,
  ) {}

  /** @throws NotFoundError absent, or not for the actor's structure */
  async read(actor: StructureActor, id: string): Promise<ReferralSeen> {
    const referral = await this.records.find(actor, id);
    const receiverAnswers = await this.receivers.answersHere(referral.receiverStructureId);
    const isFor = {
      edit: canPrepare(actor, referral),
      send: canPrepare(actor, referral),
      withdraw: canWithdraw(actor, referral),
      withdrawAgreement: canWithdraw(actor, referral) && referral.path !== 'internal',
      answer: canAnswer(actor, referral, receiverAnswers),
      close: canClose(actor, referral),
    };
    const side = sideOf(actor, referral) ?? 'receiver';
    return {
      referral,
      side,
      person: await this.people.of(actor, referral),
      sender: await this.history.sender(id),
      receiver: await this.receivers.contactOf(referral),
      receiverAnswers,
      history: await this.history.of(id),
      receipts: side === 'sender' ? await this.messages.ofSubject({ kind: 'referral', id }) : [],
      isFor,
      can: {
        edit: isFor.edit && referral.status === 'draft',
        send: isFor.send && canBecome(referral.status, 'sent'),
        withdraw: isFor.withdraw && (referral.status === 'draft' || referral.status === 'sent'),
        withdrawAgreement: isFor.withdrawAgreement && (referral.status === 'sent' || referral.status === 'accepted'),
        answer: isFor.answer && canBecome(referral.status, 'accepted'),
        close: isFor.close && canBecome(referral.status, 'closed'),
      },
    };
  }

  /**
   * The same, noted in the journal: the page shows a person. A receiver's first reading is told to the sender.
   * @param verb what is done with it
   */
  async open(actor: StructureActor, id: string, verb: ReadingVerb = 'referral.read'): Promise<ReferralSeen> {
    let seen = await this.read(actor, id);
    if (seen.side === 'receiver' && seen.referral.openedAt === null) {
      await this.records.noteOpening(actor, id);
      seen = await this.read(actor, id);
    }
    await this.records.noteReading(seen.referral, seen.side, { verb });
    return seen;
  }
}
