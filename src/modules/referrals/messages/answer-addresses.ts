import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/index.js';
import { AnswerLinks } from '../answer-links.js';
import { paths } from '../web/paths.js';

/** Addresses that letters lead to. */
@Injectable()
export class AnswerAddresses {
  constructor(
    private readonly links: AnswerLinks,
    private readonly config: Config,
  ) {}

  /** Where the receiver answers without an account: a new key at each letter, which is nowhere else. */
  async forReceiver(referralId: string): Promise<string> {
    return this.config.publicUrl + paths.landing.to({ token: await this.links.mint(referralId) });
  }

  /** For those who sign in. */
  forSender(referralId: string): string {
    return this.config.publicUrl + paths.show.to({ id: referralId });
  }
}
