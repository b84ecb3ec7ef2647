import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ViewRenderer } from '../../../platform/http/view-renderer.js';
import { dayIn } from '../../../platform/time/day.js';
import { fullDay, longDay } from '../../../platform/time/french.js';
import { type ComposedMessage, MessageComposers, type MessageToCompose } from '../../messages/index.js';
import { ANSWERED, type News, newsOfReferral } from '../message-kinds.js';
import { AnswerAddresses } from './answer-addresses.js';
import { LetterFactsQueries } from './letter-facts.js';

/** Nobody is named: a mail box is often shared, and the page says the rest to those who sign in. */
const subjects: Record<News, (receiver: string) => string> = {
  accepted: (receiver) => `Orientation acceptée par ${receiver}`,
  refused: (receiver) => `Orientation refusée par ${receiver}`,
  closed: (receiver) => `Résultat d’une orientation vers ${receiver}`,
  expired: (receiver) => `${receiver} n’a pas répondu`,
  question: (receiver) => `${receiver} vous a écrit`,
};

const isNews = (value: unknown): value is News => newsOfReferral.includes(value as News);

/** Letters to the one who follows a referral: something happened, the page tells it. */
@Injectable()
export class SenderLetters implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly facts: LetterFactsQueries,
    private readonly addresses: AnswerAddresses,
    private readonly views: ViewRenderer,
  ) {}

  onModuleInit(): void {
    const label = 'Nouvelle pour la personne qui suit l’orientation';
    this.composers.register(ANSWERED, { label, compose: (message) => this.write(message) });
  }

  private async write({ subjectId, details }: MessageToCompose): Promise<ComposedMessage | null> {
    const facts = await this.facts.of(subjectId);
    const news = details['news'];
    if (!facts || !isNews(news)) return null;
    const model = {
      news,
      receiverName: facts.receiverName,
      sentOn: facts.sentAt ? fullDay(dayIn(facts.sentAt)) : '',
      appointmentOn: facts.appointmentOn ? longDay(facts.appointmentOn) : null,
      address: this.addresses.forSender(subjectId),
    };
    return { subject: subjects[news](facts.receiverName), text: this.views.render('referrals/mail/news.txt', model) };
  }
}
