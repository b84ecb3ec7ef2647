import { Injectable } from '@nestjs/common';
import { AccessLinks } from '../../../platform/links/index.js';
import { Clock } from '../../../platform/time/clock.js';

const DAY = 86_400_000;

/** How long somebody who was invited may choose an hour. */
const INVITATION_DAYS = 60;

/** Keys of people to their own appointment, or to the choice of one. */
@Injectable()
export class OwnLinks {
  constructor(
    private readonly links: AccessLinks,
    private readonly clock: Clock,
  ) {}

  /** A new key, until the day after: whoever looks up where it was finds it. */
  mint({ id, endsAt }: { id: string; endsAt: Date }): Promise<string> {
    const [now, end] = [this.clock.now().getTime(), endsAt.getTime()];
    return this.links.mint('appointment', id, new Date(Math.max(now, end) + DAY));
  }

  mintInvitation(referralId: string): Promise<string> {
    return this.links.mint('booking', referralId, new Date(this.clock.now().getTime() + INVITATION_DAYS * DAY));
  }
}
