import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../../platform/jobs/index.js';
import { ForgottenNames } from './forgotten-names.js';
import { WorkshopSeats } from './workshop-seats.js';

/** What the tool does by itself about seats. */
@Injectable()
export class SeatJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly seats: WorkshopSeats,
    private readonly names: ForgottenNames,
  ) {}

  onModuleInit(): void {
    this.jobs.define('workshops.lapse', () => this.lapse(), { everyCron: '*/5 * * * *', singleton: true });
    this.jobs.define('workshops.forget-names', () => this.forget(), { everyCron: '40 3 * * *', singleton: true });
  }

  private async lapse(): Promise<void> {
    await this.seats.lapse(() => this.jobs.stopping);
  }

  private async forget(): Promise<void> {
    await this.names.forget();
  }
}
