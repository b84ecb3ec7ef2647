import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { StructuresService } from '../structures/index.js';
import { type PersonSeen, ReferralPeople } from './referral-people.js';
import { Receivers } from './receivers.js';
import type { Referral } from './referral.entity.js';
import { canAnswer, canClose, canPrepare, canWithdraw, sideOf, type Side } from './referral.policy.js';
import { type HistoryLine, ReferralHistoryQueries, type SenderContact } from './referral-history.queries.js';
import { ReferralRecords } from './referral-records.js';
import { canBecome } from './referral-status.js';

export interface ReceiverContact {
  communeName: string | null;
  phone: string | null;
  email: string | null;
}

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
  /** Acts that belong to this side, whatever the state. */
  isFor: Record<ReferralAct, boolean>;
  /** Those of them that the state allows now. */
  can: Record<ReferralAct, boolean>;
}

export type ReferralAct = 'edit' | 'send' | 'withdraw' | 'answer' | 'close';

@Injectable()
export class ReferralReading {
  constructor(
    private readonly records: ReferralRecords,
    private readonly people: ReferralPeople,
    private readonly receivers: Receivers,
    private readonly structures: StructuresService,
    private readonly history: ReferralHistoryQueries,
  ) {}

  /** @throws NotFoundError absent, or not for the actor's structure */
  async read(actor: StructureActor, id: string): Promise<ReferralSeen> {
    const referral = await this.records.find(actor, id);
    const receiverAnswers = await this.receivers.answersHere(referral.receiverStructureId);
    const isFor = {
      edit: canPrepare(actor, referral),
      send: canPrepare(actor, referral),
      withdraw: canWithdraw(actor, referral),
      answer: canAnswer(actor, referral, receiverAnswers),
      close: canClose(actor, referral),
    };
    return {
      referral,
      side: sideOf(actor, referral) ?? 'receiver',
      person: await this.people.of(actor, referral),
      sender: await this.history.sender(id),
      receiver: await this.receiver(referral),
      receiverAnswers,
      history: await this.history.of(id),
      isFor,
      can: {
        edit: isFor.edit && referral.status === 'draft',
        send: isFor.send && canBecome(referral.status, 'sent'),
        withdraw: isFor.withdraw && canBecome(referral.status, 'withdrawn'),
        answer: isFor.answer && canBecome(referral.status, 'accepted'),
        close: isFor.close && canBecome(referral.status, 'closed'),
      },
    };
  }

  /** The same, noted in the journal: the page shows a person. */
  async open(actor: StructureActor, id: string): Promise<ReferralSeen> {
    const seen = await this.read(actor, id);
    await this.records.noteReading(seen.referral, seen.side);
    return seen;
  }

  private async receiver({ receiverPlaceId, receiverStructureId }: Referral): Promise<ReceiverContact> {
    if (receiverPlaceId) {
      const place = await this.structures.place(receiverPlaceId);
      if (place) return { communeName: place.communeName, phone: place.phone, email: place.emails[0] ?? null };
    }
    if (!receiverStructureId) return { communeName: null, phone: null, email: null };
    const { communeName, phone, email } = await this.structures.require(receiverStructureId);
    return { communeName, phone, email };
  }
}
