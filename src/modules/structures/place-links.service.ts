import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId } from '../../platform/ids.js';
import { StructuresService } from './structures.service.js';

/** Who runs a place of the directory: said by an administrator, and kept from one import to the next. */
@Injectable()
export class PlaceLinks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly structures: StructuresService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * @param structureId null: the place is no longer linked to anyone
   * @throws NotFoundError when there is no such place or structure
   */
  async link(placeId: string, structureId: string | null): Promise<void> {
    if (!isId(placeId)) throw new NotFoundError('place');
    if (structureId !== null) await this.structures.require(structureId);
    await this.work.run(async () => {
      const touched = await this.work.execute('UPDATE place SET structure_id = $2 WHERE id = $1', [
        placeId,
        structureId,
      ]);
      if (touched === 0) throw new NotFoundError('place');
      const details = { structureId };
      await this.audit.record({ verb: 'place.link', subjectKind: 'place', subjectId: placeId, details });
    });
  }
}
