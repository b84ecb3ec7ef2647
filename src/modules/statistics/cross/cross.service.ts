import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { FigureNames, type NamedDimension } from '../figure-names.queries.js';
import { FigureTurns } from '../figure-turns.js';
import type { Line } from '../figures/figures.js';
import type { Selection } from '../figures/selection.js';
import { namedKinds, REST } from './cross-labels.js';
import { type CrossTable, crossTable } from './cross-table.js';
import { CrossQueries } from './cross.queries.js';
import type { CrossCode } from './dimensions.js';

/** Accompaniments by two dimensions of one’s choice, with the names of all that they show. */
@Injectable()
export class CrossTables {
  constructor(
    private readonly queries: CrossQueries,
    private readonly names: FigureNames,
    private readonly audit: AuditTrail,
    private readonly turns: FigureTurns,
  ) {}

  async of(actor: Actor, selection: Selection, rows: CrossCode, columns: CrossCode): Promise<CrossTable> {
    const counts = await this.turns.take(actor, selection, () => this.queries.of(actor, selection, rows, columns));
    const [rowKind, columnKind] = [namedKinds[rows], namedKinds[columns]];
    const names = await this.names.of([...coded(rowKind, counts.rows), ...coded(columnKind, counts.columns)]);
    const namesOf = (kind: NamedDimension | undefined) => (kind === undefined ? {} : names[kind]);
    return crossTable({ rows, columns, counts, rowNames: namesOf(rowKind), columnNames: namesOf(columnKind) });
  }

  /** The same, for a file: written in the journal first. */
  async exported(actor: Actor, selection: Selection, rows: CrossCode, columns: CrossCode): Promise<CrossTable> {
    const { from, to, filters } = selection;
    await this.audit.record({
      ...{ verb: 'statistics.export', subjectKind: 'export' },
      details: { from, to, ...filters, rows, columns },
    });
    return this.of(actor, selection, rows, columns);
  }
}

/** The codes of a dimension that the base alone can name. */
const coded = (dimension: NamedDimension | undefined, counts: ReadonlyMap<string, number>): Line[] =>
  dimension === undefined
    ? []
    : [...counts]
        .filter(([code]) => code !== '' && code !== REST)
        .map(([code, people]) => ({ dimension, code, people, items: 0, minutes: 0 }));
