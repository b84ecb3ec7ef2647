import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { ViewRenderer } from '../../platform/http/view-renderer.js';
import { AccessLinks } from '../../platform/links/index.js';
import { Clock } from '../../platform/time/clock.js';
import {
  type ComposedMessage,
  fitForSms,
  MessageComposers,
  type MessageToCompose,
} from '../messages/index.js';
import type { ReminderSubject } from './reminder.entity.js';
import { type ReminderFacts, ReminderFactsQueries } from './reminder-facts.js';
import { kindOf } from './reminder-kinds.js';
import { calendarEntryOf, reminderWords } from './reminder-words.js';
import { landing } from './web/paths.js';

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

/** The words proper, by each way. */
@Injectable()
export class ReminderWriting {
  constructor(
    private readonly views: ViewRenderer,
    private readonly links: AccessLinks,
    private readonly config: Config,
  ) {}

  async message(
    subject: ReminderSubject,
    { subjectId, channel }: MessageToCompose,
    facts: ReminderFacts,
  ): Promise<ComposedMessage> {
    const words = reminderWords(facts);
    const heading = `Rappel\u00a0: votre ${words.what} du ${words.when}`;
    if (channel === 'call') return { subject: heading, text: this.views.render('reminders/mail/call.txt', words) };
    const token = await this.links.mint(subject, subjectId, facts.endsAt);
    const link = this.config.publicUrl + landing[subject].to({ token });
    if (channel === 'sms') return { subject: heading, text: this.sms({ ...words, link }, facts.discreet) };
    const calendar = { method: 'request' as const, entry: calendarEntryOf(facts, this.config.publicUrl) };
    return { subject: heading, text: this.views.render('reminders/mail/reminder.txt', { ...words, link }), calendar };
  }

  /** Where, unless the name of the place says too much for a phone that others read. */
  private sms(words: object, discreet: boolean): string {
    const written = (withPlace: boolean) => this.views.render('reminders/mail/sms.txt', { ...words, withPlace });
    const whole = written(true);
    return discreet || fitForSms(whole) === null ? written(false) : whole;
  }
}
