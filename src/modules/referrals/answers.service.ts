import { Injectable } from '@nestjs/common';
import type { Day } from '../../platform/time/day.js';
import type { Level } from '../assessments/index.js';
import { Receivers } from './receivers.js';
import type { Referral } from './referral.entity.js';
import { canAnswer, canClose, type Party } from './referral.policy.js';
import type { Outcome, RefusalReason } from './referral-codes.js';
import { ReferralRecords } from './referral-records.js';
import { SeatRequests } from './workshop-seats/seat-requests.service.js';

/**
 * What the receiver says, signed in or by its link; the sender in its name when it has neither. Each is one transaction
 * that locks the row: of two answers at once one wins and the other gets a ConflictError (in French). NotFoundError when
 * the referral is absent or not for whom asks.
 */
@Injectable()
export class AnswersService {
  constructor(
    private readonly records: ReferralRecords,
    private readonly receivers: Receivers,
    private readonly seats: SeatRequests,
  ) {}

  /** « Bien reçu »: said once, before the answer. */
  async acknowledge(who: Party, id: string): Promise<void> {
    await this.records.change(who, id, {
      verb: 'referral.acknowledge',
      allowed: (referral) => this.mayAnswer(who, referral),
      how: (referral, act) => referral.acknowledge(act),
      event: 'acknowledged',
    });
  }

  /** The person's contact details open to the receiver. */
  async accept(who: Party, id: string, answer: { appointmentOn: Day | null; words: string | null }): Promise<void> {
    await this.records.change(who, id, {
      verb: 'referral.accept',
      allowed: (referral) => this.mayAnswer(who, referral),
      how: (referral, act) => referral.accept(act, answer.appointmentOn, answer.words),
    });
  }

  /** One coded reason at least, and words. */
  async refuse(who: Party, id: string, answer: { reasons: RefusalReason[]; words: string }): Promise<void> {
    await this.records.change(who, id, {
      verb: 'referral.refuse',
      allowed: (referral) => this.mayAnswer(who, referral),
      how: (referral, act) => referral.refuse(act, answer.reasons, answer.words),
      details: { reasons: answer.reasons },
    });
  }

  /** What became of the person: the sender reads it, and the receiver's access to the person ends. A seat not used yet is free. */
  async close(
    who: Party,
    id: string,
    end: { outcome: Outcome; words: string | null; levelAfter: Level | null },
  ): Promise<void> {
    await this.records.run(async () => {
      await this.seats.holdFirst([id]);
      const closed = await this.records.change(who, id, {
        verb: 'referral.close',
        allowed: (referral) => canClose(who, referral),
        how: (referral, act) => referral.close(act, end.outcome, end.words, end.levelAfter),
        details: { outcome: end.outcome },
      });
      await this.seats.giveBack(closed, 'by_sender');
    });
  }

  private async mayAnswer(who: Party, referral: Referral): Promise<boolean> {
    return canAnswer(who, referral, await this.receivers.answersHere(referral.receiverStructureId));
  }
}
