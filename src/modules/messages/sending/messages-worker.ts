import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../../platform/jobs/index.js';
import { Message } from '../message.entity.js';
import { SEND_MESSAGES } from '../messages.service.js';
import type { Failure } from '../failure-codes.js';
import { Outbox } from './outbox.js';
import { Postman } from './postman.js';

/** A run ends in time for its job, and leaves the rest to the next. */
const RUN_MS = 10 * 60_000;

/**
 * Sends what is due, one message after the other: taken, written, sent, settled. The job only wakes it; a program
 * killed in the middle leaves the one message it held, which is sent again once its lease is over.
 */
@Injectable()
export class MessagesWorker implements OnModuleInit {
  private readonly logger = new Logger('Messages');

  constructor(
    private readonly outbox: Outbox,
    private readonly postman: Postman,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    const settings = { singleton: true, atStart: true, everyCron: '* * * * *', retryLimit: 0 };
    this.jobs.define(SEND_MESSAGES, () => this.sendDue(), settings);
  }

  private async sendDue(): Promise<void> {
    const line = this.postman.line();
    const end = performance.now() + RUN_MS;
    try {
      while (!this.jobs.stopping) {
        const message = await this.outbox.claim();
        if (!message) return;
        const failure = await this.postman.deliver(message, line);
        await this.outbox.settle(message);
        if (failure) this.report(message, failure);
        // The others would meet the same: they keep their tries for the next minute.
        if (failure?.ofTheServer) return;
        if (performance.now() > end) return await this.jobs.enqueue(SEND_MESSAGES);
      }
    } finally {
      line.close();
    }
  }

  /** Neither the address nor the server's words, which may quote it. */
  private report({ id, kind, attempts, status }: Message, { code }: Failure): void {
    this.logger.warn(`Message ${id} (${kind}): ${code}, try ${attempts}, now ${status}`);
  }
}
