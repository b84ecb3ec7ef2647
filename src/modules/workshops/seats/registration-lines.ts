import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { visibleBeneficiarySql } from '../../beneficiaries/index.js';
import type { RegistrationStatus } from '../registration-status.js';
import type { RegistrationSource } from './registration.entity.js';

/** Someone on the list of a workshop, for its organiser. */
export interface RegistrationLine {
  id: string;
  name: string;
  /** Null without a file, or when the reader’s structure does not see it. */
  beneficiaryId: string | null;
  phone: string | null;
  email: string | null;
  /** No message at all: the person’s relatives read their phone. */
  silent: boolean;
  status: RegistrationStatus;
  /** In the line, from 1. */
  position: number | null;
  heldUntil: Date | null;
  coming: 'yes' | 'no' | null;
  source: RegistrationSource;
  /** Of the agent who registered them, when it is another structure than the organiser. */
  referredBy: string | null;
  createdAt: Date;
}

/** More than any workshop has of seats, and of people who wait. */
const MOST = 1_000;

const LINES = `
  SELECT r.id, coalesce(r.name, b.first_name || ' ' || b.last_name) AS name,
         CASE WHEN ${visibleBeneficiarySql('r.beneficiary_id', '$2')} THEN r.beneficiary_id END AS "beneficiaryId",
         CASE WHEN b.id IS NULL THEN r.phone ELSE b.phone END AS phone,
         CASE WHEN b.id IS NULL THEN r.email ELSE b.email END AS email,
         b.contact_preference IS NOT DISTINCT FROM 'none' AS silent, r.status, r.position, r.held_until AS "heldUntil",
         r.coming, r.source, CASE WHEN r.structure_id <> $2 THEN s.name END AS "referredBy", r.created_at AS "createdAt"
    FROM (SELECT *, CASE WHEN status = 'waiting' THEN
                 (row_number() OVER (PARTITION BY status ORDER BY queue_number))::integer END AS position
            FROM registration WHERE workshop_id = $1) r
    LEFT JOIN beneficiary b ON b.id = r.beneficiary_id LEFT JOIN structure s ON s.id = r.structure_id`;

/** Who asked for a seat, in the order in which they did. The caller has checked that the organiser reads. */
@Injectable()
export class RegistrationLines {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async ofWorkshop(workshopId: string, structureId: string): Promise<RegistrationLine[]> {
    return this.unitOfWork.prepared<RegistrationLine>(`${LINES} ORDER BY r.queue_number LIMIT ${MOST}`, [
      workshopId,
      structureId,
    ]);
  }

  async one(workshopId: string, structureId: string, id: string): Promise<RegistrationLine | undefined> {
    const [row] = await this.unitOfWork.prepared<RegistrationLine>(`${LINES} WHERE r.id = $3`, [
      workshopId,
      structureId,
      id,
    ]);
    return row;
  }
}
