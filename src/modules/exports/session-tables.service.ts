import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { type CellValue, writeTable } from '../../platform/spreadsheets/index.js';
import { Clock } from '../../platform/time/clock.js';
import { longMoment, numericDay } from '../../platform/time/french.js';
import { canSeePeople } from '../beneficiaries/index.js';
import { sessionScope } from '../identity/index.js';
import { coopHeadings, type CoopRow, coopRows, coopSessionsSql, type CoopSide } from './coop-sessions.js';
import { sessionsQuery } from './exported-sessions.js';
import type { SessionsAsked } from './session-exports.service.js';
import { withLiterals } from './sql-words.js';
import { TableStream } from './table-stream.js';

export type SessionsFormat = 'coop' | 'xlsx' | 'ods';

/** Rows above the headings of « format La Coop »: what was exported, when, for which days. */
const HEADINGS_AT = 6;

/** The sessions of the actor’s scope as a workbook, in our columns or in La Coop’s. Written in the journal first. */
@Injectable()
export class SessionTables {
  constructor(
    private readonly table: TableStream,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async sessions(actor: Actor, asked: SessionsAsked, format: SessionsFormat): Promise<Readable> {
    await this.audit.record({ verb: 'session.export', subjectKind: 'export', details: { ...asked, format } });
    const columns = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };
    const scope = sessionScope(actor, columns, 4);
    const where = {
      sql: `s.day BETWEEN $1 AND $2 AND ($3::uuid IS NULL OR s.structure_id = $3) AND ${scope.sql}`,
      parameters: [asked.from, asked.to, asked.structureId, ...scope.parameters],
    };
    if (format === 'coop') {
      const rows = this.coop(
        coopSessionsSql(where.sql, actor.role !== 'coordinator'),
        where.parameters,
        asked,
        canSeePeople(actor.role) ? 'own' : 'others',
      );
      return writeTable('xlsx', { name: 'Activités', headings: [HEADINGS_AT], rows });
    }
    return writeTable(format, {
      name: 'Séances',
      headings: [1],
      rows: this.plain(sessionsQuery(withLiterals(where), actor.role !== 'coordinator')),
    });
  }

  private async *coop(
    sql: string,
    parameters: unknown[],
    { from, to }: SessionsAsked,
    side: CoopSide,
  ): AsyncGenerator<CellValue[]> {
    yield ['Export des accompagnements', longMoment(this.clock.now())];
    yield ['Période', `du ${numericDay(from)} au ${numericDay(to)}`];
    yield ['Une ligne par personne et par activité.'];
    yield [
      'Ateliers, personnes sans fiche\u00a0: le genre, l’âge et le statut sont comptés chacun à part. Ne les croisez pas d’une même ligne.',
    ];
    yield [''];
    yield coopHeadings(side);
    for await (const row of this.table.rows<CoopRow>(sql, parameters)) yield* coopRows(row, side);
  }

  private async *plain(sql: string): AsyncGenerator<CellValue[]> {
    let hasHeadings = false;
    for await (const row of this.table.rows<Record<string, string | number | null>>(sql)) {
      if (!hasHeadings) yield Object.keys(row);
      hasHeadings = true;
      yield Object.values(row).map(bare);
    }
    if (!hasHeadings) yield ['Aucune séance sur cette période.'];
  }
}

/** The apostrophe that guards a text in CSV has no use in a typed cell. */
const bare = (value: string | number | null): CellValue =>
  typeof value === 'string' && /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value;
