import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/index.js';
import { SuggestionSets } from './choices/suggestion-sets.js';
import { ReceiverActivity } from './receiver-activity.js';

export const ROUTING_NIGHT = 'routing-night';

/** Each night: what is more than a year old leaves the records of receivers, what was shown is forgotten after a week. */
@Injectable()
export class RoutingNight implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly activity: ReceiverActivity,
    private readonly sets: SuggestionSets,
  ) {}

  onModuleInit(): void {
    // At the start too: the referrals of before these records were kept are counted at once.
    this.jobs.define(ROUTING_NIGHT, () => this.tidy(), { everyCron: '40 2 * * *', singleton: true, atStart: true });
  }

  private async tidy(): Promise<void> {
    await this.activity.recomputeAll();
    await this.sets.forgetExpired();
  }
}
