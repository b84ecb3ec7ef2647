import { Injectable } from '@nestjs/common';
import type { Message } from '../message.entity.js';
import { Letters, plainText } from './letters.js';

/** The words of a message that a person copies into their own mail or says by phone. */
@Injectable()
export class MessageWords {
  constructor(private readonly letters: Letters) {}

  /** Null when the message is no longer of use. */
  async of(message: Message): Promise<{ subject: string; text: string } | null> {
    const written = await this.letters.write(message);
    return (
      written && { subject: written.subject, text: message.channel === 'call' ? written.text : plainText(written) }
    );
  }
}
