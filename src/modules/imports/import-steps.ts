import { Injectable } from '@nestjs/common';
import { Analysis, type Tell } from './analysis.js';
import { Applying } from './applying.js';
import { ImportRecords } from './import-records.js';
import type { Working } from './import-status.js';
import type { PeopleImport } from './people-import.entity.js';
import { SessionSteps } from './session-steps.js';
import { Undoing } from './undoing.js';

/** Carries out what an import has to do, to its end, and notes that it is done. */
@Injectable()
export class ImportSteps {
  constructor(
    private readonly analysis: Analysis,
    private readonly applying: Applying,
    private readonly undoing: Undoing,
    private readonly sessions: SessionSteps,
    private readonly records: ImportRecords,
  ) {}

  async all(found: PeopleImport, what: Working, tell: Tell): Promise<void> {
    if (what === 'analysing') await this.analysis.run(found, tell);
    else {
      const step = this.stepOf(found, what);
      // Those done before the program was cut count too.
      let done = found.rowsRead;
      for (let rows = -1; rows !== 0;) {
        rows = await step();
        done += rows;
        await tell(done);
      }
    }
    if (what === 'applying' && found.kind === 'people') await this.applying.settle();
    await this.records.done(found.id, what);
  }

  private stepOf(found: PeopleImport, what: 'applying' | 'undoing'): () => Promise<number> {
    if (found.kind === 'sessions') return () => this.sessions[what](found);
    return () => (what === 'applying' ? this.applying : this.undoing).step(found);
  }

  fail(id: string, failure: string): Promise<void> {
    return this.records.fail(id, failure);
  }
}
