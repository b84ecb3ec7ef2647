import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { Appointment } from '../appointment.entity.js';
import { type ExternalRdv, hasMadeNumber } from './external-rdv.js';
import { NOBODY } from '../vocabulary.js';
import { statusAfter } from './rdv-status.js';

/** Times of the agenda that an imported appointment takes, as it is there: without a buffer. */
const timesOf = ({ startsAt, endsAt }: ExternalRdv) => ({ startsAt, endsAt, busyFrom: startsAt, busyUntil: endsAt });

/**
 * Rows of appointments that live in RDV Service Public. They are taken as they are: one that overlaps is marked `forced`.
 * Nobody is written to: RDV Service Public does it.
 */
@Injectable()
export class RdvRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Held until the transaction ends. */
  find(structureId: string, externalId: string): Promise<Appointment | null> {
    const where = { structureId, externalId };
    return this.unitOfWork.repository(Appointment).findOne({ where, lock: { mode: 'pessimistic_write' } });
  }

  /** The same appointment under another number: one of the two was made of what an export said. */
  async findTwin(
    structureId: string,
    agentId: string,
    { externalId, startsAt }: ExternalRdv,
  ): Promise<Appointment | null> {
    const where = { structureId, agentId, startsAt, source: 'rdv_service_public' as const };
    const found = await this.unitOfWork.repository(Appointment).findOne({ where, lock: { mode: 'pessimistic_write' } });
    return found && (hasMadeNumber(externalId) || hasMadeNumber(found.externalId)) ? found : null;
  }

  /** Its own number, now that it is known. */
  async renumber(appointment: Appointment, { externalId }: ExternalRdv): Promise<void> {
    if (hasMadeNumber(appointment.externalId) && !hasMadeNumber(externalId))
      await this.save(appointment, { externalId });
  }

  async add(
    rdv: ExternalRdv,
    here: Pick<
      Appointment,
      'structureId' | 'agentId' | 'reasonId' | 'zone' | 'beneficiaryId' | 'name' | 'phone' | 'email'
    >,
  ): Promise<void> {
    const [id, now] = [newId(), this.clock.now()];
    const forced = await this.overlaps(here.agentId, rdv, id);
    await this.unitOfWork.repository(Appointment).insert({
      ...{ id, ...here, ...timesOf(rdv), mode: rdv.mode, status: rdv.status, forced, externalId: rdv.externalId },
      ...{ source: 'rdv_service_public' as const, formKey: newId(), createdAt: now, updatedAt: now, version: 1 },
      endedAt: rdv.status === 'upcoming' ? null : rdv.endedAt,
    });
    await this.note(here.structureId, id, 'appointment.receive', { status: rdv.status, forced });
  }

  /** Its hour and what became of it; never what was noted here of a session. @returns whether anything changed */
  async change(appointment: Appointment, rdv: ExternalRdv, agentId: string): Promise<boolean> {
    const status = appointment.sessionId ? appointment.status : statusAfter(appointment.status, rdv.status);
    const moved =
      appointment.startsAt.getTime() !== rdv.startsAt.getTime() ||
      appointment.endsAt.getTime() !== rdv.endsAt.getTime() ||
      appointment.agentId !== agentId;
    if (!moved && status === appointment.status) return false;
    const forced = moved || appointment.forced ? await this.overlaps(agentId, rdv, appointment.id) : false;
    await this.save(appointment, { ...timesOf(rdv), agentId, forced, ...this.ended(appointment, status, rdv.endedAt) });
    await this.note(appointment.structureId, appointment.id, 'appointment.receive-change', { status, moved, forced });
    return true;
  }

  /** Destroyed there: what was to come is cancelled, what was held stays; an old one loses the name it had without a file. */
  async remove(appointment: Appointment, { gone, toldAt }: ExternalRdv): Promise<void> {
    const over = appointment.status === 'upcoming' ? this.ended(appointment, 'cancelled_by_service', toldAt) : {};
    const nameless = gone === 'rgpd' && appointment.name !== null ? { name: NOBODY, phone: null, email: null } : {};
    await this.save(appointment, { ...over, ...nameless });
    await this.note(appointment.structureId, appointment.id, 'appointment.receive-end', { reason: gone });
  }

  private ended(appointment: Appointment, status: Appointment['status'], at: Date): Partial<Appointment> {
    if (status === appointment.status) return {};
    return { status, endedAt: status === 'upcoming' ? null : at, endedBy: null };
  }

  private async save(appointment: Appointment, changes: Partial<Appointment>): Promise<void> {
    const version = appointment.version + 1;
    Object.assign(appointment, changes, { version, updatedAt: this.clock.now() });
    await this.unitOfWork.repository(Appointment).save(appointment);
  }

  /** With the agent held, as the trigger of the table holds them. A cancelled one takes nobody’s time. */
  private async overlaps(
    agentId: string,
    { startsAt, endsAt, status }: ExternalRdv,
    exceptId: string,
  ): Promise<boolean> {
    if (status === 'cancelled_by_service' || status === 'cancelled_by_person') return false;
    await this.unitOfWork.query(`SELECT pg_advisory_xact_lock(hashtextextended('agenda:' || $1, 0))`, [agentId]);
    const [found] = await this.unitOfWork.prepared(
      `SELECT 1 AS one FROM appointment WHERE agent_id = $1 AND id <> $4 AND busy_from < $3 AND busy_until > $2
          AND status NOT IN ('cancelled_by_service', 'cancelled_by_person')
          AND starts_at > $2::timestamptz - interval '2 days' AND starts_at < $3::timestamptz + interval '1 day' LIMIT 1`,
      [agentId, startsAt, endsAt, exceptId],
    );
    return found !== undefined;
  }

  private note(structureId: string, subjectId: string, verb: string, details: Record<string, string | boolean | null>) {
    return this.audit.record({ verb, subjectKind: 'appointment', subjectId, structureId, details });
  }
}
