import { Transform, type Readable } from 'node:stream';
import { Injectable, Inject } from '@nestjs/common';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Excel reads UTF-8 only after this mark, and `;` in French. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Streams a query as CSV: PostgreSQL writes it, the program only passes it on, so memory stays flat. */
@Injectable()
export class CsvStream {
  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {}

  /** `;`, UTF-8 with its mark, headings in the first line. The connection goes back when the reader ends or leaves. */
  async of(query: string): Promise<Readable> {
    const client = await this.pool.connect();
    try {
      const copy = client.query(copyTo(`COPY (${query}) TO STDOUT WITH (FORMAT csv, DELIMITER ';', HEADER)`));
      const marked = copy.pipe(startingWith(BYTE_ORDER_MARK));
      let released = false;
      const release = (failure?: Error) => {
        if (!released) client.release(failure);
        released = true;
      };
      copy.once('end', () => release());
      copy.once('error', (error) => {
        release(error);
        marked.destroy(error);
      });
      // The reader left before the end: the connection is in mid-COPY and cannot be used again.
      marked.once('close', () => release(new Error('export interrupted')));
      return marked;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }
}

function startingWith(mark: string): Transform {
  let started = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!started) this.push(mark);
      started = true;
      done(null, chunk);
    },
  });
}
