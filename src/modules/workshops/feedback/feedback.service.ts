import { Injectable } from '@nestjs/common';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { AttendanceRecords } from '../attendance/attendance-records.js';
import { sheetsOf } from './paper-sheets.js';
import type { Answers, Counts } from './questions.js';
import { WorkshopFeedback } from './workshop-feedback.entity.js';

/** A workshop whose key somebody holds. */
export interface AskedWorkshop {
  id: string;
  title: string;
  structureName: string;
  startsAt: Date;
  zone: string;
  /** From its beginning on, for a month. */
  state: 'early' | 'open' | 'ended';
}

/** 256 random bits, as they are written in an address. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const DAYS_OPEN = 30;
const DAY_MS = 86_400_000;

const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

const TOO_EARLY = 'L’atelier n’a pas commencé\u00a0: les réponses viennent après.';

/** Satisfaction: three answers of nobody in particular. No person, no hour: not even in the number of the row. */
@Injectable()
export class Feedback {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: AttendanceRecords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * A new key to the sheet, which ends the former one.
   * @returns the token, which nobody can find again
   * @throws NotFoundError absent, of another structure, never held
   */
  async mint(actor: StructureActor, workshopId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.unitOfWork.run(async () => {
      await this.records.hold(actor, workshopId);
      await this.unitOfWork.execute('UPDATE workshop SET feedback_hash = $2 WHERE id = $1', [workshopId, digest(token)]);
      await this.audit.record({ verb: 'workshop.feedback-link', subjectKind: 'workshop', subjectId: workshopId });
    });
    return token;
  }

  /** Undefined for a key that was never given, or that another has replaced. */
  async find(token: unknown): Promise<AskedWorkshop | undefined> {
    if (typeof token !== 'string' || !TOKEN.test(token)) return undefined;
    const [row] = await this.unitOfWork.prepared<Omit<AskedWorkshop, 'state'> & { endsAt: Date }>(
      `SELECT w.id, w.title, s.name AS "structureName", w.starts_at AS "startsAt", w.ends_at AS "endsAt", w.zone
         FROM workshop w JOIN structure s ON s.id = w.structure_id WHERE w.feedback_hash = $1`,
      [digest(token)],
    );
    if (!row) return undefined;
    const { endsAt, ...workshop } = row;
    const now = this.clock.now().getTime();
    const ended = now >= endsAt.getTime() + DAYS_OPEN * DAY_MS;
    return { ...workshop, state: ended ? 'ended' : now < workshop.startsAt.getTime() ? 'early' : 'open' };
  }

  /** By whoever holds the key. */
  async answer(workshopId: string, answers: Answers): Promise<void> {
    await this.unitOfWork
      .repository(WorkshopFeedback)
      .insert({ id: randomUUID(), workshopId, ...answers, givenBy: 'link' });
  }

  /** What was counted on paper, instead of what was entered before. */
  async enterPaper(actor: StructureActor, workshopId: string, counts: Counts): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { startsAt } = await this.records.hold(actor, workshopId);
      if (this.clock.now() < startsAt) throw new ConflictError(TOO_EARLY);
      await this.unitOfWork.execute(`DELETE FROM workshop_feedback WHERE workshop_id = $1 AND given_by = 'paper'`, [
        workshopId,
      ]);
      const sheets = sheetsOf(counts);
      const rows = sheets.map((answers) => ({ id: randomUUID(), workshopId, ...answers, givenBy: 'paper' as const }));
      if (rows.length > 0) await this.unitOfWork.repository(WorkshopFeedback).insert(rows);
      const details = { sheets: sheets.length };
      await this.audit.record({ verb: 'workshop.feedback', subjectKind: 'workshop', subjectId: workshopId, details });
    });
  }
}
