import { Injectable, Logger } from '@nestjs/common';
import { nameOfError } from '../../../platform/errors/name-of-error.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Failure } from '../failure-codes.js';
import type { ComposedMessage } from '../message-composers.js';
import { MAX_ATTEMPTS, type Message } from '../message.entity.js';
import { Letters, type Written } from './letters.js';
import { mailFailure } from './mail-failures.js';
import { type MailLine, MailTransport } from './mail-transport.js';
import { fitForSms } from './sms-text.js';
import { SmsTransport } from './sms-transport.js';

const own = (code: 'not_composed' | 'interrupted', permanent: boolean): Failure => ({
  ...{ code, permanent },
  ofTheServer: false,
  reply: null,
});

/** Carries one message that the worker holds, and puts it in the state that comes of it. */
@Injectable()
export class Postman {
  private readonly logger = new Logger('Messages');

  constructor(
    private readonly letters: Letters,
    private readonly mail: MailTransport,
    private readonly sms: SmsTransport,
    private readonly clock: Clock,
  ) {}

  /** Null when it was sent, or is no longer to be. */
  async deliver(message: Message, line: MailLine): Promise<Failure | null> {
    const failure = await this.carry(message, line);
    if (failure) message.noteFailure(this.clock.now(), failure);
    return failure;
  }

  /** What a run of the worker carries its mails by, and closes at its end. */
  line(): MailLine {
    return this.mail.line();
  }

  private async carry(message: Message, line: MailLine): Promise<Failure | null> {
    // It took down each program that tried.
    if (message.attempts > MAX_ATTEMPTS) return own('interrupted', true);
    if (message.channel === 'sms') return this.text(message);
    return this.write(message, line);
  }

  private async write(message: Message, line: MailLine): Promise<Failure | null> {
    if (!this.mail.configured) return keep(message);
    const written = await this.composed<Written>(message, () => this.letters.write(message));
    if (written === FAILED) return own('not_composed', false);
    if (!written) return cancel(message, this.clock);
    try {
      await line.send(this.letters.letter(message, written));
    } catch (error) {
      const failure = mailFailure(error);
      if (failure.ofTheServer) line.close();
      return failure;
    }
    message.markSent(this.clock.now());
    return null;
  }

  private async text(message: Message): Promise<Failure | null> {
    if (!this.sms.configured) return leaveToCall(message);
    const composed = await this.composed<ComposedMessage>(message, () => this.letters.compose(message));
    if (composed === FAILED) return own('not_composed', false);
    if (!composed) return cancel(message, this.clock);
    const text = fitForSms(composed.text);
    if (text === null) return leaveToCall(message);
    const failure = await this.sms.send({ to: message.recipient ?? '', text, reference: message.id });
    if (!failure) message.markSent(this.clock.now());
    return failure;
  }

  private async composed<T>(message: Message, compose: () => Promise<T | null>): Promise<T | null | typeof FAILED> {
    try {
      return await compose();
    } catch (error) {
      this.logger.error(`Message ${message.id} (${message.kind}) was not written: ${nameOfError(error)}`);
      return FAILED;
    }
  }
}

const FAILED = Symbol('not composed');

function keep(message: Message): null {
  message.keep();
  return null;
}

function leaveToCall(message: Message): null {
  message.leaveToCall();
  return null;
}

function cancel(message: Message, clock: Clock): null {
  message.cancel(clock.now());
  return null;
}
