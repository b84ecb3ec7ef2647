import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { ViewRenderer } from '../../platform/http/view-renderer.js';
import { AccessLinks } from '../../platform/links/index.js';
import { type ComposedMessage, fitForSms, type MessageToCompose } from '../messages/index.js';
import type { ReminderSubject } from './reminder.entity.js';
import type { ReminderFacts } from './reminder-facts.js';
import { reminderWords } from './reminder-words.js';
import { landing } from './web/paths.js';

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
    return { subject: heading, text: this.views.render('reminders/mail/reminder.txt', { ...words, link }) };
  }

  /** Where, unless the name of the place says too much for a phone that others read. */
  private sms(words: object, discreet: boolean): string {
    const written = (withPlace: boolean) => this.views.render('reminders/mail/sms.txt', { ...words, withPlace });
    const whole = written(true);
    return discreet || fitForSms(whole) === null ? written(false) : whole;
  }
}
