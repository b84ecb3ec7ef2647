import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/time/clock.js';
import { type ComposedMessage, MessageComposers, type MessageToCompose } from '../messages/index.js';
import type { ReminderSubject } from './reminder.entity.js';
import { ReminderFactsQueries } from './reminder-facts.js';
import { kindOf } from './reminder-kinds.js';
import { ReminderWriting } from './reminder-writing.js';

const labels: Record<ReminderSubject, string> = {
  appointment: 'Rappel d’un rendez-vous',
  registration: 'Rappel d’un atelier',
};

/** Writes a reminder when it leaves; nothing once the hour has passed, was moved or was given up. */
@Injectable()
export class ReminderMessages implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly facts: ReminderFactsQueries,
    private readonly writing: ReminderWriting,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const subject of ['appointment', 'registration'] as const) {
      const compose = (message: MessageToCompose) => this.write(subject, message);
      this.composers.register(kindOf(subject), { label: labels[subject], compose });
    }
  }

  private async write(subject: ReminderSubject, message: MessageToCompose): Promise<ComposedMessage | null> {
    const facts = await this.facts.of(subject, message.subjectId);
    if (!facts?.live || facts.startsAt <= this.clock.now()) return null;
    if (facts.startsAt.toISOString() !== message.details['startsAt']) return null;
    return this.writing.message(subject, message, facts);
  }
}
