import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { AppointmentStatus } from '../appointment-status.js';

/** An appointment as a person’s file tells it. */
export interface PersonAppointment {
  id: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  status: AppointmentStatus;
  /** The reason. */
  title: string;
  mode: 'desk' | 'phone' | 'home' | 'video';
  placeName: string | null;
  agentName: string;
  structureName: string;
  /** Of the reader’s structure: its page is theirs to open. */
  own: boolean;
  referralId: string | null;
  sessionId: string | null;
  endedAt: Date | null;
}

const MOST = 100;

/** What a structure knows of a person’s appointments: its own, and those that its referrals led to. */
@Injectable()
export class PersonAppointments {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The latest first. The caller has checked that the structure sees the person. */
  of(structureId: string, beneficiaryId: string): Promise<PersonAppointment[]> {
    return this.unitOfWork.query(
      `SELECT a.id, a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.zone, a.status, r.label AS title, a.mode,
              p.name AS "placeName", u.first_name || ' ' || u.last_name AS "agentName", s.name AS "structureName",
              a.structure_id = $1 AS own, a.referral_id AS "referralId", a.session_id AS "sessionId",
              a.ended_at AS "endedAt"
         FROM appointment a
         JOIN appointment_reason r ON r.id = a.reason_id
         JOIN app_user u ON u.id = a.agent_id
         JOIN structure s ON s.id = a.structure_id
         LEFT JOIN place p ON p.id = a.place_id
        WHERE a.beneficiary_id = $2
          AND (a.structure_id = $1 OR EXISTS (SELECT FROM referral o
                                               WHERE o.id = a.referral_id AND o.sender_structure_id = $1))
        ORDER BY a.starts_at DESC, a.id LIMIT ${MOST}`,
      [structureId, beneficiaryId],
    );
  }
}
