import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/index.js';

/** One mail, ready to leave. */
export interface Letter {
  from: { name: string; address: string };
  replyTo: { name: string; address: string } | null;
  to: { name: string; address: string };
  messageId: string;
  subject: string;
  text: string;
  html: string;
  /** An iCalendar file: read by calendars as another way to say the mail, and attached for the others. */
  calendar: { method: 'request' | 'cancel'; text: string } | null;
}

interface Sender {
  sendMail(mail: object): Promise<unknown>;
  close(): void;
}

const CONNECTING_MS = 10_000;
const SILENCE_MS = 20_000;
/** All in all, however slowly the server answers: well within the outbox's lease. */
const WHOLE_MS = 60_000;

const LOOPBACK = /^(localhost|127\.|\[::1\]$)/;

/** Mails through the SMTP server of the settings. */
@Injectable()
export class MailTransport {
  constructor(private readonly config: Config) {}

  get configured(): boolean {
    return this.config.smtpUrl !== undefined;
  }

  /** One for each run of a worker; nothing is opened before the first mail. */
  line(): MailLine {
    return new MailLine(this.config);
  }
}

/** One connection to the server, kept from a mail to the next, and opened again after a failure. */
export class MailLine {
  private opened: Sender | undefined;

  constructor(private readonly config: Config) {}

  /** Resolves once the server has taken the mail in charge; throws what nodemailer throws. */
  async send({ replyTo, calendar, ...letter }: Letter): Promise<void> {
    this.opened ??= await this.open();
    await this.opened.sendMail({
      ...letter,
      ...(replyTo ? { replyTo } : {}),
      ...(calendar
        ? { icalEvent: { method: calendar.method, filename: 'rendez-vous.ics', content: calendar.text } }
        : {}),
      // RFC 3834: no automatic answer is wanted.
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
      signal: AbortSignal.timeout(WHOLE_MS),
    });
  }

  close(): void {
    this.opened?.close();
    this.opened = undefined;
  }

  private async open(): Promise<Sender> {
    const url = new URL(this.config.smtpUrl ?? '');
    // Loaded here: a program without a mail server never needs it.
    const { createTransport } = await import('nodemailer');
    const secure = url.protocol === 'smtps:';
    const clear = url.searchParams.get('tls') === 'none';
    return createTransport({
      pool: true,
      maxConnections: 1,
      // A connection that closes in the middle is a failure like another: the outbox says when to try again.
      maxRequeues: 0,
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port || (secure ? 465 : 587)),
      secure,
      ignoreTLS: clear,
      // People’s addresses do not cross a network in clear.
      requireTLS: this.config.production && !secure && !clear && !LOOPBACK.test(url.hostname),
      ...(url.username
        ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
        : {}),
      connectionTimeout: CONNECTING_MS,
      greetingTimeout: CONNECTING_MS,
      dnsTimeout: CONNECTING_MS,
      socketTimeout: SILENCE_MS,
    });
  }
}
