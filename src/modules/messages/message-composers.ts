import { Injectable } from '@nestjs/common';
import type { CalendarEntry } from '../../platform/calendar/ics.js';
import type { Channel } from './message-channel.js';

/** What a composer is told. Everything else it reads where it lies. */
export interface MessageToCompose {
  id: string;
  subjectId: string;
  details: Readonly<Record<string, string | number | null>>;
  /** « sms » asks for one short sentence and a link, without a word on why the person is helped. */
  channel: Channel;
}

export interface ComposedMessage {
  subject: string;
  /** Paragraphs separated by an empty line. The HTML of a mail is made from it when there is none. */
  text: string;
  /** A whole document, without image or style. */
  html?: string;
  /**
   * What a mail brings to the calendar of whoever reads it; a text message and a call ignore it. One record keeps its
   * `uid` for life and its `sequence` grows: a calendar then moves the meeting, or strikes it out.
   */
  calendar?: { method: 'request' | 'cancel'; entry: CalendarEntry };
}

export interface Composer {
  /** What kind of message it is, for the sender: « Demande envoyée à la structure ». */
  label: string;
  /**
   * Writes the message at the moment of sending, outside any transaction of the caller; it may open its own, to mint an
   * answer link. Called again at each try. Null when the message is no longer of use: it is then cancelled.
   */
  compose(message: MessageToCompose): Promise<ComposedMessage | null>;
}

/** The line of a calendar that goes with a mail; null when this one brings none. */
export type CalendarWriter = (subjectId: string) => Promise<ComposedMessage['calendar'] | null>;

/** Who writes which kind of message. Each module registers its own in `onModuleInit`. */
@Injectable()
export class MessageComposers {
  private readonly composers = new Map<string, Composer>();
  private readonly calendars = new Map<string, CalendarWriter>();

  register(kind: string, composer: Composer): void {
    if (this.composers.has(kind)) throw new Error(`Two composers for ${kind}`);
    this.composers.set(kind, composer);
  }

  /** A module that knows dates adds them to the mails of those that write the words. */
  addCalendar(kind: string, calendar: CalendarWriter): void {
    if (this.calendars.has(kind)) throw new Error(`Two calendars for ${kind}`);
    this.calendars.set(kind, calendar);
  }

  /** @throws when nobody writes this kind */
  async compose(kind: string, message: MessageToCompose): Promise<ComposedMessage | null> {
    const composer = this.composers.get(kind);
    if (!composer) throw new Error(`No composer for ${kind}`);
    const composed = await composer.compose(message);
    const calendar =
      message.channel === 'email' && composed ? await this.calendars.get(kind)?.(message.subjectId) : null;
    return composed && calendar ? { ...composed, calendar } : composed;
  }

  labelOf(kind: string): string {
    return this.composers.get(kind)?.label ?? 'Message';
  }
}
