import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { RegistrationStatus } from './registration-status.js';
import type { CancelledBy } from './seats/registration.entity.js';
import type { WorkshopMode } from './vocabulary.js';
import type { WorkshopStatus } from './workshop-status.js';

/** The seat that a referral asked for, as both its sides may read it. */
export interface ReferralSeat {
  registrationId: string;
  workshopId: string;
  status: RegistrationStatus;
  cancelledBy: CancelledBy | null;
  heldUntil: Date | null;
  /** 1 for the first of the line; null for whoever does not wait. */
  position: number | null;
  title: string;
  workshopStatus: WorkshopStatus;
  mode: WorkshopMode;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  placeName: string | null;
  address: string | null;
  postalCode: string | null;
  communeName: string | null;
}

/** Seats seen from the referral that asked for them. */
@Injectable()
export class ReferralSeats {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The last one that it asked for. The caller has checked that the referral may be read. */
  async of(referralId: string): Promise<ReferralSeat | undefined> {
    const [seat] = await this.unitOfWork.prepared<ReferralSeat & Record<string, unknown>>(
      `SELECT r.id AS "registrationId", w.id AS "workshopId", r.status, r.cancelled_by AS "cancelledBy",
              r.held_until AS "heldUntil", w.title, w.status AS "workshopStatus", w.mode, w.zone, w.starts_at AS "startsAt",
              w.ends_at AS "endsAt", p.name AS "placeName", coalesce(p.address, w.address) AS address,
              coalesce(p.postal_code, c.postal_codes[1]) AS "postalCode", coalesce(p.commune_name, c.name) AS "communeName",
              CASE WHEN r.status = 'waiting' THEN (SELECT count(*) FROM registration o WHERE o.workshop_id = w.id
                AND o.status = 'waiting' AND o.queue_number <= r.queue_number)::integer END AS position
         FROM registration r JOIN workshop w ON w.id = r.workshop_id LEFT JOIN place p ON p.id = w.place_id
         LEFT JOIN commune c ON c.insee_code = w.commune_insee
        WHERE r.referral_id = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT 1`,
      [referralId],
    );
    return seat;
  }
}
