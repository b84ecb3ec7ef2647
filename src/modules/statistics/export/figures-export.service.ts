import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { addDays, addMonths } from '../../../platform/time/day.js';
import { FigureNames } from '../figure-names.queries.js';
import { FiguresService } from '../figures/figures.service.js';
import type { AskedSelection } from '../filters/selection-desk.service.js';
import { TagFiguresQueries } from '../tag-figures.queries.js';
import { aboutLines } from './export-about.js';
import { type ExportFormat, written } from './export-formats.js';
import { exportLines } from './export-lines.js';

/** The figures of a selection as a file: some hundred numbers, the same as on the page. */
@Injectable()
export class FiguresExport {
  constructor(
    private readonly figures: FiguresService,
    private readonly tags: TagFiguresQueries,
    private readonly names: FigureNames,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Written in the journal first. @param definitions whole address of the page of definitions */
  async file(actor: Actor, asked: AskedSelection, format: ExportFormat, definitions: string): Promise<Readable> {
    const { selection } = asked;
    const id = newId();
    const details = { format, from: selection.from, to: selection.to, ...selection.filters };
    await this.audit.record({ verb: 'statistics.export', subjectKind: 'export', subjectId: id, details });
    const year = { ...selection, from: addDays(addMonths(selection.to, -12), 1) };
    const [figures, tags, months] = await Promise.all([
      this.figures.of(actor, selection),
      this.tags.of(actor, selection),
      this.figures.days(actor, year),
    ]);
    const named = figures.lines.filter(({ dimension }) => dimension === 'place' || dimension === 'residence');
    const { place: places, residence: communes } = await this.names.of(named);
    const about = { id, actor, asked, asOf: figures.asOf, madeAt: this.clock.now(), definitions };
    return written(format, aboutLines(about), exportLines({ figures, tags, months, places, communes }));
  }
}
