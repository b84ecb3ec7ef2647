import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { BatchRegistration, type Importer } from '../../beneficiaries/index.js';
import { EmployersQueries } from '../../identity/index.js';
import { INSERT_PARTICIPANTS_SQL, INSERT_SESSIONS_SQL, REFERENCES_SQL } from './batch-sessions-sql.js';
import { type ImportedSession, type SessionRecord, sessionRecord } from './imported-session.js';

/**
 * Sessions of another tool, logged and taken back by the hundred. The caller has checked that it may, and calls within its
 * own transaction. Their author is who brings them in.
 */
@Injectable()
export class BatchSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly employers: EmployersQueries,
    private readonly registration: BatchRegistration,
  ) {}

  /** Those of the form keys or ids that the structure has already, as they were given. */
  async known(structureId: string, formKeys: readonly string[], ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.unitOfWork.query<{ key: string }>(
      `SELECT form_key::text AS key FROM support_session WHERE form_key = ANY ($2::uuid[]) AND structure_id = $1
       UNION ALL SELECT id::text FROM support_session WHERE id = ANY ($3::uuid[]) AND structure_id = $1`,
      [structureId, formKeys, ids],
    );
    return new Set(rows.map(({ key }) => key));
  }

  /** Logs each, once for its form key however often it is called. @returns the ids made, by form key */
  async log(by: Importer, sessions: readonly ImportedSession[]): Promise<Map<string, string>> {
    const records = await Promise.all(sessions.map((session) => this.record(by, session)));
    const made = await this.unitOfWork.query<{ id: string; key: string }>(INSERT_SESSIONS_SQL, [
      JSON.stringify(records),
      by.structureId,
      by.userId,
      this.clock.now(),
    ]);
    const ids = new Map(made.map(({ id, key }) => [key, id]));
    const people = sessions.flatMap(({ formKey, kind, named }) =>
      kind === 'collectif' ? named.map((person) => ({ ...person, sessionId: ids.get(formKey) })) : [],
    );
    const participants = people.filter(({ sessionId }) => sessionId !== undefined);
    await this.unitOfWork.execute(INSERT_PARTICIPANTS_SQL, [JSON.stringify(participants)]);
    const logged = sessions.filter(({ formKey }) => ids.has(formKey));
    const contacts = logged.flatMap(({ day, named }) => named.map(({ beneficiaryId }) => ({ id: beneficiaryId, day })));
    await this.registration.noteContacts(contacts);
    await this.note('session.import', by, [...ids.values()]);
    return ids;
  }

  /** Takes away those that nobody has touched or built upon since. @returns the ids of those that are gone */
  async withdraw(by: Importer, ids: readonly string[]): Promise<string[]> {
    const references = await this.unitOfWork.query<{ sql: string }>(REFERENCES_SQL);
    const used = references.map(({ sql }) => `AND NOT EXISTS (${sql})`).join('\n');
    await this.unitOfWork.query('SELECT FROM support_session WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids]);
    const gone = await this.unitOfWork.query<{ id: string }>(
      `DELETE FROM support_session s WHERE s.id = ANY ($1) AND s.structure_id = $2 AND s.version = 1 ${used} RETURNING s.id`,
      [ids, by.structureId],
    );
    const found = gone.map(({ id }) => id);
    await this.note('session.withdraw', by, found);
    return found;
  }

  private async record(by: Importer, session: ImportedSession): Promise<SessionRecord> {
    return sessionRecord(session, newId(), await this.employers.on(session.day, by));
  }

  private note(verb: string, { userId, structureId, importId }: Importer, ids: readonly string[]): Promise<void> {
    const details = { importId };
    return this.audit.recordAll(
      ids.map((subjectId) => ({ verb, subjectKind: 'support_session', subjectId, details, userId, structureId })),
    );
  }
}
