import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { Day } from '../../platform/time/day.js';
import { sessionScope } from '../identity/index.js';
import { CsvStream } from './csv-stream.js';
import { sessionsQuery } from './exported-sessions.js';
import { withLiterals } from './sql-words.js';

export interface SessionsAsked {
  from: Day;
  to: Day;
  structureId: string | null;
}

@Injectable()
export class SessionExports {
  constructor(
    private readonly csv: CsvStream,
    private readonly audit: AuditTrail,
  ) {}

  /** The sessions of the actor's scope, both days included, as a CSV stream. Written in the journal first. */
  async sessions(actor: Actor, asked: SessionsAsked): Promise<Readable> {
    await this.audit.record({ verb: 'session.export', subjectKind: 'export', details: { ...asked } });
    const columns = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };
    const scope = sessionScope(actor, columns, 4);
    const where = withLiterals({
      sql: `s.day BETWEEN $1 AND $2 AND ($3::uuid IS NULL OR s.structure_id = $3) AND ${scope.sql}`,
      parameters: [asked.from, asked.to, asked.structureId, ...scope.parameters],
    });
    return this.csv.of(sessionsQuery(where, actor.role !== 'coordinator'));
  }
}
