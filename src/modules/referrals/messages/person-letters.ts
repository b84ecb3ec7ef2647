import { Injectable, type OnModuleInit } from '@nestjs/common';
import { showPhone } from '../../../platform/contact/phone.js';
import { ViewRenderer } from '../../../platform/http/view-renderer.js';
import { longDay } from '../../../platform/time/french.js';
import { type ComposedMessage, MessageComposers, type MessageToCompose } from '../../messages/index.js';
import { APPOINTMENT } from '../message-kinds.js';
import { LetterFactsQueries } from './letter-facts.js';

/** To the person: the day and the place. Never why: relatives read phones. */
@Injectable()
export class PersonLetters implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly facts: LetterFactsQueries,
    private readonly views: ViewRenderer,
  ) {}

  onModuleInit(): void {
    const label = 'Date du rendez-vous, à la personne';
    this.composers.register(APPOINTMENT, { label, compose: (message) => this.write(message) });
  }

  private async write({ subjectId, channel }: MessageToCompose): Promise<ComposedMessage | null> {
    const facts = await this.facts.of(subjectId);
    if (facts?.status !== 'accepted' || !facts.appointmentOn) return null;
    // A caisse by its name would say what it is about: the desk that the person knows stands in its stead.
    const discreet = channel === 'sms' && facts.path === 'health_access_mission';
    const [place, phone] = discreet
      ? [facts.senderStructure, facts.senderPhone]
      : [facts.receiverName, facts.receiverPhone];
    const model = {
      day: longDay(facts.appointmentOn),
      place,
      discreet,
      phone: phone ? showPhone(phone) : null,
      address: facts.receiverAddress,
      senderStructure: facts.senderStructure,
      senderPhone: facts.senderPhone ? showPhone(facts.senderPhone) : null,
    };
    const template = `referrals/mail/appointment${channel === 'sms' ? '-sms' : ''}.txt`;
    return { subject: 'Votre rendez-vous', text: this.views.render(template, model) };
  }
}
