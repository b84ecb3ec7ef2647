import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { type ComposedMessage, MessageComposers } from './message-composers.js';
import { TRIAL } from './messages.service.js';

/** What an administrator sends to themself to see whether mails leave, by the same way as all the others. */
@Injectable()
export class TrialMessage implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.composers.register(TRIAL, { label: 'Message d’essai', compose: () => Promise.resolve(this.words()) });
  }

  private words(): ComposedMessage {
    return {
      subject: 'Essai d’envoi de Passerelle',
      text: `Bonjour,\n\nCe message d’essai vous est bien parvenu\u00a0: Passerelle peut envoyer des courriels.\n\n${this.config.publicUrl}`,
    };
  }
}
