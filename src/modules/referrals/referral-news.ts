import { Injectable } from '@nestjs/common';
import { requestContext } from '../../platform/http/request-context.js';
import { MessagesQueries, MessagesService, type Recipient } from '../messages/index.js';
import { Correspondents } from './correspondents.js';
import { ANSWERED, APPOINTMENT, NEW_LINK, type News, RECEIVED, REMINDER, REPLY, WITHDRAWN } from './message-kinds.js';
import type { Act, Referral } from './referral.entity.js';
import type { Side } from './referral.policy.js';

/** They ask for an answer: once there is one, those that have not left are of no use. */
const ASKING = [RECEIVED, REMINDER];

/** Those that speak of a referral still alive. */
const ALIVE = [...ASKING, NEW_LINK, REPLY, APPOINTMENT];

/** The receiver knows of the referral by one of these. */
const TELLING = [RECEIVED, REMINDER, NEW_LINK];

/** Who is told of what, in the transaction of the change itself. Between two desks of one structure nobody is written to. */
@Injectable()
export class ReferralNews {
  constructor(
    private readonly messages: MessagesService,
    private readonly receipts: MessagesQueries,
    private readonly correspondents: Correspondents,
  ) {}

  /** After a change of state. */
  async of(referral: Referral, act: Act): Promise<void> {
    const { status } = referral;
    if (referral.path === 'internal') return;
    // In a workshop the seat answers, and its own messages tell the person.
    const seated = referral.workshopId !== null;
    if (status === 'sent') return seated ? undefined : this.tellReceiver(referral, RECEIVED);
    if (status === 'withdrawn') return this.tellWithdrawal(referral);
    if (status === 'draft') return;
    await this.messages.cancel(subjectOf(referral), status === 'accepted' ? ASKING : ALIVE);
    if (doerOf(act) !== referral.followedBy) await this.tellFollower(referral, status);
    if (status === 'accepted' && referral.appointmentOn && !seated) await this.tellPerson(referral);
  }

  /** One side has written in the thread. */
  async wrote(referral: Referral, side: Side): Promise<void> {
    if (referral.path === 'internal') return;
    if (side === 'receiver') await this.tellFollower(referral, 'question');
    else await this.tellReceiver(referral, REPLY);
  }

  /** Nobody has answered: by the way that the request took, with a new link. */
  async remind(referral: Referral): Promise<void> {
    await this.messages.cancel(subjectOf(referral), [REMINDER]);
    await this.tellReceiver(referral, REMINDER);
  }

  /** A new link, to the registered address alone. */
  async sendLink(referral: Referral): Promise<void> {
    const to = await this.correspondents.receiver(referral);
    if (to?.email) await this.queue(referral, NEW_LINK, { ...to, phone: null });
  }

  /** Only those who had heard of it; for the others what had not left is taken back, and that is all. */
  private async tellWithdrawal(referral: Referral): Promise<void> {
    const subject = subjectOf(referral);
    await this.messages.cancel(subject, ALIVE);
    const left = (await this.receipts.ofSubject(subject)).some(
      ({ kind, status }) => TELLING.includes(kind) && ['sending', 'sent', 'called'].includes(status),
    );
    if (left || referral.openedAt) await this.tellReceiver(referral, WITHDRAWN);
  }

  private async tellReceiver(referral: Referral, kind: string): Promise<void> {
    const to = await this.correspondents.receiver(referral);
    if (to) await this.queue(referral, kind, to);
  }

  private async tellFollower(referral: Referral, news: News): Promise<void> {
    const to = await this.correspondents.follower(referral);
    if (to) await this.queue(referral, ANSWERED, to, { news });
  }

  private async tellPerson(referral: Referral): Promise<void> {
    const to = await this.correspondents.person(referral);
    if (to) await this.queue(referral, APPOINTMENT, to);
  }

  private async queue(referral: Referral, kind: string, to: Recipient, details: Record<string, string> = {}) {
    const structureId = referral.senderStructureId;
    await this.messages.queue({ kind, structureId, subject: subjectOf(referral), to, details });
  }
}

/** A seat that is taken or given back at once is the act of whoever asked for it. */
const doerOf = ({ byUserId }: Act): string | null => byUserId ?? requestContext.getStore()?.actor?.userId ?? null;

const subjectOf = ({ id }: Referral) => ({ kind: 'referral' as const, id });
