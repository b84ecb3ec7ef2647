import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids.js';
import { BeneficiariesService } from '../beneficiaries/index.js';
import { Referral } from './referral.entity.js';
import { canPrepare, canWithdraw } from './referral.policy.js';
import type { WithdrawalKind } from './referral-codes.js';
import { ContentsDesk, type ReferralInput } from './referral-contents.js';
import { ReferralRecords } from './referral-records.js';
import { noDetails } from './saisine/saisine.entity.js';
import { SaisineRecords } from './saisine/saisine-records.js';
import { SeatRequests } from './workshop-seats/seat-requests.service.js';

export type { ReferralInput };

/**
 * Commands on referrals. Each is one transaction that locks the row, and throws NotFoundError when the referral is
 * absent or not for the actor, ConflictError (in French) when its state no longer allows the act.
 */
@Injectable()
export class ReferralsService {
  constructor(
    private readonly records: ReferralRecords,
    private readonly contents: ContentsDesk,
    private readonly beneficiaries: BeneficiariesService,
    private readonly saisines: SaisineRecords,
    private readonly seats: SeatRequests,
  ) {}

  /** Prepares a referral without sending it; the level is the person's of today. */
  async draft(actor: StructureActor, beneficiaryId: string, input: ReferralInput): Promise<{ id: string }> {
    return this.records.run(async () => {
      await this.beneficiaries.find(actor, beneficiaryId);
      const referral = Object.assign(new Referral(), await this.contents.of(actor, beneficiaryId, input), {
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
      await this.seats.holdFirst([], workshopOf(input));
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
      referral.edit(await this.contents.of(actor, referral.beneficiaryId, input));
      await this.records.save(actor, referral, 'draft', 'referral.edit');
      await this.saisines.write(referral, input.saisine ?? noDetails, this.records.authorOf(actor));
    });
  }

  async editAndSend(actor: StructureActor, id: string, version: number, input: ReferralInput): Promise<void> {
    await this.records.run(async () => {
      await this.seats.holdFirst([], workshopOf(input));
      await this.edit(actor, id, version, input);
      await this.send(actor, id);
    });
  }

  /** Refused without the person's agreement. One that aims at a workshop asks for its seat: both, or neither. */
  async send(actor: StructureActor, id: string): Promise<void> {
    await this.records.run(async () => {
      await this.seats.holdFirst([id]);
      const sent = await this.records.change(actor, id, {
        verb: 'referral.send',
        allowed: (referral) => canPrepare(actor, referral),
        how: (referral, act) => referral.send(act),
      });
      await this.seats.take(actor, sent);
    });
  }

  /**
   * The sender takes it back before any answer, or gives a draft up; or the person's agreement ends, even after an
   * acceptance: the links die, the receiver no longer reads anything of the person, the trace stays. Its seat is given back.
   */
  async withdraw(
    actor: StructureActor,
    id: string,
    { reason, kind = 'by_sender' }: { reason: string; kind?: WithdrawalKind },
  ): Promise<void> {
    await this.records.run(async () => {
      await this.seats.holdFirst([id]);
      const withdrawn = await this.records.change(actor, id, {
        verb: 'referral.withdraw',
        allowed: (referral) => canWithdraw(actor, referral),
        how: (referral, act) => referral.withdraw(act, kind, reason),
        details: { kind },
      });
      await this.seats.giveBack(withdrawn, kind);
    });
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

const workshopOf = ({ receiver }: ReferralInput): string[] => ('workshopId' in receiver ? [receiver.workshopId] : []);
