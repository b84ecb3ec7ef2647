import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Typesetter } from '../../platform/pdf/index.js';
import { Clock } from '../../platform/time/clock.js';
import { longDay } from '../../platform/time/french.js';
import type { ReminderSubject } from './reminder.entity.js';
import { type ReminderFacts, ReminderFactsQueries } from './reminder-facts.js';
import { reminderWords } from './reminder-words.js';

export interface LetterToPrint {
  id: string;
  name: string;
  /** Postcode and commune: a file holds no street. */
  town: string | null;
  startsAt: Date;
  zone: string;
  subjectKind: ReminderSubject;
  subjectId: string;
}

/** A desk prints a week at once, not a year. */
const MOST = 100;

const TO_PRINT = `
  SELECT l.id, l.subject_kind AS "subjectKind", l.subject_id AS "subjectId", l.starts_at AS "startsAt",
         coalesce(a.zone, w.zone) AS zone, b.first_name || ' ' || b.last_name AS name,
         nullif(concat_ws(' ', b.postal_code, b.commune_name), '') AS town
    FROM reminder l
    LEFT JOIN appointment a ON l.subject_kind = 'appointment' AND a.id = l.subject_id
    LEFT JOIN registration r ON l.subject_kind = 'registration' AND r.id = l.subject_id
    LEFT JOIN workshop w ON w.id = r.workshop_id
    JOIN beneficiary b ON b.id = coalesce(a.beneficiary_id, r.beneficiary_id)
   WHERE l.structure_id = $1 AND l.way = 'letter' AND l.printed_at IS NULL AND l.starts_at > $2
     AND b.contact_preference <> 'none' AND l.starts_at = coalesce(a.starts_at, w.starts_at)
     AND coalesce(a.status = 'upcoming', r.status = 'registered' AND w.status = 'published')
   ORDER BY l.starts_at, l.id LIMIT ${MOST}`;

/** Reminders on paper, for those who read no screen: the desk prints them and says so. */
@Injectable()
export class ReminderLetters {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: ReminderFactsQueries,
    private readonly typesetter: Typesetter,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The nearest first, a hundred at most. */
  async toPrint({ structureId }: StructureActor): Promise<LetterToPrint[]> {
    return this.unitOfWork.query<LetterToPrint>(TO_PRINT, [structureId, this.clock.now()]);
  }

  /** How many wait, up to a hundred. */
  async count({ structureId }: StructureActor): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `SELECT count(*) AS count FROM (${TO_PRINT}) AS waiting`,
      [structureId, this.clock.now()],
    );
    return row?.count ?? 0;
  }

  /** All of them, one a page. */
  async pdf(actor: StructureActor): Promise<Buffer> {
    const letters = await this.toPrint(actor);
    const all = await this.factsOf(letters);
    const pages = letters.flatMap(({ id, name, town }) => {
      const facts = all.get(id);
      return facts ? [{ ...reminderWords(facts), name, town }] : [];
    });
    const subjectIds = letters.map(({ subjectId }) => subjectId);
    await this.audit.record({ verb: 'reminder.print', subjectKind: 'export', details: { subjectIds } });
    return this.typesetter.pdf('reminders/letters', { writtenOn: longDay(this.clock.today()), letters: pages });
  }

  /** @returns how many of these were still to print */
  async notePrinted({ structureId, userId }: StructureActor, ids: readonly string[]): Promise<number> {
    return this.unitOfWork.run(async () => {
      const noted = await this.unitOfWork.query<{ id: string }>(
        `UPDATE reminder SET printed_at = $3, printed_by = $4
          WHERE id = ANY($2) AND structure_id = $1 AND way = 'letter' AND printed_at IS NULL RETURNING id`,
        [structureId, ids, this.clock.now(), userId],
      );
      if (noted.length > 0) {
        const details = { ids: noted.map(({ id }) => id) };
        await this.audit.record({
          verb: 'reminder.note-printed',
          subjectKind: 'structure',
          subjectId: structureId,
          details,
        });
      }
      return noted.length;
    });
  }

  private async factsOf(letters: readonly LetterToPrint[]): Promise<Map<string, ReminderFacts>> {
    const found = new Map<string, ReminderFacts>();
    for (const kind of ['appointment', 'registration'] as const) {
      const ofKind = letters.filter(({ subjectKind }) => subjectKind === kind);
      const facts = await this.facts.ofMany(
        kind,
        ofKind.map(({ subjectId }) => subjectId),
      );
      for (const { id, subjectId } of ofKind) {
        const known = facts.get(subjectId);
        if (known) found.set(id, known);
      }
    }
    return found;
  }
}
