import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { type ReferralSeat, ReferralSeats } from '../workshops/index.js';
import { ReferralReading, type ReferralSeen } from './referral-reading.js';
import { type RerouteOffer, RerouteOffers } from './reroute-offers.js';
import { type Chain, endedWithoutHelp, RerouteService } from './reroute.service.js';
import { type ThreadLine, ThreadService } from './thread.service.js';

/** A referral and all that its page shows around it. */
export interface ReferralOpened {
  seen: ReferralSeen;
  /** Newest last; empty for a receiver who no longer reads anything of the person. */
  thread: ThreadLine[];
  /** Of the sender alone. */
  chain: Chain;
  /** Where else, for the sender of one that ended without help and was followed by no other. */
  reroute: RerouteOffer | null;
  /** The one that it asked for in a workshop. */
  seat: ReferralSeat | null;
}

@Injectable()
export class ReferralFolder {
  constructor(
    private readonly reading: ReferralReading,
    private readonly thread: ThreadService,
    private readonly rerouting: RerouteService,
    private readonly offers: RerouteOffers,
    private readonly seats: ReferralSeats,
  ) {}

  /** Noted in the journal: the page shows a person. @throws NotFoundError absent, or not for the actor's structure */
  async open(actor: StructureActor, id: string): Promise<ReferralOpened> {
    const seen = await this.reading.open(actor, id);
    const { referral, person, side } = seen;
    const chain = side === 'sender' ? await this.rerouting.chain(referral) : { before: null, after: null };
    const searches = side === 'sender' && person.view === 'full' && endedWithoutHelp(referral) && !chain.after;
    return {
      seen,
      thread: person.view === 'nothing' ? [] : await this.thread.of(id),
      chain,
      reroute: searches ? await this.offers.of(actor, referral) : null,
      seat: referral.workshopId === null ? null : ((await this.seats.of(id)) ?? null),
    };
  }
}
