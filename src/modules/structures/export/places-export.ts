import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Readable } from 'node:stream';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { COUNT_SQL, EXPORT_SQL } from './place-export-sql.js';

/** The directory as a file of the national schema: for programs, so its cells are as they are, formulas included. */
@Injectable()
export class PlacesExport {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    @Inject(pg.Pool) private readonly pool: pg.Pool,
  ) {}

  /** CSV in UTF-8, commas, headings. PostgreSQL writes it as it is sent: memory does not grow with the directory. */
  async file(): Promise<Readable> {
    const [counts] = await this.work.query<{ rows: number; leftOut: number }>(COUNT_SQL);
    const details = { rows: counts?.rows ?? 0, leftOut: counts?.leftOut ?? 0 };
    await this.audit.record({ verb: 'directory.export', subjectKind: 'export', details });
    const client = await this.pool.connect();
    const copy = client.query(copyTo(`COPY (${EXPORT_SQL}) TO STDOUT WITH (FORMAT csv, HEADER)`));
    let released = false;
    const release = (failure?: Error): void => {
      if (!released) client.release(failure);
      released = true;
    };
    copy.once('end', () => release());
    copy.once('error', release);
    // The reader left before the end: the connection is in the middle of the copy and cannot be used again.
    copy.once('close', () => release(new Error('export interrupted')));
    return copy;
  }
}
