import { Injectable } from '@nestjs/common';
import type { RegistrationStatus } from '../registration-status.js';

/** `line`: the waiting list moved by itself. `lapsed`: nobody answered in time. */
export type ChangedBy = 'person' | 'desk' | 'organiser' | 'lapsed' | 'line';

/** One registration has changed hands, or state. */
export interface SeatChange {
  registrationId: string;
  workshopId: string;
  /** Where the seat was before, when it moved from one workshop to another; the same otherwise. */
  formerWorkshopId: string;
  referralId: string | null;
  beneficiaryId: string | null;
  /** Null for a new one. */
  from: RegistrationStatus | null;
  to: RegistrationStatus;
  by: ChangedBy;
}

export interface SeatWatcher {
  /** In the transaction of the change, under the lock of the workshop: short, and no network. */
  changed(change: SeatChange): Promise<void>;
}

/** What the modules above do when a seat changes hands: each registers in `onModuleInit`. */
@Injectable()
export class SeatWatchers {
  private readonly watchers: SeatWatcher[] = [];

  register(watcher: SeatWatcher): void {
    this.watchers.push(watcher);
  }

  async changed(change: SeatChange): Promise<void> {
    for (const watcher of this.watchers) await watcher.changed(change);
  }
}
