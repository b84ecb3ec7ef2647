import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { addDays, addMonths } from '../../../platform/time/day.js';
import { FigureNames } from '../figure-names.queries.js';
import { FigureTurns } from '../figure-turns.js';
import { FiguresService } from '../figures/figures.service.js';
import type { AskedSelection } from '../filters/selection-desk.service.js';
import { aboutLines } from './export-about.js';
import { type ExportFormat, written } from './export-formats.js';
import { exportedNames, exportLines } from './export-lines.js';

/** The figures of a selection as a file: some hundred numbers, the same as on the page. */
@Injectable()
export class FiguresExport {
  constructor(
    private readonly figures: FiguresService,
    private readonly names: FigureNames,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly turns: FigureTurns,
  ) {}

  /** Written in the journal first. @param definitions whole address of the page of definitions */
  async file(actor: Actor, asked: AskedSelection, format: ExportFormat, definitions: string): Promise<Readable> {
    const { selection } = asked;
    const id = newId();
    const details = { format, from: selection.from, to: selection.to, ...selection.filters };
    await this.audit.record({ verb: 'statistics.export', subjectKind: 'export', subjectId: id, details });
    const year = { ...selection, from: addDays(addMonths(selection.to, -12), 1) };
    const [figures, months] = await this.turns.take(actor, selection, () =>
      Promise.all([this.figures.of(actor, selection), this.figures.days(actor, year)]),
    );
    const names = await this.names.of(figures.lines.filter(({ dimension }) => exportedNames.has(dimension)));
    const about = { id, actor, asked, asOf: figures.asOf, madeAt: this.clock.now(), definitions };
    return written(format, aboutLines(about), exportLines({ figures, months, names }));
  }
}
