import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { Clock } from '../../platform/time/clock.js';
import { type ComposedMessage, MessageComposers } from '../messages/index.js';
import type { ReminderSubject } from './reminder.entity.js';
import { ReminderFactsQueries } from './reminder-facts.js';
import { kindOf } from './reminder-kinds.js';
import { calendarEntryOf } from './reminder-words.js';

/** Mails that put a date into the calendar of whoever reads them, move it there, or strike it out. */
const DATED: Record<ReminderSubject, readonly string[]> = {
  appointment: ['appointment.booked', 'appointment.moved', 'appointment.cancelled', kindOf('appointment')],
  registration: [
    ...['registration.answer', 'registration.moved', 'registration.cancelled'],
    ...['registration.workshop-changed', 'registration.workshop-cancelled', kindOf('registration')],
  ],
};

/** Those that are written whether a seat is held or not: on the waiting list there is no date to keep. */
const SEATED_ONLY: readonly string[] = ['registration.answer', 'registration.moved', 'registration.workshop-changed'];

/** One line of a calendar for each appointment and each seat, the same from the booking to the last reminder. */
@Injectable()
export class MailCalendars implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly facts: ReminderFactsQueries,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const subject of ['appointment', 'registration'] as const) {
      for (const kind of DATED[subject]) this.composers.addCalendar(kind, (id) => this.write(subject, kind, id));
    }
  }

  private async write(subject: ReminderSubject, kind: string, id: string): Promise<ComposedMessage['calendar'] | null> {
    const facts = await this.facts.of(subject, id);
    if (!facts || (!facts.live && SEATED_ONLY.includes(kind))) return null;
    const entry = calendarEntryOf(facts, this.config.publicUrl, this.clock.now());
    return { method: facts.live ? 'request' : 'cancel', entry };
  }
}
