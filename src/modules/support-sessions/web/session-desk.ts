import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';
import { BeneficiariesService, type BeneficiaryCard } from '../../beneficiaries/index.js';
import { type ReferralLine, ReferralsQueries } from '../../referrals/index.js';
import { type PlaceOption, StructuresService } from '../../structures/index.js';
import type { SupportSession } from '../support-session.entity.js';
import type { TagOption } from '../tags/tag-choices.queries.js';
import { SupportSessionsQueries } from '../support-sessions.queries.js';
import type { Topic } from '../vocabulary.js';

/** What lies on the desk when a session is noted: who it is about, and the choices the form offers. */
export interface Desk {
  today: Day;
  /** The person's file; null for an anonymous person, or one that the structure no longer sees. */
  card: BeneficiaryCard | null;
  anonymous: boolean;
  places: PlaceOption[];
  /** Accepted referrals to which the session can be linked. */
  referrals: ReferralLine[];
  /** Offered first. */
  usualTopics: Topic[];
  /** What can be put on the session, the most used first. */
  tags: TagOption[];
  /** The session being corrected. */
  session: SupportSession | null;
}

@Injectable()
export class SessionDesk {
  constructor(
    private readonly clock: Clock,
    private readonly beneficiaries: BeneficiariesService,
    private readonly referrals: ReferralsQueries,
    private readonly structures: StructuresService,
    private readonly queries: SupportSessionsQueries,
  ) {}

  /** @throws NotFoundError when the person is not the actor's to see */
  async forNew(actor: StructureActor, personId: string | undefined): Promise<Desk> {
    const card = personId ? await this.beneficiaries.find(actor, personId) : null;
    return this.lay(actor, card, null);
  }

  async forCorrection(actor: StructureActor, session: SupportSession): Promise<Desk> {
    return this.lay(actor, await this.cardOf(actor, session.beneficiaryId), session);
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
      referrals: card ? await this.referrals.openReceived(actor, card.id) : [],
      usualTopics: await this.queries.usualTopics(actor, card?.id ?? null),
      tags: await this.queries.tagOptions(actor, session?.id ?? null),
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
