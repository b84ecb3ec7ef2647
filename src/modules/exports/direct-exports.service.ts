import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { type Asked, canAsk, markOf } from './export-asked.js';
import { ExportContents } from './export-contents.js';
import { given } from './export-filters.js';
import { EXPORT_VERBS } from './export-verbs.js';
import { FilterSight } from './filter-sight.js';

/** An export that goes out as it is read, from a link: nothing of it is kept but its line in the journal. */
@Injectable()
export class DirectExports {
  constructor(
    private readonly contents: ExportContents,
    private readonly sight: FilterSight,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Written in the journal first. @throws NotFoundError when the role may not, or names what is out of their scope */
  async open(actor: Actor, asked: Asked): Promise<{ mark: string; stream: Readable }> {
    if (!canAsk(actor, asked.kind)) throw new NotFoundError('export');
    await this.sight.require(actor, asked);
    const id = newId();
    const { kind, format, from, to, filters } = asked;
    const details = { format, from, to, mark: markOf(id), ...Object.fromEntries(given(filters)) };
    await this.audit.record({ verb: EXPORT_VERBS[kind], subjectKind: 'export', subjectId: id, details });
    const stream = await this.contents.file(actor, { id, asked, askedAt: this.clock.now() });
    return { mark: markOf(id), stream };
  }
}
