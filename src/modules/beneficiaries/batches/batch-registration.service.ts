import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';
import { BLANKS_SQL, FILL_SQL, INSERT_SQL, RESTORE_SQL } from './batch-sql.js';
import { FILLABLE, type Fillable, type Filled, type ImportedPerson } from './imported-person.js';

export interface Importer {
  userId: string;
  structureId: string;
  importId: string;
}

type Blanks = { id: string } & Record<Fillable, string | number | null> & { noPhone: boolean; noEmail: boolean };

/**
 * Files opened, completed and taken back by the hundred, for the import of a table. The caller has checked that it may,
 * and calls within its own transaction.
 */
@Injectable()
export class BatchRegistration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Opens a file for each. @param people with the ids that they will have */
  async register(by: Importer, people: readonly { id: string; person: ImportedPerson }[]): Promise<void> {
    const rows = people.map(({ id, person }) => ({ id, ...person }));
    const values = [JSON.stringify(rows), by.structureId, by.userId, this.clock.now(), this.clock.today()];
    // The index of the search takes many words at once far faster than a few at a time.
    await this.unitOfWork.query(
      `SELECT set_config('gin_pending_list_limit', '16MB', true), set_config('work_mem', '32MB', true)`,
    );
    await this.unitOfWork.execute(INSERT_SQL, values);
    await this.record(
      'beneficiary.import',
      by,
      people.map(({ id }) => id),
    );
  }

  /** Real contacts, each on its day: keeping periods run from the last one. */
  async noteContacts(contacts: readonly { id: string; day: Day }[]): Promise<void> {
    if (contacts.length === 0) return;
    await this.unitOfWork.execute(
      `UPDATE beneficiary b SET last_contact_on = greatest(b.last_contact_on, c.day), updated_at = $2
         FROM (SELECT id, max(day) AS day FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, day date) GROUP BY id) c
        WHERE b.id = c.id AND b.last_contact_on < c.day`,
      [JSON.stringify(contacts), this.clock.now()],
    );
  }

  /** Once all are in: nobody’s search reads a list of words that wait for their place in the index. */
  async settle(): Promise<void> {
    await this.unitOfWork.query(`SELECT gin_clean_pending_list('beneficiary_search_idx')`);
  }

  /** Writes what is given where the file says nothing. @returns what was written, by id; those absent are left out */
  async complete(
    by: Importer,
    people: readonly { id: string; person: ImportedPerson }[],
  ): Promise<Map<string, Filled>> {
    const ids = people.map(({ id }) => id);
    const found = await this.unitOfWork.query<Blanks>(BLANKS_SQL, [ids, by.structureId]);
    const filled = new Map(found.map((blanks) => [blanks.id, filledOf(blanks, people)]));
    const rows = [...filled].flatMap(([id, values]) => (Object.keys(values).length > 0 ? [{ id, ...values }] : []));
    if (rows.length > 0) await this.unitOfWork.execute(FILL_SQL, [JSON.stringify(rows), this.clock.now()]);
    await this.record(
      'beneficiary.complete',
      by,
      rows.map(({ id }) => id),
    );
    return filled;
  }

  /**
   * Takes away those that nobody has touched or built upon since.
   *
   * @param people with the versions that the import left
   * @returns the ids of those that are gone
   */
  async withdraw(by: Importer, people: readonly { id: string; version: number }[]): Promise<string[]> {
    const ids = people.map(({ id }) => id);
    const references = await this.unitOfWork.query<{ sql: string }>(REFERENCES_SQL);
    const used = references.map(({ sql }) => `AND NOT EXISTS (${sql})`).join('\n');
    // Held first: a file that is corrected meanwhile is one that was touched.
    await this.unitOfWork.query('SELECT FROM beneficiary WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids]);
    const gone = await this.unitOfWork.query<{ id: string }>(
      `DELETE FROM beneficiary b USING jsonb_to_recordset($1::jsonb) AS given (id uuid, version int)
        WHERE b.id = given.id AND b.version = given.version AND b.structure_id = $2
          AND b.notice_given_on IS NULL ${used} RETURNING b.id`,
      [JSON.stringify(people), by.structureId],
    );
    await this.record(
      'beneficiary.withdraw',
      by,
      gone.map(({ id }) => id),
    );
    return gone.map(({ id }) => id);
  }

  /** Empties again what `complete` wrote, where it still says the same. @returns the ids of those wholly as before */
  async restore(by: Importer, filled: readonly { id: string; filled: Filled }[]): Promise<string[]> {
    const rows = filled.map(({ id, filled: values }) => ({ id, ...values }));
    const restored = await this.unitOfWork.query<{ id: string; whole: boolean }>(RESTORE_SQL, [
      JSON.stringify(rows),
      by.structureId,
      this.clock.now(),
    ]);
    await this.record(
      'beneficiary.restore',
      by,
      restored.map(({ id }) => id),
    );
    return restored.filter(({ whole }) => whole).map(({ id }) => id);
  }

  private record(verb: string, { userId, structureId, importId }: Importer, ids: readonly string[]): Promise<void> {
    const details = { importId };
    return this.audit.recordAll(
      ids.map((subjectId) => ({ verb, subjectKind: 'beneficiary', subjectId, details, userId, structureId })),
    );
  }
}

/**
 * What else speaks of a person, whatever the module: any foreign key to a person’s file, but for those that go with it
 * and are written by the database itself.
 */
const REFERENCES_SQL = `
  SELECT format('SELECT FROM %s r WHERE r.%I = b.id', c.conrelid::regclass, a.attname) AS sql
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
   WHERE c.contype = 'f' AND c.confrelid = 'beneficiary'::regclass AND c.confdeltype <> 'c'`;

function filledOf(blanks: Blanks, people: readonly { id: string; person: ImportedPerson }[]): Filled {
  const filled: Filled = {};
  const given = people.filter(({ id }) => id === blanks.id).map(({ person }) => person);
  for (const field of Object.keys(FILLABLE) as Fillable[]) {
    if (blanks[field] !== FILLABLE[field].blank) continue;
    if ((field === 'phone' && blanks.noPhone) || (field === 'email' && blanks.noEmail)) continue;
    // The three of a commune are written together, or not at all.
    if ((field === 'communeName' || field === 'postalCode') && blanks.communeInsee !== null) continue;
    const value = given.map((person) => person[field]).find((one) => one !== null && one !== FILLABLE[field].blank);
    if (value !== undefined && value !== null) filled[field] = value;
  }
  return filled;
}
