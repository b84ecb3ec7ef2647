import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { detailsOf } from '../beneficiary-details.js';
import type { Beneficiary } from '../beneficiary.entity.js';
import { FilePairs } from './file-pairs.js';
import type { Side } from './merge-fields.js';
import { RowMover } from './moved-rows.js';

/** Two files to be looked at side by side. */
@Injectable()
export class ComparedFilesReader {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: FilePairs,
    private readonly mover: RowMover,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Reads both files and says so in the journal.
   * @throws NotFoundError one of them is not there, or not of the actor's structure
   */
  async open(actor: StructureActor, ids: Readonly<Record<Side, string>>) {
    const { first, second } = await this.files.find(actor, ids);
    for (const subjectId of [first.id, second.id]) {
      await this.audit.record({ verb: 'beneficiary.read', subjectKind: 'beneficiary', subjectId });
    }
    const history = await this.mover.count([first.id, second.id]);
    const told = await this.work.query('SELECT FROM beneficiary_distinct WHERE beneficiary_id = $1 AND other_id = $2', [
      first.id,
      second.id,
    ]);
    const compared = (person: Beneficiary) => {
      const { id, version, createdAt, lastContactOn } = person;
      return { ...detailsOf(person), id, version, createdAt, lastContactOn, history: history.get(id) ?? 0 };
    };
    return { pair: { first: compared(first), second: compared(second) }, distinct: told.length > 0 };
  }
}
