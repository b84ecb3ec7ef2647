import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { BeneficiariesQueries, BeneficiariesService, type BeneficiaryCard } from '../../beneficiaries/index.js';
import { type ReferralLine, ReferralsQueries } from '../../referrals/index.js';
import type { Attachment } from '../session-attachment.service.js';
import type { SupportSession } from '../support-session.entity.js';
import { canAttach } from '../support-session.policy.js';
import { SupportSessionsService } from '../support-sessions.service.js';
import { type PersonChoices, personChoices, typedSearch } from './person-choices.js';

/** An attachment that is asked for, before it is said yes to. */
export interface Asked {
  session: SupportSession;
  card: BeneficiaryCard;
  referrals: ReferralLine[];
  attachment: Attachment;
  /** The session was changed since it was shown. */
  stale: boolean;
}

@Injectable()
export class AttachDesk {
  constructor(
    private readonly sessions: SupportSessionsService,
    private readonly beneficiaries: BeneficiariesService,
    private readonly people: BeneficiariesQueries,
    private readonly referrals: ReferralsQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError when it is not the actor's own, or has a person already */
  async session(actor: StructureActor, id: string): Promise<SupportSession> {
    const session = await this.sessions.findOwn(actor, id);
    if (!canAttach(actor, session)) throw new NotFoundError('anonymous session');
    return session;
  }

  async search(actor: StructureActor, q: unknown): Promise<PersonChoices> {
    const typed = typedSearch(q);
    return personChoices(await this.people.search(actor, typed), typed, this.clock.today());
  }

  /** @throws NotFoundError when the person or the referral is not the actor's to use */
  async asked(actor: StructureActor, session: SupportSession, body: Record<string, unknown>): Promise<Asked> {
    const card = await this.beneficiaries.find(actor, String(body['person']));
    const referrals = await this.referrals.openReceived(actor, card.id);
    const referralId = referrals.find(({ id }) => id === body['referralId'])?.id ?? null;
    const version = Number(body['version']) || session.version;
    return { session, card, referrals, attachment: { beneficiaryId: card.id, referralId, version }, stale: false };
  }
}
