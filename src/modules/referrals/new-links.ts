import { Injectable } from '@nestjs/common';
import { AnswerThrottle } from './answer-throttle.js';
import { type LinkFound, LinkVisits } from './link-visits.js';
import { ReferralNews } from './referral-news.js';
import { ReferralRecords } from './referral-records.js';

/** A new link in the place of one that has expired. */
@Injectable()
export class NewLinks {
  constructor(
    private readonly visits: LinkVisits,
    private readonly records: ReferralRecords,
    private readonly news: ReferralNews,
    private readonly throttle: AnswerThrottle,
  ) {}

  /**
   * Sends one to the registered address of the structure, never to whoever asks, while the referral goes on. What it did
   * is not told: the link that was found is all that comes back, undefined for a token that was never given.
   * @param address where the request comes from
   * @throws HttpException 429 after too many tries from it
   */
  async ask(token: unknown, address: string): Promise<LinkFound | undefined> {
    await this.throttle.countOpening(address);
    const found = await this.visits.look(token);
    if (found?.state !== 'expired' || !(await this.throttle.allowsNewLink(found.holder.referralId))) return found;
    await this.records.run(async () => {
      const referral = await this.records.change(found.holder, found.holder.referralId, {
        verb: 'referral.reissue-link',
        allowed: () => true,
        how: ({ status }) => status === 'sent' || status === 'accepted',
        event: 'link_reissued',
      });
      if (referral.status === 'sent' || referral.status === 'accepted') await this.news.sendLink(referral);
    });
    return found;
  }
}
