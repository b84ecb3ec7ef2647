import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../db/index.js';
import { Jobs } from '../jobs/index.js';
import { Clock } from '../time/clock.js';

export const DROP_LINKS = 'links.drop';

/** Days after the last one on which it opened something. */
const KEPT_DAYS = 30;

/** By night, keys that have long opened nothing go. */
@Injectable()
export class LinkNight implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.define(DROP_LINKS, () => this.drop(), { everyCron: '20 3 * * *', singleton: true });
  }

  private async drop(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    await this.unitOfWork.execute('DELETE FROM access_link WHERE expires_at < $1', [before]);
  }
}
