import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { isId } from '../../../platform/ids.js';
import type { RegistrationStatus } from '../registration-status.js';
import type { WorkshopLevel, WorkshopMode } from '../vocabulary.js';
import type { WorkshopStatus } from '../workshop-status.js';
import type { CancelledBy, RegistrationSource } from './registration.entity.js';

/** When and where, as letters and pages say it. */
export interface WorkshopFacts {
  workshopId: string;
  title: string;
  level: WorkshopLevel | null;
  workshopStatus: WorkshopStatus;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  mode: WorkshopMode;
  /** Name of a place of the directory, then street, then town. */
  address: string[];
  connection: string | null;
  ownDevice: boolean;
  toBring: string | null;
  cancelWords: string | null;
  publicBooking: boolean;
  capacity: number;
  seatsTaken: number;
  waiting: number;
  organiserId: string;
  organiser: string;
  organiserPhone: string | null;
}

/** One registration and its workshop; no name. */
export interface RegistrationFacts extends WorkshopFacts {
  id: string;
  beneficiaryId: string | null;
  structureId: string | null;
  source: RegistrationSource;
  status: RegistrationStatus;
  heldUntil: Date | null;
  coming: 'yes' | 'no' | null;
  cancelledBy: CancelledBy | null;
  createdAt: Date;
  /** In the line, from 1. */
  position: number | null;
}

type Row<T extends WorkshopFacts> = Omit<T, 'address'> & { place: string | null; street: string | null; town: string };

const WORKSHOP = `w.id AS "workshopId", w.title, w.level, w.status AS "workshopStatus", w.starts_at AS "startsAt",
  w.ends_at AS "endsAt", w.zone, w.mode, p.name AS place, coalesce(p.address, w.address) AS street,
  CASE WHEN p.id IS NULL THEN concat_ws(' ', c.postal_codes[1], c.name)
       ELSE concat_ws(' ', p.postal_code, p.commune_name) END AS town,
  w.connection, w.own_device AS "ownDevice", w.to_bring AS "toBring", w.cancel_words AS "cancelWords",
  w.public_booking AS "publicBooking", w.capacity, w.seats_taken AS "seatsTaken", w.waiting,
  w.structure_id AS "organiserId", s.name AS organiser, s.phone AS "organiserPhone"`;

const JOINS = `JOIN structure s ON s.id = w.structure_id LEFT JOIN place p ON p.id = w.place_id
  LEFT JOIN commune c ON c.insee_code = w.commune_insee`;

/** Read where they lie, at the moment of writing. */
@Injectable()
export class RegistrationFactsQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async of(id: string): Promise<RegistrationFacts | undefined> {
    if (!isId(id)) return undefined;
    const [row] = await this.unitOfWork.prepared<Row<RegistrationFacts>>(
      `SELECT r.id, r.beneficiary_id AS "beneficiaryId", r.structure_id AS "structureId", r.source, r.status,
              r.held_until AS "heldUntil", r.coming, r.cancelled_by AS "cancelledBy", r.created_at AS "createdAt",
              CASE WHEN r.status = 'waiting' THEN (SELECT count(*)::integer FROM registration o
                WHERE o.workshop_id = r.workshop_id AND o.status = 'waiting' AND o.queue_number <= r.queue_number) END
                AS position, ${WORKSHOP}
         FROM registration r JOIN workshop w ON w.id = r.workshop_id ${JOINS} WHERE r.id = $1`,
      [id],
    );
    return row && withAddress(row);
  }

  async ofWorkshop(id: string): Promise<WorkshopFacts | undefined> {
    if (!isId(id)) return undefined;
    const [row] = await this.unitOfWork.prepared<Row<WorkshopFacts>>(
      `SELECT ${WORKSHOP} FROM workshop w ${JOINS} WHERE w.id = $1`,
      [id],
    );
    return row && withAddress(row);
  }
}

function withAddress<T extends Row<WorkshopFacts>>(
  row: T,
): Omit<T, 'place' | 'street' | 'town'> & { address: string[] } {
  const { place, street, town, ...facts } = row;
  return { ...facts, address: [place, street, town].filter((line): line is string => Boolean(line)) };
}
