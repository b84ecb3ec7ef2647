import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { Clock } from '../../platform/time/clock.js';
import { ImportFiles } from '../../platform/uploads/index.js';
import type { Working } from './import-status.js';
import { ImportsQueries } from './imports.queries.js';
import { PeopleImport } from './people-import.entity.js';

const THEN = { analysing: 'analysed', applying: 'applied', undoing: 'undone' } as const;
const VERBS = { analysing: 'import.analyse', applying: 'import.apply', undoing: 'import.undo' } as const;

/** Holds an import while its state changes, and writes in the journal what was done. */
@Injectable()
export class ImportRecords {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly files: ImportFiles,
    private readonly queries: ImportsQueries,
  ) {}

  /** In a transaction. @throws NotFoundError when it is gone */
  async change(id: string, act: (found: PeopleImport) => void): Promise<PeopleImport> {
    return this.work.run(async () => {
      const records = this.work.repository(PeopleImport);
      const found = await records.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!found) throw new NotFoundError('import');
      act(found);
      await records.save(found);
      return found;
    });
  }

  /** The background has come to the end of it. */
  async done(id: string, what: Working): Promise<void> {
    await this.work.run(async () => {
      const found = await this.change(id, (one) => {
        one.become(THEN[what]);
        if (what === 'applying') [one.appliedAt, one.samples] = [this.clock.now(), []];
        if (what === 'undoing') one.undoneAt = this.clock.now();
      });
      const { ready, duplicate, refused, created, completed, removed, kept } = await this.queries.counts(id);
      const details =
        what === 'analysing'
          ? { ready, duplicate, refused }
          : what === 'applying'
            ? { created, completed, refused }
            : { removed, kept };
      await this.record(VERBS[what], found, details);
    });
    if (what === 'applying') await this.files.remove(id);
  }

  async fail(id: string, failure: string): Promise<void> {
    await this.change(id, (found) => found.fail(failure));
  }

  record(verb: string, found: PeopleImport, details: Record<string, string | number>): Promise<void> {
    const { id, structureId, requestedBy: userId } = found;
    return this.audit.record({ verb, subjectKind: 'people_import', subjectId: id, details, userId, structureId });
  }
}
