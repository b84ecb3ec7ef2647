import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { RegistrationStatus } from '../registration-status.js';
import type { CancelledBy } from './registration.entity.js';

/** A seat, or a place in the line, as a person’s file tells it. */
export interface PersonRegistration {
  id: string;
  workshopId: string;
  title: string;
  startsAt: Date;
  zone: string;
  status: RegistrationStatus;
  cancelledBy: CancelledBy | null;
  placeName: string | null;
  /** Who holds the workshop. */
  structureName: string;
  /** The session that the workshop became: it tells who came. */
  sessionId: string | null;
}

const MOST = 100;

/** What a structure knows of a person’s workshops: those that it holds, and those for which it registered them. */
@Injectable()
export class PersonRegistrations {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The latest first. The caller has checked that the structure sees the person. */
  of(structureId: string, beneficiaryId: string): Promise<PersonRegistration[]> {
    return this.unitOfWork.query(
      `SELECT r.id, w.id AS "workshopId", w.title, w.starts_at AS "startsAt", w.zone, r.status,
              r.cancelled_by AS "cancelledBy", coalesce(p.name, w.address) AS "placeName", s.name AS "structureName",
              w.session_id AS "sessionId"
         FROM registration r
         JOIN workshop w ON w.id = r.workshop_id
         JOIN structure s ON s.id = w.structure_id
         LEFT JOIN place p ON p.id = w.place_id
        WHERE r.beneficiary_id = $2 AND (r.structure_id = $1 OR w.structure_id = $1)
        ORDER BY w.starts_at DESC, r.id LIMIT ${MOST}`,
      [structureId, beneficiaryId],
    );
  }
}
