import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';
import { BeneficiariesService, type BeneficiaryCard } from '../../beneficiaries/index.js';
import type { ReferralLine } from '../../referrals/index.js';
import { type PlaceOption, StructuresService } from '../../structures/index.js';
import type { Habits } from '../session-habits.js';
import type { SupportSession } from '../support-session.entity.js';
import type { TagOption } from '../tags/tag-choices.queries.js';
import type { SessionForm } from './session.form.js';
import { SessionOffers } from './session-offers.js';

/** What a session that is noted may be about, for its form to be read. */
export interface Desk {
  today: Day;
  /** The person's file; null for an anonymous person, or one that the structure no longer sees. */
  card: BeneficiaryCard | null;
  anonymous: boolean;
  places: PlaceOption[];
  /** Accepted referrals to which the session can be linked. */
  referrals: ReferralLine[];
  /** What can be put on the session, the most used first. */
  tags: TagOption[];
  /** The session being corrected. */
  session: SupportSession | null;
}

/** The same with what the form offers first, for it to be shown. */
export interface FullDesk extends Desk {
  habits: Habits;
}

type Sent = Pick<SessionForm, 'beneficiaryId' | 'referralId' | 'tickedTags'>;

@Injectable()
export class SessionDesk {
  constructor(
    private readonly clock: Clock,
    private readonly beneficiaries: BeneficiariesService,
    private readonly structures: StructuresService,
    private readonly offers: SessionOffers,
  ) {}

  /** @throws NotFoundError when the person is not the actor's to see */
  async forNew(actor: StructureActor, personId: string | undefined): Promise<FullDesk> {
    const card = personId ? await this.beneficiaries.find(actor, personId) : null;
    return this.complete(actor, await this.lay(actor, card, null));
  }

  /**
   * As `forNew`, for a form that is sent: only what it is checked against.
   * @throws NotFoundError when the person is not the actor's to see
   */
  async forSubmission(actor: StructureActor, { beneficiaryId, referralId, tickedTags }: Sent): Promise<Desk> {
    const card = beneficiaryId ? await this.beneficiaries.find(actor, beneficiaryId) : null;
    const desk = await this.lay(actor, card, null);
    return {
      ...desk,
      referrals: referralId ? await this.offers.referrals(actor, card?.id) : [],
      tags: tickedTags.length > 0 ? await this.offers.tags(actor, null) : [],
    };
  }

  /** As `forNew`, for a form begun some time ago: a person who is no longer the actor's to see is left out. */
  async forDraft(actor: StructureActor, personId: string | undefined): Promise<FullDesk> {
    return this.complete(actor, await this.lay(actor, await this.cardOf(actor, personId ?? null), null));
  }

  async forCorrection(actor: StructureActor, session: SupportSession): Promise<FullDesk> {
    return this.complete(actor, await this.lay(actor, await this.cardOf(actor, session.beneficiaryId), session));
  }

  async complete(actor: StructureActor, desk: Desk): Promise<FullDesk> {
    return {
      ...desk,
      referrals: await this.offers.referrals(actor, desk.card?.id),
      tags: await this.offers.tags(actor, desk.session?.id ?? null),
      habits: await this.offers.usual(actor, desk.card?.id ?? null),
    };
  }

  /** Null when there is no person, or when the structure no longer sees them. */
  async cardOf(actor: StructureActor, id: string | null): Promise<BeneficiaryCard | null> {
    if (id === null) return null;
    try {
      return await this.beneficiaries.find(actor, id);
    } catch (error) {
      if (error instanceof NotFoundError) return null;
      throw error;
    }
  }

  private async lay(
    actor: StructureActor,
    card: BeneficiaryCard | null,
    session: SupportSession | null,
  ): Promise<Desk> {
    return {
      today: this.clock.today(),
      card,
      anonymous: session ? session.beneficiaryId === null : card === null,
      places: await this.placesFor(actor, session),
      referrals: [],
      tags: [],
      session,
    };
  }

  /** The place of a session being corrected stays offered, even gone from the directory. */
  private async placesFor(actor: StructureActor, session: SupportSession | null): Promise<PlaceOption[]> {
    const places = await this.structures.placesOf(actor.structureId);
    if (!session?.placeId || places.some(({ id }) => id === session.placeId)) return places;
    const gone = await this.structures.place(session.placeId);
    return gone ? [gone, ...places] : places;
  }
}
