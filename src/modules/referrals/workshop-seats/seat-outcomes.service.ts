import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { canClose } from '../referral.policy.js';
import { ReferralRecords } from '../referral-records.js';

/** What the closing of a workshop answers: the sender reads whether the person came. */
@Injectable()
export class SeatOutcomes {
  constructor(private readonly records: ReferralRecords) {}

  /**
   * In the caller’s transaction, which holds the workshop. One that ended before stays as it was. The organiser’s access
   * to the person ends with it: write first what needs it.
   */
  async tell(actor: StructureActor, seats: readonly { id: string; came: boolean }[]): Promise<void> {
    for (const { id, came } of seats) {
      const outcome = came ? 'accompanied' : 'did_not_come';
      await this.records.change(actor, id, {
        verb: 'referral.close',
        allowed: (referral) => canClose(actor, referral),
        how: (referral, act) => {
          if (referral.status !== 'accepted') return false;
          referral.close(act, outcome, null, null);
          return true;
        },
        details: { outcome },
      });
    }
  }
}
