import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { type ReferralLine, ReferralsQueries } from '../../referrals/index.js';
import { type Habits, SessionHabits } from '../session-habits.js';
import { TagChoices, type TagOption } from '../tags/tag-choices.queries.js';

/** What the form of a session can offer. */
@Injectable()
export class SessionOffers {
  constructor(
    private readonly habits: SessionHabits,
    private readonly tagChoices: TagChoices,
    private readonly received: ReferralsQueries,
  ) {}

  /** What the actor does most. */
  usual(actor: StructureActor, personId: string | null): Promise<Habits> {
    return this.habits.of(actor, personId);
  }

  /** The tags that the actor can put on a session, and those of the one being corrected. */
  tags(actor: StructureActor, sessionId: string | null): Promise<TagOption[]> {
    return this.tagChoices.offered(actor, sessionId);
  }

  /** Accepted referrals to which a session with this person can be linked. */
  async referrals(actor: StructureActor, personId: string | undefined): Promise<ReferralLine[]> {
    return personId ? this.received.openReceived(actor, personId) : [];
  }
}
