import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import QueryStream from 'pg-query-stream';

const ROWS_AT_ONCE = 500;

/** Rows of a query, a few hundred in memory at once; the connection goes back when the reader ends or leaves. */
@Injectable()
export class TableStream {
  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {}

  async *rows<T>(sql: string, parameters: readonly unknown[] = []): AsyncGenerator<T> {
    const client = await this.pool.connect();
    const stream = client.query(new QueryStream(sql, [...parameters], { batchSize: ROWS_AT_ONCE }));
    let ended = false;
    try {
      for await (const row of stream) yield row as T;
      ended = true;
    } finally {
      stream.destroy();
      // In the middle of a query the connection cannot be used again.
      client.release(!ended);
    }
  }
}
