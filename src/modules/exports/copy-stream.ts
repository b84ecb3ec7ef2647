import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { copiedLines } from './tables/copied-rows.js';

/** What PostgreSQL copies out, line by line: one statement, so one moment; memory stays flat. */
@Injectable()
export class CopyStream {
  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {}

  /** Lines in COPY’s text format, some at a time. The connection goes back when the reader ends or leaves. */
  async *lines(query: string): AsyncGenerator<string[]> {
    const client = await this.pool.connect();
    let failure: Error | boolean = true;
    let copy: Readable | undefined;
    try {
      copy = client.query(copyTo(`COPY (${query}) TO STDOUT`));
      yield* copiedLines(copy);
      failure = false;
    } finally {
      copy?.destroy();
      // In the middle of a COPY the connection cannot be used again.
      client.release(failure);
    }
  }
}
