import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { Jobs } from '../../platform/jobs/index.js';
import { ImportRecords } from './import-records.js';
import { RUN_IMPORTS } from './import-runs.js';
import { PeopleImport } from './people-import.entity.js';

/** Writes a new import, its line of the journal and its work in one transaction. */
@Injectable()
export class ImportOpening {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: ImportRecords,
    private readonly jobs: Jobs,
  ) {}

  async open(found: PeopleImport): Promise<void> {
    await this.work.run(async () => {
      await this.work.repository(PeopleImport).insert(found);
      await this.records.record('import.receive', found, { kind: found.kind, layout: found.layout });
      if (found.status === 'analysing') await this.jobs.enqueue(RUN_IMPORTS, {}, { singletonKey: found.id });
    });
  }
}
