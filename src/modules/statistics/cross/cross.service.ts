import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { CodeNames } from '../code-names.queries.js';
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
    private readonly names: CodeNames,
    private readonly audit: AuditTrail,
  ) {}

  async of(actor: Actor, selection: Selection, rows: CrossCode, columns: CrossCode): Promise<CrossTable> {
    const counts = await this.queries.of(actor, selection, rows, columns);
    const [rowNames, columnNames] = await Promise.all([
      this.namesOf(rows, counts.rows),
      this.namesOf(columns, counts.columns),
    ]);
    return crossTable({ rows, columns, counts, rowNames, columnNames });
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

  private async namesOf(dimension: CrossCode, counts: ReadonlyMap<string, number>): Promise<Map<string, string>> {
    const kind = namedKinds[dimension];
    const codes = [...counts.keys()].filter((code) => code !== '' && code !== REST);
    return kind === undefined ? new Map<string, string>() : this.names.of(kind, codes);
  }
}
