import { Injectable } from '@nestjs/common';
import { calendarText } from '../../../platform/calendar/ics.js';
import { showPhone } from '../../../platform/contact/phone.js';
import { Config } from '../../../platform/config/index.js';
import { ViewRenderer } from '../../../platform/http/view-renderer.js';
import { StructuresService } from '../../structures/index.js';
import type { Message } from '../message.entity.js';
import { type ComposedMessage, MessageComposers } from '../message-composers.js';
import type { Letter } from './mail-transport.js';
import { blocksOf } from './mail-blocks.js';

/** Words, and who signs them. */
export interface Written {
  subject: string;
  text: string;
  /** Of the composer alone. */
  html: string | undefined;
  /** Name, phone and mail of the structure, one a line. */
  signature: string[];
  replyTo: Letter['replyTo'];
  senderName: string;
  calendar: ComposedMessage['calendar'];
}

/** Has the words of a message written, and puts them into a mail. */
@Injectable()
export class Letters {
  constructor(
    private readonly composers: MessageComposers,
    private readonly structures: StructuresService,
    private readonly views: ViewRenderer,
    private readonly config: Config,
  ) {}

  /** Null when the message is no longer of use. Throws what the composer throws. */
  compose({ id, kind, subjectId, details, channel }: Message): Promise<ComposedMessage | null> {
    return this.composers.compose(kind, { id, subjectId, details, channel });
  }

  /** The words of a mail, signed by the structure that sends it; null when it is no longer of use. */
  async write(message: Message): Promise<Written | null> {
    const composed = await this.compose(message);
    if (!composed) return null;
    const structure = message.structureId ? await this.structures.require(message.structureId) : null;
    return {
      subject: composed.subject,
      text: composed.text.trim(),
      html: composed.html,
      calendar: composed.calendar,
      senderName: structure ? `Passerelle · ${structure.name}` : 'Passerelle',
      replyTo: structure?.email ? { name: structure.name, address: structure.email } : null,
      signature: structure
        ? [structure.name, structure.phone ? showPhone(structure.phone) : '', structure.email ?? ''].filter(Boolean)
        : [],
    };
  }

  /** As the mail server is given it. */
  letter({ recipient, recipientName, smtpMessageId }: Message, written: Written): Letter {
    const from = { name: written.senderName, address: this.config.mailFrom ?? '' };
    const to = { name: recipientName, address: recipient ?? '' };
    return {
      ...{ from, to, replyTo: written.replyTo },
      calendar: invitation(written, written.replyTo ?? from, to),
      messageId: smtpMessageId,
      subject: written.subject,
      text: plainText(written),
      html: written.html ?? this.html(written),
    };
  }

  private html({ subject, text, signature }: Written): string {
    return this.views.render('messages/mail/letter', { subject, blocks: blocksOf(text), signature, about: ABOUT });
  }
}

interface Address {
  name: string;
  address: string;
}

function invitation({ calendar }: Written, from: Address, to: Address): Letter['calendar'] {
  if (!calendar) return null;
  const party = ({ name, address }: Address) => ({ name, email: address });
  const entry = { ...calendar.entry, parties: { organiser: party(from), guest: party(to) } };
  const { method } = calendar;
  return { method, text: calendarText({ name: entry.title, method, entries: [entry] }) };
}

const ABOUT = 'Message envoyé avec Passerelle.';

/** « -- » tells a mail program where the signature begins (RFC 3676, §4.3). */
export const plainText = ({ text, signature }: Written): string =>
  `${text}\n\n-- \n${[...signature, ABOUT].join('\n')}\n`;
