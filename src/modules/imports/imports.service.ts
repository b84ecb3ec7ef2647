import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { isId } from '../../platform/ids.js';
import { Jobs } from '../../platform/jobs/index.js';
import { canConductImport, canSeeImport } from './import.policy.js';
import { ImportRecords } from './import-records.js';
import { RUN_IMPORTS } from './import-runs.js';
import type { DuplicateChoice, ImportStatus } from './import-status.js';
import { PeopleImport } from './people-import.entity.js';
import type { Columns } from './reading/columns.js';

const EMPTIED =
  'Les lignes de cet import ont été effacées après trente jours, comme prévu\u00a0: il ne peut plus être annulé.';

/** What a person decides of an import that has been received. The work itself is done in the background. */
@Injectable()
export class PeopleImports {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: ImportRecords,
    private readonly jobs: Jobs,
  ) {}

  /** @throws NotFoundError absent, of another structure, or not for this role */
  async find(actor: StructureActor, id: string): Promise<PeopleImport> {
    const found = isId(id) ? await this.work.repository(PeopleImport).findOneBy({ id }) : null;
    if (!found || !canSeeImport(actor, found)) throw new NotFoundError('import');
    return found;
  }

  /** @throws NotFoundError also when another must decide */
  async findToConduct(actor: StructureActor, id: string): Promise<PeopleImport> {
    const found = await this.find(actor, id);
    if (!canConductImport(actor, found)) throw new NotFoundError('import');
    return found;
  }

  /** The columns are recognised: the file is read whole. */
  async map(actor: StructureActor, id: string, columns: Columns): Promise<void> {
    await this.goOn(actor, id, 'analysing', (found) => {
      found.columns = columns;
    });
  }

  async remap(actor: StructureActor, id: string): Promise<void> {
    await this.findToConduct(actor, id);
    await this.records.change(id, (found) => found.become('mapping'));
  }

  async apply(actor: StructureActor, id: string, duplicates: DuplicateChoice): Promise<void> {
    await this.goOn(actor, id, 'applying', (found) => {
      found.duplicates = duplicates;
    });
  }

  /** @throws ConflictError in French when its rows were emptied since */
  async undo(actor: StructureActor, id: string): Promise<void> {
    await this.goOn(actor, id, 'undoing', (found) => {
      if (found.emptiedAt) throw new ConflictError(EMPTIED);
    });
  }

  /** From where it stopped. */
  async resume(actor: StructureActor, id: string): Promise<void> {
    const { failedFrom } = await this.findToConduct(actor, id);
    if (failedFrom === null) throw new ConflictError('Cet import n’est plus arrêté\u00a0: rouvrez sa page.');
    await this.goOn(actor, id, failedFrom, () => undefined);
  }

  private async goOn(
    actor: StructureActor,
    id: string,
    status: ImportStatus,
    decide: (found: PeopleImport) => void,
  ): Promise<void> {
    await this.findToConduct(actor, id);
    await this.work.run(async () => {
      const found = await this.records.change(id, (one) => {
        decide(one);
        one.become(status);
      });
      await this.records.record('import.ask', found, { status });
      await this.jobs.enqueue(RUN_IMPORTS, {}, { singletonKey: id });
    });
  }
}
