import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { canOrganise } from '../organising/workshop.policy.js';
import type { RegistrationStatus } from '../registration-status.js';
import { type HeldWorkshop, SeatRecords } from '../seats/seat-records.js';
import type { ChangedBy } from '../seats/seat-watchers.js';

/** One registration, as attendance sees it. */
export interface Line {
  id: string;
  beneficiaryId: string | null;
  referralId: string | null;
  status: RegistrationStatus;
  walkIn: boolean;
  /** Was not on the list before the day. */
  added: boolean;
}

export interface LineMark {
  line: Line;
  mark: 'attended' | 'absent';
}

/** Rows of registrations on the day, written by the whole list; whoever watches seats is told of each. */
@Injectable()
export class AttendanceRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seats: SeatRecords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The row of the workshop, until the end of the transaction. @throws NotFoundError absent, foreign, or never held */
  async hold(actor: StructureActor, workshopId: string): Promise<HeldWorkshop> {
    const [workshop] = await this.seats.hold(workshopId);
    const held = workshop?.status === 'published' || workshop?.status === 'closed';
    if (!workshop || !held || !canOrganise(actor, workshop)) throw new NotFoundError('workshop');
    return workshop;
  }

  lines(workshopId: string): Promise<Line[]> {
    return this.unitOfWork.prepared<Line & Record<string, unknown>>(
      `SELECT id, beneficiary_id AS "beneficiaryId", referral_id AS "referralId", status, walk_in AS "walkIn",
              source = 'walk_in' AS added
         FROM registration WHERE workshop_id = $1 AND status <> 'cancelled' ORDER BY queue_number`,
      [workshopId],
    );
  }

  /** Someone who waited sits beside the seats: whoever came, came. */
  async mark({ userId }: StructureActor, workshopId: string, changes: readonly LineMark[]): Promise<void> {
    if (changes.length === 0) return;
    await this.unitOfWork.execute(
      `UPDATE registration r SET status = m.mark, marked_at = $2, marked_by = $3, held_until = NULL,
              walk_in = r.walk_in OR r.status = 'waiting', version = r.version + 1
         FROM unnest($4::uuid[], $5::text[]) AS m (id, mark) WHERE r.id = m.id AND r.workshop_id = $1`,
      [workshopId, this.clock.now(), userId, changes.map(({ line }) => line.id), changes.map(({ mark }) => mark)],
    );
    await this.noted(workshopId, 'registration.mark', changes.map(({ line, mark }) => ({ line, details: { mark } })));
    for (const { line, mark } of changes) await this.tell(workshopId, line, mark, 'desk');
  }

  /** Those who have no seat when all is over. */
  async endLine(workshopId: string, lines: readonly Line[]): Promise<void> {
    if (lines.length === 0) return;
    await this.unitOfWork.execute(
      `UPDATE registration SET status = 'cancelled', cancelled_by = 'lapsed', cancelled_at = $2, held_until = NULL,
              version = version + 1 WHERE id = ANY ($1)`,
      [lines.map(({ id }) => id), this.clock.now()],
    );
    await this.noted(workshopId, 'registration.lapse', lines.map((line) => ({ line, details: {} })));
    for (const line of lines) await this.tell(workshopId, line, 'cancelled', 'lapsed');
  }

  async add(actor: StructureActor, workshopId: string, beneficiaryId: string, id: string): Promise<void> {
    const number = await this.seats.nextNumber(workshopId);
    const now = this.clock.now();
    await this.unitOfWork.execute(
      `INSERT INTO registration (id, workshop_id, beneficiary_id, structure_id, registered_by, source, status, walk_in,
         queue_number, marked_at, marked_by, form_key, created_at)
       VALUES ($1, $2, $3, $4, $5, 'walk_in', 'attended', true, $6, $7, $5, $8, $7)`,
      [id, workshopId, beneficiaryId, actor.structureId, actor.userId, number, now, newId()],
    );
    const line: Line = { id, beneficiaryId, referralId: null, status: 'attended', walkIn: true, added: true };
    await this.noted(workshopId, 'registration.walk-in', [{ line, details: {} }]);
    await this.tell(workshopId, line, 'attended', 'desk', null);
  }

  async takeBack(actor: StructureActor, workshopId: string, line: Line): Promise<void> {
    if (line.added) await this.unitOfWork.execute('DELETE FROM registration WHERE id = $1', [line.id]);
    else {
      await this.unitOfWork.execute(
        `UPDATE registration SET status = 'waiting', walk_in = false, marked_at = NULL, marked_by = NULL,
                version = version + 1 WHERE id = $1`,
        [line.id],
      );
      await this.tell(workshopId, line, 'waiting', 'desk');
    }
    await this.noted(workshopId, 'registration.take-back', [{ line, details: { by: actor.userId } }]);
  }

  async countAnonymous(workshopId: string, count: number): Promise<void> {
    await this.unitOfWork.execute('UPDATE workshop SET anonymous_walk_ins = $2 WHERE id = $1', [workshopId, count]);
  }

  private async noted(
    workshopId: string,
    verb: string,
    lines: readonly { line: Line; details: Record<string, string> }[],
  ): Promise<void> {
    await this.audit.recordAll(
      lines.map(({ line, details }) => ({
        ...{ verb, subjectKind: 'registration', subjectId: line.id },
        details: { workshopId, ...details },
      })),
    );
  }

  private tell(
    workshopId: string,
    { id, referralId, beneficiaryId, status }: Line,
    to: RegistrationStatus,
    by: ChangedBy,
    from: RegistrationStatus | null = status,
  ): Promise<void> {
    return this.seats.watched({
      ...{ registrationId: id, workshopId, formerWorkshopId: workshopId, referralId, beneficiaryId },
      ...{ from, to, by },
    });
  }
}
