import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { type Asked, markOf, placeOf } from '../export-asked.js';
import { given } from '../export-filters.js';
import { EXPORT_VERBS } from '../export-verbs.js';
import { ExportRun, type MadeFile } from './export-run.entity.js';
import { isUnderWay } from './export-status.js';

type Details = Record<string, string | number>;

/** Holds an export while its state changes, and writes in the journal what was done. */
@Injectable()
export class ExportRecords {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** In a transaction: the row held. @throws NotFoundError when it is gone */
  async change(id: string, act: (run: ExportRun) => void): Promise<ExportRun> {
    return this.work.run(async () => {
      const records = this.work.repository(ExportRun);
      const run = await records.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!run) throw new NotFoundError('export');
      act(run);
      return records.save(run);
    });
  }

  /** Undefined when nothing is left to do: it was cancelled, or another process made it. */
  async start(id: string): Promise<ExportRun | undefined> {
    const run = await this.change(id, (found) => {
      if (isUnderWay(found.state)) found.start(this.clock.now());
    });
    return run.state === 'running' ? run : undefined;
  }

  /** Where it stands, for its page. @returns false when it is no longer to be made */
  async tell(id: string, rows: number, expected: number): Promise<boolean> {
    const sql = `UPDATE export_run SET rows_written = $2, rows_expected = $3 WHERE id = $1 AND state = 'running'`;
    return (await this.work.execute(sql, [id, rows, expected])) === 1;
  }

  /** @returns false when it was cancelled meanwhile: its file is to go */
  async finish(id: string, made: MadeFile): Promise<boolean> {
    return this.work.run(async () => {
      const run = await this.change(id, (found) => {
        if (found.state === 'running') found.finish(made, this.clock.now());
      });
      if (run.state !== 'ready') return false;
      await this.record('export.finish', run, { rows: made.rows, size: made.size });
      return true;
    });
  }

  async fail(id: string, words: string): Promise<void> {
    await this.work.run(async () => {
      const run = await this.change(id, (found) => {
        if (found.state === 'running') found.fail(words, this.clock.now());
      });
      if (run.state === 'failed') await this.record('export.fail', run);
    });
  }

  /** In the transaction of the order. @param lines counted up to a point, for the shortest to be made first */
  async open(actor: Actor, { kind, format, from, to, filters }: Asked, lines: number): Promise<ExportRun> {
    const run = await this.work.repository(ExportRun).save(
      Object.assign(new ExportRun(), {
        ...{ id: newId(), userId: actor.userId, membershipId: actor.membershipId, structureId: actor.structureId },
        ...{ askedIn: placeOf(actor), kind, format, from, to, filters, state: 'waiting', rowsExpected: lines },
        ...{ rowsWritten: 0, size: null, sha256: null, failure: null, createdAt: this.clock.now() },
        ...{ startedAt: null, endedAt: null, expiresAt: null },
      }),
    );
    const details = { format, from, to, mark: markOf(run.id), ...Object.fromEntries(given(filters)) };
    await this.record(EXPORT_VERBS[kind], run, details);
    return run;
  }

  async underWay(userId: string): Promise<number> {
    return this.work.repository(ExportRun).countBy({ userId, state: In(['waiting', 'running']) });
  }

  /** By who acts; away from any request, by who asked. */
  record(verb: string, { id, userId, structureId }: ExportRun, details: Details = {}): Promise<void> {
    return this.audit.record({
      ...{ verb, subjectKind: 'export', subjectId: id, details, userId },
      ...(structureId ? { structureId } : {}),
    });
  }
}
