import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids.js';
import type { Day } from '../../platform/time/day.js';
import { AssessmentsService, type Level } from '../assessments/index.js';
import { BeneficiariesService } from '../beneficiaries/index.js';
import { type ReceiverChoice, Receivers } from './receivers.js';
import { type Act, Referral, type ReferralContents } from './referral.entity.js';
import { canAnswer, canClose, canPrepare, canWithdraw } from './referral.policy.js';
import type { AgreementWay, Motive, Outcome, ReferralPath, RefusalReason } from './referral-codes.js';
import { ReferralRecords } from './referral-records.js';

export interface ReferralInput {
  receiver: ReceiverChoice;
  path: ReferralPath;
  /** Asked of a `health_access_mission` alone. */
  motive: Motive | null;
  needs: string[];
  message: string | null;
  agreement: { on: Day; how: AgreementWay } | null;
}

/**
 * Commands on referrals. Each is one transaction that locks the row, and throws NotFoundError when the referral is
 * absent or not for the actor, ConflictError (in French) when its state no longer allows the act.
 */
@Injectable()
export class ReferralsService {
  constructor(
    private readonly records: ReferralRecords,
    private readonly receivers: Receivers,
    private readonly beneficiaries: BeneficiariesService,
    private readonly assessments: AssessmentsService,
  ) {}

  /** Prepares a referral without sending it; the level is the person's of today. */
  async draft(actor: StructureActor, beneficiaryId: string, input: ReferralInput): Promise<{ id: string }> {
    return this.records.run(async () => {
      await this.beneficiaries.find(actor, beneficiaryId);
      const referral = Object.assign(new Referral(), await this.contents(actor, beneficiaryId, input), {
        id: newId(),
        beneficiaryId,
        senderStructureId: actor.structureId,
        senderId: actor.userId,
        status: 'draft' as const,
        createdAt: this.records.act(actor).at,
        version: 1,
      });
      await this.records.add(actor, referral);
      return { id: referral.id };
    });
  }

  /** Prepares and sends in one go: both, or neither. */
  async draftAndSend(actor: StructureActor, beneficiaryId: string, input: ReferralInput): Promise<{ id: string }> {
    return this.records.run(async () => {
      const { id } = await this.draft(actor, beneficiaryId, input);
      await this.send(actor, id);
      return { id };
    });
  }

  /** @param version the one the person who edits has read: a colleague's later change is not overwritten */
  async edit(actor: StructureActor, id: string, version: number, input: ReferralInput): Promise<void> {
    await this.records.run(async () => {
      const referral = await this.records.hold(actor, id);
      if (!canPrepare(actor, referral)) throw new NotFoundError('referral');
      if (referral.version !== version && referral.status === 'draft') {
        throw new ConflictError('Ce brouillon a été modifié entre-temps. Ouvrez-le de nouveau avant de le changer.');
      }
      referral.edit(await this.contents(actor, referral.beneficiaryId, input));
      await this.records.save(actor, referral, 'draft', 'referral.edit');
    });
  }

  async editAndSend(actor: StructureActor, id: string, version: number, input: ReferralInput): Promise<void> {
    await this.records.run(async () => {
      await this.edit(actor, id, version, input);
      await this.send(actor, id);
    });
  }

  /** Refused without the person's agreement. */
  async send(actor: StructureActor, id: string): Promise<void> {
    await this.change(actor, id, 'referral.send', {
      allowed: canPrepare,
      how: (referral, act) => referral.send(act),
      then: ({ beneficiaryId, agreementOn }) => this.beneficiaries.noteContact(beneficiaryId, agreementOn ?? ''),
    });
  }

  /** The person's page opens to the receiver. By the sender when the receiver has nobody here. */
  async accept(
    actor: StructureActor,
    id: string,
    answer: { appointmentOn: Day | null; words: string | null },
  ): Promise<void> {
    await this.change(actor, id, 'referral.accept', {
      allowed: canAnswer,
      how: (referral, act) => referral.accept(act, answer.appointmentOn, answer.words),
      then: async ({ beneficiaryId, receiverStructureId: structureId }) => {
        if (structureId) await this.beneficiaries.share({ beneficiaryId, structureId, referralId: id });
      },
    });
  }

  /** A coded reason and words, both. By the sender when the receiver has nobody here. */
  async refuse(actor: StructureActor, id: string, answer: { reason: RefusalReason; words: string }): Promise<void> {
    await this.change(actor, id, 'referral.refuse', {
      allowed: canAnswer,
      how: (referral, act) => referral.refuse(act, answer.reason, answer.words),
      details: { reason: answer.reason },
    });
  }

  /** The sender takes it back before any answer, or gives a draft up. */
  async withdraw(actor: StructureActor, id: string, { reason }: { reason: string }): Promise<void> {
    await this.change(actor, id, 'referral.withdraw', {
      allowed: canWithdraw,
      how: (referral, act) => referral.withdraw(act, reason),
      then: () => this.beneficiaries.endShares(id),
    });
  }

  /** What became of the person: the sender reads it, and the receiver's access to the person's page ends. */
  async close(
    actor: StructureActor,
    id: string,
    end: { outcome: Outcome; words: string | null; levelAfter: Level | null },
  ): Promise<void> {
    await this.change(actor, id, 'referral.close', {
      allowed: canClose,
      how: (referral, act) => referral.close(act, end.outcome, end.words, end.levelAfter),
      then: () => this.beneficiaries.endShares(id),
      details: { outcome: end.outcome },
    });
  }

  private async change(actor: StructureActor, id: string, verb: string, change: Change): Promise<void> {
    await this.records.run(async () => {
      const referral = await this.records.hold(actor, id);
      const answersHere = await this.receivers.answersHere(referral.receiverStructureId);
      if (!change.allowed(actor, referral, answersHere)) throw new NotFoundError('referral');
      const from = referral.status;
      change.how(referral, this.records.act(actor));
      await this.records.save(actor, referral, from, verb, change.details);
      await change.then?.(referral);
    });
  }

  private async contents(
    actor: StructureActor,
    beneficiaryId: string,
    input: ReferralInput,
  ): Promise<ReferralContents> {
    const receiver = await this.receivers.find(actor, input.receiver);
    if (input.path === 'health_access_mission' && !receiver.isFund) {
      throw new ConflictError('Une saisine s’adresse à une caisse. Choisissez la caisse de la personne.');
    }
    const level = (await this.assessments.current([beneficiaryId])).get(beneficiaryId);
    return {
      path: input.path,
      receiverStructureId: receiver.structureId,
      receiverPlaceId: receiver.placeId,
      receiverName: receiver.name,
      assessmentId: level?.assessmentId ?? null,
      level: level?.level ?? 'notAssessed',
      needs: input.needs,
      motive: input.path === 'health_access_mission' ? (input.motive ?? 'digital') : null,
      message: input.message,
      agreementOn: input.agreement?.on ?? null,
      agreementHow: input.agreement?.how ?? null,
    };
  }
}

interface Change {
  allowed: (actor: StructureActor, referral: Referral, receiverAnswers: boolean) => boolean;
  how: (referral: Referral, act: Act) => void;
  then?: (referral: Referral) => Promise<void>;
  details?: Record<string, string>;
}
