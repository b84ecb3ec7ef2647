import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { type AuditEntry, AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { Appointment } from '../appointment.entity.js';
import { hourTaken } from '../web/labels.js';
import { type AppointmentNews, AppointmentWatchers } from './appointment-watchers.js';

/** What is done to an appointment, for the journal and for those who watch. */
export interface Act {
  verb: string;
  what: AppointmentNews['what'];
  by: AppointmentNews['by'];
  details?: AuditEntry['details'];
}

/** The hour was taken meanwhile: the page offers others. */
export class HourTakenError extends ConflictError {
  constructor() {
    super(hourTaken);
  }
}

/** Reads and writes of one appointment: its row held, then its journal and those who watch with each change. */
@Injectable()
export class AppointmentRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly watchers: AppointmentWatchers,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError absent */
  async find(id: string): Promise<Appointment> {
    const found = isId(id) ? await this.unitOfWork.repository(Appointment).findOneBy({ id }) : null;
    if (!found) throw new NotFoundError('appointment');
    return found;
  }

  /** The same, held until the transaction ends: whoever comes second finds what the first left. */
  async hold(id: string): Promise<Appointment> {
    const found = isId(id)
      ? await this.unitOfWork.repository(Appointment).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } })
      : null;
    if (!found) throw new NotFoundError('appointment');
    return found;
  }

  /** The one that a form made already. */
  madeBy(formKey: string): Promise<Appointment | null> {
    return this.unitOfWork.repository(Appointment).findOneBy({ formKey });
  }

  /** Those to come that a referral had brought, when it ends without the person being received. */
  async cancelOfReferral(referralId: string): Promise<void> {
    const open = await this.unitOfWork.repository(Appointment).find({
      where: { referralId, status: 'upcoming' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const appointment of open) {
      const { startsAt, agentId, placeId, status } = appointment;
      appointment.become('cancelled_by_service', null, this.clock.now());
      const act: Act = {
        verb: 'appointment.cancel',
        what: 'cancelled',
        by: 'service',
        details: { reason: 'referral' },
      };
      await this.save(appointment, { startsAt, agentId, placeId, status }, act);
    }
  }

  /** Agents are taken one at a time, under the key that the database’s trigger takes too. */
  async holdAgent(agentId: string): Promise<void> {
    await this.unitOfWork.query(`SELECT pg_advisory_xact_lock(hashtextextended('agenda:' || $1, 0))`, [agentId]);
  }

  /** @throws HourTakenError */
  async add(appointment: Appointment, act: Act): Promise<void> {
    await refusingOverlaps(() => this.unitOfWork.repository(Appointment).insert(appointment));
    await this.told(appointment, null, act);
  }

  /** @throws HourTakenError */
  async save(appointment: Appointment, former: AppointmentNews['former'], act: Act): Promise<void> {
    await refusingOverlaps(() => this.unitOfWork.repository(Appointment).save(appointment));
    await this.told(appointment, former, act);
  }

  private async told(appointment: Appointment, former: AppointmentNews['former'], act: Act): Promise<void> {
    await this.audit.record({
      verb: act.verb,
      subjectKind: 'appointment',
      subjectId: appointment.id,
      structureId: appointment.structureId,
      details: { ...act.details, by: act.by },
    });
    await this.watchers.changed({ what: act.what, by: act.by, appointment, former });
  }
}

async function refusingOverlaps(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const cause = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }) : {};
    if (cause.constraint === 'appointment_busy_excl') throw new HourTakenError();
    throw error;
  }
}
