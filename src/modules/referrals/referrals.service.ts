import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids.js';
import type { Day } from '../../platform/time/day.js';
import { AssessmentsService } from '../assessments/index.js';
import { BeneficiariesService } from '../beneficiaries/index.js';
import { type ReceiverChoice, Receivers } from './receivers.js';
import { Referral, type ReferralContents } from './referral.entity.js';
import { canPrepare, canWithdraw } from './referral.policy.js';
import type { AgreementWay, Motive, ReferralPath, WithdrawalKind } from './referral-codes.js';
import { ReferralRecords } from './referral-records.js';
import { noDetails, type SaisineDetails } from './saisine/saisine.entity.js';
import { SaisineRecords } from './saisine/saisine-records.js';

export interface ReferralInput {
  receiver: ReceiverChoice;
  path: ReferralPath;
  /** Asked of a `health_access_mission` alone. */
  motive: Motive | null;
  needs: string[];
  message: string | null;
  /** Not asked of an internal referral: nothing leaves the structure. */
  agreement: { on: Day; how: AgreementWay } | null;
  /** Of a `health_access_mission` alone: what its caisse asks besides. */
  saisine?: SaisineDetails;
  /** The refused or expired referral of the same person after which this one is made. */
  reroutedFrom?: string | null;
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
    private readonly saisines: SaisineRecords,
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
        followedBy: actor.userId,
        reroutedFrom: await this.formerOne(actor, beneficiaryId, input.reroutedFrom),
        status: 'draft' as const,
        refusalReasons: [],
        remindersSent: 0,
        createdAt: this.records.act(actor).at,
        version: 1,
      });
      await this.records.add(actor, referral);
      await this.saisines.write(referral, input.saisine ?? noDetails, this.records.authorOf(actor));
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
      await this.saisines.write(referral, input.saisine ?? noDetails, this.records.authorOf(actor));
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
    await this.records.change(actor, id, {
      verb: 'referral.send',
      allowed: (referral) => canPrepare(actor, referral),
      how: (referral, act) => referral.send(act),
    });
  }

  /**
   * The sender takes it back before any answer, or gives a draft up; or the person's agreement ends, even after an
   * acceptance: the links die, the receiver no longer reads anything of the person, the trace stays.
   */
  async withdraw(
    actor: StructureActor,
    id: string,
    { reason, kind = 'by_sender' }: { reason: string; kind?: WithdrawalKind },
  ): Promise<void> {
    await this.records.change(actor, id, {
      verb: 'referral.withdraw',
      allowed: (referral) => canWithdraw(actor, referral),
      how: (referral, act) => referral.withdraw(act, kind, reason),
      details: { kind },
    });
  }

  private async contents(
    actor: StructureActor,
    beneficiaryId: string,
    input: ReferralInput,
  ): Promise<ReferralContents> {
    const receiver = await this.receivers.find(actor, input.receiver);
    const internal = receiver.userId !== null || receiver.role !== null;
    if (input.path === 'health_access_mission' && !receiver.isFund) {
      throw new ConflictError('Une saisine s’adresse à une caisse. Choisissez la caisse de la personne.');
    }
    const level = (await this.assessments.current([beneficiaryId])).get(beneficiaryId);
    return {
      path: internal ? 'internal' : input.path,
      receiverStructureId: receiver.structureId,
      receiverPlaceId: receiver.placeId,
      receiverName: receiver.name,
      receiverUserId: receiver.userId,
      receiverRole: receiver.role,
      assessmentId: level?.assessmentId ?? null,
      level: level?.level ?? 'notAssessed',
      needs: input.needs,
      motive: input.path === 'health_access_mission' && !internal ? (input.motive ?? 'digital') : null,
      message: input.message,
      agreementOn: input.agreement?.on ?? null,
      agreementHow: input.agreement?.how ?? null,
    };
  }

  /** @throws NotFoundError when it is not one that this actor sent for this person, and that ended without help */
  private async formerOne(
    actor: StructureActor,
    beneficiaryId: string,
    id: string | null | undefined,
  ): Promise<string | null> {
    if (!id) return null;
    const former = await this.records.find(actor, id);
    const endedWithoutHelp = former.status === 'refused' || former.status === 'expired';
    if (former.beneficiaryId !== beneficiaryId || !canPrepare(actor, former) || !endedWithoutHelp) {
      throw new NotFoundError('referral');
    }
    return former.id;
  }
}
