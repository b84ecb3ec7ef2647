import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/time/clock.js';
import type { AnswerLink } from './answer-link.entity.js';
import { AnswerLinks } from './answer-links.js';
import { AnswerThrottle } from './answer-throttle.js';
import type { Referral } from './referral.entity.js';
import type { LinkHolder } from './referral.policy.js';
import { ReferralHistoryQueries, type SenderContact } from './referral-history.queries.js';
import { ReferralRecords } from './referral-records.js';
import type { ReferralStatus } from './referral-status.js';

/** `ended`: the referral was refused, withdrawn, closed, or silence ended it. */
export type LinkState = 'open' | 'expired' | 'ended';

/** What a link says before it is opened: who sends to whom, and nothing of the person. */
export interface LinkFound {
  holder: LinkHolder;
  state: LinkState;
  status: ReferralStatus;
  receiverName: string;
  sender: SenderContact;
}

/** Someone comes with a link. */
@Injectable()
export class LinkVisits {
  constructor(
    private readonly links: AnswerLinks,
    private readonly records: ReferralRecords,
    private readonly history: ReferralHistoryQueries,
    private readonly throttle: AnswerThrottle,
    private readonly clock: Clock,
  ) {}

  /** Writes nothing: programs that check mails follow links. Undefined for a token that was never given. */
  async look(token: unknown): Promise<LinkFound | undefined> {
    const link = await this.links.find(token);
    return link && this.found(link);
  }

  /** The state of a link that was opened before, by its holder. */
  async again(holder: LinkHolder): Promise<LinkFound | undefined> {
    const link = await this.links.byId(holder.linkId);
    return link?.referralId === holder.referralId ? this.found(link) : undefined;
  }

  /**
   * Opens it: its first time, and that of the referral, are noted.
   * @param address where the request comes from
   * @throws HttpException 429 after too many tries
   */
  async open(token: unknown, address: string): Promise<LinkFound | undefined> {
    await this.throttle.countOpening(address);
    const found = await this.look(token);
    if (found?.state === 'open') await this.noteOpening(found.holder);
    return found;
  }

  private async noteOpening(holder: LinkHolder): Promise<void> {
    await this.records.run(async () => {
      await this.records.noteOpening(holder, holder.referralId);
      await this.links.noteOpened(holder.linkId, this.clock.now());
    });
  }

  private async found(link: AnswerLink): Promise<LinkFound | undefined> {
    const holder = { linkId: link.id, referralId: link.referralId };
    const referral = await this.records.find(holder, link.referralId);
    const sender = await this.history.sender(link.referralId);
    return sender && { holder, sender, state: this.stateOf(link), ...told(referral) };
  }

  private stateOf({ revokedAt, expiresAt }: AnswerLink): LinkState {
    if (revokedAt) return 'ended';
    return expiresAt <= this.clock.now() ? 'expired' : 'open';
  }
}

const told = ({ status, receiverName }: Referral) => ({ status, receiverName });
