import { Injectable } from '@nestjs/common';
import type { Appointment } from '../appointment.entity.js';

/** An appointment as others may read it. */
export type AppointmentSeen = Readonly<
  Pick<
    Appointment,
    | 'id'
    | 'structureId'
    | 'agentId'
    | 'reasonId'
    | 'placeId'
    | 'mode'
    | 'zone'
    | 'beneficiaryId'
    | 'name'
    | 'phone'
    | 'email'
    | 'startsAt'
    | 'endsAt'
    | 'status'
    | 'forced'
    | 'source'
    | 'bookedBy'
    | 'referralId'
    | 'coming'
    | 'sessionId'
    | 'version'
  >
>;

/** `reassigned`: another agent receives; `marked`: honoured, missed, or noted again; `answered`: « je viens », « je ne viens pas ». */
export type AppointmentChange = 'booked' | 'moved' | 'reassigned' | 'cancelled' | 'marked' | 'restored' | 'answered';

export interface AppointmentNews {
  what: AppointmentChange;
  appointment: AppointmentSeen;
  /** As it was before; null when it was just booked. */
  former: Pick<AppointmentSeen, 'startsAt' | 'agentId' | 'placeId' | 'status'> | null;
  /** Who did it: the service, or the person through their link. */
  by: 'service' | 'person';
}

export interface AppointmentWatcher {
  /** In the transaction of the change: no network; what it writes is kept or undone with it. */
  changed(news: AppointmentNews): Promise<void>;
}

/** Modules above register here what they do when an appointment changes: appointments know nothing of them. */
@Injectable()
export class AppointmentWatchers {
  private readonly watchers: AppointmentWatcher[] = [];

  register(watcher: AppointmentWatcher): void {
    this.watchers.push(watcher);
  }

  /** One after the other: they share the connection of the transaction. */
  async changed(news: AppointmentNews): Promise<void> {
    for (const watcher of this.watchers) await watcher.changed(news);
  }
}
