import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ViewRenderer } from '../../../platform/http/view-renderer.js';
import { dayIn } from '../../../platform/time/day.js';
import { fullDay } from '../../../platform/time/french.js';
import { type ComposedMessage, MessageComposers, type MessageToCompose } from '../../messages/index.js';
import { ANSWER_LINK_DAYS } from '../answer-links.js';
import { NEW_LINK, RECEIVED, REMINDER, REPLY, WITHDRAWN } from '../message-kinds.js';
import type { ReferralStatus } from '../referral-status.js';
import { pathLabels } from '../web/labels.js';
import { AnswerAddresses } from './answer-addresses.js';
import { LetterFactsQueries } from './letter-facts.js';

interface Letter {
  label: string;
  /** States in which it is of use. */
  when: readonly ReferralStatus[];
  template: string;
  subject: (sender: string) => string;
  withLink: boolean;
}

const letters: Record<string, Letter> = {
  [RECEIVED]: {
    label: 'Demande envoyée au destinataire',
    when: ['sent'],
    template: 'received',
    subject: (sender) => `${sender} vous oriente une personne`,
    withLink: true,
  },
  [REMINDER]: {
    label: 'Relance envoyée au destinataire',
    when: ['sent'],
    template: 'reminder',
    subject: (sender) => `${sender} attend votre réponse`,
    withLink: true,
  },
  [NEW_LINK]: {
    label: 'Nouveau lien envoyé au destinataire',
    when: ['sent', 'accepted'],
    template: 'new-link',
    subject: (sender) => `Votre nouveau lien pour répondre à ${sender}`,
    withLink: true,
  },
  [REPLY]: {
    label: 'Message annoncé au destinataire',
    when: ['sent', 'accepted'],
    template: 'reply',
    subject: (sender) => `${sender} vous a écrit`,
    withLink: true,
  },
  [WITHDRAWN]: {
    label: 'Retrait annoncé au destinataire',
    when: ['withdrawn'],
    template: 'withdrawn',
    subject: (sender) => `Orientation retirée par ${sender}`,
    withLink: false,
  },
};

/**
 * Letters to a receiver, who may never have heard of Passerelle: who writes, what is expected, how long the link lives.
 * Nothing of the person: a mail box is often shared.
 */
@Injectable()
export class ReceiverLetters implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly facts: LetterFactsQueries,
    private readonly addresses: AnswerAddresses,
    private readonly views: ViewRenderer,
  ) {}

  onModuleInit(): void {
    for (const [kind, letter] of Object.entries(letters)) {
      this.composers.register(kind, { label: letter.label, compose: (message) => this.write(letter, message) });
    }
  }

  private async write(letter: Letter, { subjectId, channel }: MessageToCompose): Promise<ComposedMessage | null> {
    const facts = await this.facts.of(subjectId);
    if (!facts || !letter.when.includes(facts.status)) return null;
    const model = {
      senderName: facts.senderName,
      senderStructure: facts.senderStructure,
      receiverName: facts.receiverName,
      path: pathLabels[facts.path].toLowerCase(),
      sentOn: facts.sentAt ? fullDay(dayIn(facts.sentAt)) : '',
      days: ANSWER_LINK_DAYS,
      address: letter.withLink ? await this.addresses.forReceiver(subjectId) : '',
    };
    const template = `referrals/mail/${letter.template}${channel === 'sms' ? '-sms' : ''}.txt`;
    return { subject: letter.subject(facts.senderStructure), text: this.views.render(template, model) };
  }
}
