import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { ImportFiles } from '../../platform/uploads/index.js';
import { canImport } from './import.policy.js';
import { ImportOpening } from './import-opening.js';
import { ImportsQueries } from './imports.queries.js';
import { PeopleImport } from './people-import.entity.js';
import { lookAt } from './reading/look-at.js';

/** Takes a file in: what it is is found at once, the rest is done in the background. */
@Injectable()
export class Reception {
  constructor(
    private readonly files: ImportFiles,
    private readonly queries: ImportsQueries,
    private readonly opening: ImportOpening,
    private readonly clock: Clock,
  ) {}

  /**
   * A layout of La Coop is analysed straight away; in any other, a person says first which column holds what.
   *
   * @throws SpreadsheetRefusedError in French when it is no table that can be read
   */
  async receive(actor: StructureActor, { path, fileName }: { path: string; fileName: string }): Promise<PeopleImport> {
    if (!canImport(actor)) throw new NotFoundError('import');
    const { layout, sheet, samples, notes, sha256 } = await lookAt(path);
    const remembered =
      layout.name === 'other' ? await this.queries.remembered(actor.structureId, layout.headings) : undefined;
    const found = Object.assign(new PeopleImport(), {
      id: newId(),
      structureId: actor.structureId,
      requestedBy: actor.userId,
      kind: layout.kind,
      layout: layout.name,
      fileName,
      fileHash: sha256,
      sheet,
      headingRow: layout.headingRow,
      headings: [...layout.headings],
      samples,
      columns: remembered ?? layout.columns,
      notes,
      status: layout.name === 'other' ? ('mapping' as const) : ('analysing' as const),
      receivedAt: this.clock.now(),
    });
    await this.files.keep(found.id, path);
    await this.opening.open(found);
    return found;
  }
}
