import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { visibleBeneficiarySql } from '../../beneficiaries/index.js';
import type { AgendaItem, Window } from './agenda-item.js';

/** More than a month of a large structure; past it the page says that it is not whole. */
export const MOST_ITEMS = 2000;

/** Nothing lasts longer (a CHECK says so), so that what began before is looked for no further. */
const LONGEST = `interval '24 hours'`;

/** A person without a file gave their name to this structure; the file of another is seen when it is shared. */
export const appointmentItemsSql = (where: string): string => `
  SELECT 'appointment' AS kind, a.id, ARRAY[a.agent_id] AS "agentIds",
         ARRAY[u.first_name || ' ' || u.last_name] AS "agentNames",
         a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.zone, a.status, a.mode, r.label AS title,
         coalesce(a.name, CASE WHEN ${visibleBeneficiarySql('a.beneficiary_id', 'a.structure_id')}
                               THEN b.first_name || ' ' || b.last_name END) AS "personName",
         p.name AS "placeName", a.forced, a.coming, NULL::smallint AS "seatsTaken", NULL::smallint AS capacity
    FROM appointment a
    JOIN appointment_reason r ON r.id = a.reason_id
    JOIN app_user u ON u.id = a.agent_id
    LEFT JOIN place p ON p.id = a.place_id
    LEFT JOIN beneficiary b ON b.id = a.beneficiary_id
   WHERE ${where}`;

const workshopItemsSql = (where: string): string => `
  SELECT 'workshop' AS kind, w.id, coalesce(who.ids, '{}') AS "agentIds", coalesce(who.names, '{}') AS "agentNames",
         w.starts_at AS "startsAt", w.ends_at AS "endsAt", w.zone, w.status, w.mode, w.title,
         NULL AS "personName", coalesce(p.name, w.address) AS "placeName", false AS forced, NULL AS coming,
         w.seats_taken AS "seatsTaken", w.capacity
    FROM workshop w
    LEFT JOIN place p ON p.id = w.place_id
    LEFT JOIN LATERAL (
      SELECT array_agg(u.id ORDER BY u.id) AS ids, array_agg(u.first_name || ' ' || u.last_name ORDER BY u.id) AS names
        FROM workshop_animator wa JOIN app_user u ON u.id = wa.user_id WHERE wa.workshop_id = w.id) who ON true
   WHERE w.status IN ('published', 'closed') AND ${where}`;

/** Appointments and workshops between two instants, in one statement. */
@Injectable()
export class AgendaQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By hour. Workshops are those that the structure holds, or that the agent animates anywhere. */
  async between(structureId: string, { from, until }: Window, agentId: string | null): Promise<AgendaItem[]> {
    const within = (alias: string) =>
      `${alias}.starts_at < $3 AND ${alias}.starts_at > $2::timestamptz - ${LONGEST} AND ${alias}.ends_at > $2`;
    const appointments = `a.structure_id = $1 AND ${agentId ? 'a.agent_id = $4 AND' : ''} ${within('a')}`;
    const animated = 'EXISTS (SELECT FROM workshop_animator own WHERE own.workshop_id = w.id AND own.user_id = $4)';
    const workshops = `${agentId ? animated : 'w.structure_id = $1'} AND ${within('w')}`;
    return this.unitOfWork.query<AgendaItem>(
      `${appointmentItemsSql(appointments)} UNION ALL ${workshopItemsSql(workshops)}
       ORDER BY "startsAt", "endsAt", id LIMIT ${MOST_ITEMS}`,
      [structureId, from, until, ...(agentId ? [agentId] : [])],
    );
  }
}
