import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { ReminderSubject } from './reminder.entity.js';

/** What a reminder says: when, where, with what; never why, and no name of the person. */
export interface ReminderFacts {
  /** It still stands. */
  live: boolean;
  subjectId: string;
  /** How often an appointment was changed; null for a seat, which may go from one workshop to another. */
  version: number | null;
  changedAt: Date;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  /** Of a workshop. */
  title: string | null;
  mode: 'desk' | 'phone' | 'home' | 'video' | 'place' | 'remote';
  placeName: string | null;
  street: string | null;
  town: string | null;
  connection: string | null;
  toBring: string | null;
  ownDevice: boolean;
  structureName: string;
  structurePhone: string | null;
  /** A caisse by its name would say what it is about. */
  discreet: boolean;
}

const WHERE_AND_WHO = `
  p.name AS "placeName", s.name AS "structureName", coalesce(p.phone, s.phone) AS "structurePhone",
  s.kind = 'fund' AS discreet`;

const APPOINTMENT = `
  SELECT a.id AS "subjectId", a.status = 'upcoming' AS live, a.version, a.updated_at AS "changedAt",
         a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.zone, NULL AS title, a.mode,
         p.address AS street, concat_ws(' ', p.postal_code, p.commune_name) AS town, NULL AS connection,
         r.to_bring AS "toBring", false AS "ownDevice", ${WHERE_AND_WHO}
    FROM appointment a JOIN structure s ON s.id = a.structure_id JOIN appointment_reason r ON r.id = a.reason_id
    LEFT JOIN place p ON p.id = a.place_id WHERE a.id = ANY($1)`;

const REGISTRATION = `
  SELECT r.id AS "subjectId", r.status = 'registered' AND w.status = 'published' AS live, NULL AS version,
         w.updated_at AS "changedAt", w.starts_at AS "startsAt", w.ends_at AS "endsAt", w.zone, w.title, w.mode,
         coalesce(p.address, w.address) AS street,
         coalesce(concat_ws(' ', p.postal_code, p.commune_name), c.name) AS town, w.connection,
         w.to_bring AS "toBring", w.own_device AS "ownDevice", ${WHERE_AND_WHO}
    FROM registration r JOIN workshop w ON w.id = r.workshop_id JOIN structure s ON s.id = w.structure_id
    LEFT JOIN place p ON p.id = w.place_id LEFT JOIN commune c ON c.insee_code = w.commune_insee WHERE r.id = ANY($1)`;

@Injectable()
export class ReminderFactsQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Undefined when there is no such thing. */
  async of(kind: ReminderSubject, id: string): Promise<ReminderFacts | undefined> {
    return (await this.ofMany(kind, [id])).get(id);
  }

  /** In one query, by the number of the appointment or of the registration. */
  async ofMany(kind: ReminderSubject, ids: readonly string[]): Promise<Map<string, ReminderFacts>> {
    const sql = kind === 'appointment' ? APPOINTMENT : REGISTRATION;
    const rows = await this.unitOfWork.query<ReminderFacts>(sql, [ids]);
    return new Map(rows.map((facts) => [facts.subjectId, facts]));
  }
}
