import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { type BookableReferral, BookableReferrals } from '../../referrals/index.js';
import { StructuresService } from '../../structures/index.js';
import type { BookableBy } from '../vocabulary.js';
import type { Booker } from './bookers.js';

/** Where one books, in whose name, and for whom when that is known already. */
export interface BookingDesk {
  booker: Booker & { actor: StructureActor };
  /** The structure that receives. */
  structureId: string;
  structureName: string;
  openTo: BookableBy;
  person: { id: string; name: string } | null;
  referral: BookableReferral | null;
}

/** What an agent may book: at home; or where they sent a person, within what is open to those who send. */
@Injectable()
export class BookingDesks {
  constructor(
    private readonly referrals: BookableReferrals,
    private readonly beneficiaries: BeneficiariesService,
    private readonly structures: StructuresService,
  ) {}

  /** @throws NotFoundError the person or the referral is not for the actor, or nobody is to be met any more */
  async open(actor: StructureActor, known: { personId?: string; referralId?: string }): Promise<BookingDesk> {
    const referral = known.referralId ? await this.openReferral(actor, known.referralId) : null;
    const structureId = referral?.receiverStructureId ?? actor.structureId;
    const { name: structureName } = await this.structures.require(structureId);
    const away = structureId !== actor.structureId;
    return {
      ...{ booker: { kind: away ? 'referrer' : 'agent', actor }, structureId, structureName, referral },
      openTo: away ? 'referrers' : 'agents',
      person: referral ? await this.personOf(actor, referral) : await this.person(actor, known.personId),
    };
  }

  /** Sent and not refused: there is somebody to meet. */
  private async openReferral(actor: StructureActor, id: string): Promise<BookableReferral> {
    const referral = await this.referrals.find(actor, id);
    const open = referral.status === 'sent' || referral.status === 'accepted';
    if (!open || referral.receiverStructureId === null) throw new NotFoundError('referral');
    return referral;
  }

  private async person(actor: StructureActor, id: string | undefined): Promise<BookingDesk['person']> {
    if (!id) return null;
    const card = await this.beneficiaries.find(actor, id);
    return { id: card.id, name: card.displayName };
  }

  /** The receiver reads the name once it has accepted, which booking does. */
  private async personOf(actor: StructureActor, { beneficiaryId }: BookableReferral): Promise<BookingDesk['person']> {
    const seen = (await this.beneficiaries.findAll(actor, [beneficiaryId])).get(beneficiaryId);
    return { id: beneficiaryId, name: seen?.displayName ?? 'La personne qui vous est orientée' };
  }
}
