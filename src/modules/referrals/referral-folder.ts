import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { ReferralReading, type ReferralSeen } from './referral-reading.js';
import { type ThreadLine, ThreadService } from './thread.service.js';

/** A referral and all that its page shows around it. */
export interface ReferralOpened {
  seen: ReferralSeen;
  /** Newest last; empty for a receiver who no longer reads anything of the person. */
  thread: ThreadLine[];
}

@Injectable()
export class ReferralFolder {
  constructor(
    private readonly reading: ReferralReading,
    private readonly thread: ThreadService,
  ) {}

  /** Noted in the journal: the page shows a person. @throws NotFoundError absent, or not for the actor's structure */
  async open(actor: StructureActor, id: string): Promise<ReferralOpened> {
    const seen = await this.reading.open(actor, id);
    return { seen, thread: seen.person.view === 'nothing' ? [] : await this.thread.of(id) };
  }
}
