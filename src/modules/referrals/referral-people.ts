import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { BeneficiariesService, type BeneficiaryCard } from '../beneficiaries/index.js';
import { type PersonGlimpse, PersonGlimpses } from './person-glimpses.js';
import { type Parties, personViewOf, sideOf } from './referral.policy.js';

/** The person of a referral, as far as one side may know them. */
export type PersonSeen =
  { view: 'full'; card: BeneficiaryCard } | { view: 'glimpse'; glimpse: PersonGlimpse } | { view: 'nothing' };

@Injectable()
export class ReferralPeople {
  constructor(
    private readonly beneficiaries: BeneficiariesService,
    private readonly glimpses: PersonGlimpses,
  ) {}

  async of(actor: StructureActor, referral: Parties & { beneficiaryId: string }): Promise<PersonSeen> {
    const side = sideOf(actor, referral);
    const view = side ? personViewOf(side, referral) : 'nothing';
    if (view === 'nothing') return { view };
    const card = view === 'full' ? await this.card(actor, referral.beneficiaryId) : undefined;
    if (card) return { view: 'full', card };
    const glimpse = (await this.glimpses.of([referral.beneficiaryId])).get(referral.beneficiaryId);
    return glimpse ? { view: 'glimpse', glimpse } : { view: 'nothing' };
  }

  /** For the holder of a link, who has no account: the same, as the state of the referral lets a receiver read. */
  async ofReceiver(referral: Parties & { beneficiaryId: string }): Promise<PersonSeen> {
    const view = personViewOf('receiver', referral);
    if (view === 'full') return { view, card: await this.beneficiaries.contactCard(referral.beneficiaryId) };
    const glimpse = (await this.glimpses.of([referral.beneficiaryId])).get(referral.beneficiaryId);
    return view === 'glimpse' && glimpse ? { view, glimpse } : { view: 'nothing' };
  }

  /** Undefined when a sender to whom the person was only lent no longer has them. */
  private async card(actor: StructureActor, id: string): Promise<BeneficiaryCard | undefined> {
    try {
      return await this.beneficiaries.find(actor, id);
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }
}
