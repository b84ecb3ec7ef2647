import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import type { RegistrationStatus } from '../registration-status.js';
import type { WorkshopStatus } from '../workshop-status.js';
import { CHANGED_MEANWHILE, Registration } from './registration.entity.js';
import { type ChangedBy, type SeatChange, SeatWatchers } from './seat-watchers.js';

/** A workshop whose row this transaction holds: nobody else gives or takes one of its seats meanwhile. */
export interface HeldWorkshop {
  id: string;
  structureId: string;
  status: WorkshopStatus;
  startsAt: Date;
  zone: string;
  offerHours: number;
  /** Seats that nobody sits on. */
  free: number;
  waiting: number;
}

/** Where it stood before, and who changed it. */
export interface Former {
  from: RegistrationStatus;
  by: ChangedBy;
  workshopId?: string;
}

const ALREADY = 'Cette personne est déjà inscrite à cet atelier.';

/** The database stopped one of two transactions that waited for each other: it is run again. */
const DEADLOCK = '40P01';
const TRIES = 3;

const codesOf = (error: unknown): { code?: string; constraint?: string } =>
  error instanceof QueryFailedError ? (error.driverError as { code?: string; constraint?: string }) : {};

/** Rows of workshops and registrations, held and written: every change of a seat goes through here. */
@Injectable()
export class SeatRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly watchers: SeatWatchers,
  ) {}

  /** One command, one transaction; one that the database stopped for another’s sake is begun again. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const tries = this.unitOfWork.active ? 1 : TRIES;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.unitOfWork.run(work);
      } catch (error) {
        const { code, constraint } = codesOf(error);
        if (constraint === 'registration_person_idx') throw new ConflictError(ALREADY);
        if (code !== DEADLOCK || attempt >= tries) throw error;
      }
    }
  }

  /** True in the transaction of somebody else’s command, which cannot be undone by half. */
  get joined(): boolean {
    return this.unitOfWork.active;
  }

  /** Holds the rows, in the order of their ids whatever the order asked. @throws NotFoundError when one is absent */
  async hold(...ids: readonly string[]): Promise<HeldWorkshop[]> {
    const rows = await this.unitOfWork.prepared<HeldWorkshop>(
      `SELECT id, structure_id AS "structureId", status, starts_at AS "startsAt", zone, offer_hours AS "offerHours",
              capacity - seats_taken AS free, waiting
         FROM workshop WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE`,
      [ids.filter(isId)],
    );
    return ids.map((id) => {
      const row = rows.find((one) => one.id === id);
      if (!row) throw new NotFoundError('workshop');
      return row;
    });
  }

  /** The registration, once the row of its workshop is held. */
  async holdRegistration(id: string): Promise<{ registration: Registration; workshop: HeldWorkshop }> {
    const [workshop] = await this.hold((await this.find(id)).workshopId);
    const registration = await this.find(id);
    // It moved while we waited for the row.
    if (!workshop || registration.workshopId !== workshop.id) throw new ConflictError(CHANGED_MEANWHILE);
    return { registration, workshop };
  }

  /** Not held. @throws NotFoundError */
  async find(id: string): Promise<Registration> {
    const found = isId(id) ? await this.unitOfWork.repository(Registration).findOneBy({ id }) : null;
    if (!found) throw new NotFoundError('registration');
    return found;
  }

  /** Those of a workshop in these states, in the order in which they asked. */
  async inOrder(
    workshopId: string,
    statuses: readonly RegistrationStatus[],
    more: { heldBefore?: Date; most?: number } = {},
  ): Promise<Registration[]> {
    const query = this.unitOfWork
      .repository(Registration)
      .createQueryBuilder('r')
      .where('r.workshop_id = :workshopId AND r.status IN (:...statuses)', { workshopId, statuses })
      .orderBy('r.queueNumber', 'ASC')
      .take(more.most ?? MOST);
    if (more.heldBefore) query.andWhere('r.held_until <= :limit', { limit: more.heldBefore });
    return query.getMany();
  }

  /** The next number of the line; the row is held. */
  async nextNumber(workshopId: string): Promise<number> {
    const [row] = await this.unitOfWork.query<{ number: number }>(
      'UPDATE workshop SET last_queue_number = last_queue_number + 1 WHERE id = $1 RETURNING last_queue_number AS number',
      [workshopId],
    );
    if (!row) throw new NotFoundError('workshop');
    return row.number;
  }

  /** Written, noted, told to whoever watches. */
  async keep(registration: Registration, former: Former, verb: string, structureId: string): Promise<void> {
    await this.unitOfWork.repository(Registration).save(registration);
    await this.note(registration.id, registration.workshopId, verb, structureId);
    const { id, workshopId, referralId, beneficiaryId, status } = registration;
    await this.watched({
      ...{ registrationId: id, workshopId, formerWorkshopId: former.workshopId ?? workshopId, referralId },
      ...{ beneficiaryId, from: former.from, to: status, by: former.by },
    });
  }

  async watched(change: SeatChange): Promise<void> {
    await this.watchers.changed(change);
  }

  async note(registrationId: string, workshopId: string, verb: string, structureId: string): Promise<void> {
    const details = { workshopId };
    await this.audit.record({ verb, subjectKind: 'registration', subjectId: registrationId, structureId, details });
  }

  /** A place in the line, from 1; null for whoever does not wait. */
  async positionOf({ workshopId, status, queueNumber }: Registration): Promise<number | null> {
    if (status !== 'waiting') return null;
    const [row] = await this.unitOfWork.prepared<{ position: number }>(
      `SELECT count(*)::integer AS position FROM registration
        WHERE workshop_id = $1 AND status = 'waiting' AND queue_number <= $2`,
      [workshopId, queueNumber],
    );
    return row?.position ?? null;
  }
}

/** As many as a workshop ever has seats, and as wait. */
const MOST = 2_000;
