import { Injectable } from '@nestjs/common';
import type { ReferralStatus } from './referral-status.js';

export interface ReferralWatcher {
  /** It came to this end, in the transaction that says so: no network; what it writes is kept or undone with it. */
  ended(referral: { id: string; status: ReferralStatus }): Promise<void>;
}

/** Modules above register here what they undo when a referral ends: referrals know nothing of them. */
@Injectable()
export class ReferralWatchers {
  private readonly watchers: ReferralWatcher[] = [];

  register(watcher: ReferralWatcher): void {
    this.watchers.push(watcher);
  }

  async ended(referral: { id: string; status: ReferralStatus }): Promise<void> {
    for (const watcher of this.watchers) await watcher.ended(referral);
  }
}
