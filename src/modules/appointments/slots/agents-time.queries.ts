import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { Day } from '../../../platform/time/day.js';
import { publicHoliday } from '../../structures/index.js';
import { animatedTimesSql } from '../../workshops/index.js';
import { type AbsenceTimes, timesOf } from './absence-times.js';
import { merged, type OpenHours, type Span } from './free-slots.js';

export interface Asked {
  structureId: string;
  reasonId: string;
  /** Those alone; all when absent. */
  agentIds?: readonly string[] | undefined;
  placeIds?: readonly string[] | undefined;
}

export interface AgentAbsence extends AbsenceTimes {
  agentId: string;
}

interface HoursRow {
  agentId: string;
  placeId: string | null;
  communeInsee: string | null;
  zone: string;
  kind: 'once' | 'weekly' | 'monthly';
  every: number;
  weekdays: number[];
  weekOfMonth: number;
  from: Day;
  until: Day | null;
  startMinute: number;
  endMinute: number;
  worksHolidays: boolean;
}

/** When somebody of the structure receives: their account is open, and they work there on the day that is asked. */
const HOURS = `
  SELECT a.agent_id AS "agentId", a.place_id AS "placeId", coalesce(p.commune_insee, s.commune_insee) AS "communeInsee",
         a.zone, a.kind, a.every, a.weekdays, a.week_of_month AS "weekOfMonth", a.from_day AS "from",
         a.until_day AS "until", a.start_minute AS "startMinute", a.end_minute AS "endMinute",
         a.works_holidays AS "worksHolidays"
    FROM availability a JOIN structure s ON s.id = a.structure_id LEFT JOIN place p ON p.id = a.place_id
    JOIN app_user u ON u.id = a.agent_id AND u.disabled_at IS NULL
   WHERE a.structure_id = $1 AND a.from_day <= $5 AND coalesce(a.until_day, 'infinity') >= $4
     AND ($3::uuid[] IS NULL OR a.agent_id = ANY ($3)) AND ($6::uuid[] IS NULL OR a.place_id = ANY ($6))
     AND (NOT EXISTS (SELECT FROM availability_reason r WHERE r.availability_id = a.id)
          OR EXISTS (SELECT FROM availability_reason r WHERE r.availability_id = a.id AND r.reason_id = $2))
     AND EXISTS (SELECT FROM membership m WHERE m.user_id = a.agent_id AND m.structure_id = a.structure_id
                    AND m.starts_on <= $4 AND coalesce(m.ends_on, 'infinity') >= $4)
   ORDER BY a.id`;

/**
 * What takes the agents’ time between two instants. Neighbours are one span in the answer, however many they are. The
 * bounds on the beginning are for the index: an appointment lasts a day at most, and keeps two hours before and after.
 */
const TAKEN = `
  SELECT agent_id AS "agentId", (extract(epoch FROM lower(span)) * 1000)::bigint AS "from",
         (extract(epoch FROM upper(span)) * 1000)::bigint AS "until"
    FROM (SELECT agent_id, unnest(range_agg(tstzrange(starts_at, ends_at))) AS span FROM (
      SELECT agent_id, busy_from AS starts_at, busy_until AS ends_at FROM appointment
       WHERE agent_id = ANY ($1::uuid[]) AND status NOT IN ('cancelled_by_service', 'cancelled_by_person')
         AND starts_at > $2::timestamptz - interval '26 hours' AND starts_at < $3::timestamptz + interval '2 hours'
         AND id IS DISTINCT FROM $4::uuid
      UNION ALL ${animatedTimesSql('$1::uuid[]', '$2::timestamptz', '$3::timestamptz')}) AS times
     GROUP BY agent_id) AS spans
   ORDER BY 1, 2`;

/** When agents receive, are away, and are taken. */
@Injectable()
export class AgentsTime {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Rules that may give an hour from one day to another. */
  async hours({ structureId, reasonId, agentIds, placeIds }: Asked, first: Day, last: Day): Promise<OpenHours[]> {
    const rows = await this.unitOfWork.query<HoursRow>(HOURS, [
      ...[structureId, reasonId, agentIds ?? null, first, last, placeIds ?? null],
    ]);
    const closed = closedDays();
    return rows.map(({ agentId, placeId, zone, startMinute, endMinute, communeInsee, worksHolidays, ...rule }) => ({
      ...{ agentId, placeId, zone, startMinute, endMinute, rule },
      closedOn: (day) => !worksHolidays && closed(day, communeInsee),
    }));
  }

  /** Times at which they are away. */
  async away(agentIds: readonly string[], span: Span): Promise<Map<string, Span[]>> {
    return awayIn(await this.absences(agentIds, span), span);
  }

  /** Absences that touch a span, once or each week. */
  absences(agentIds: readonly string[], [from, until]: Span): Promise<AgentAbsence[]> {
    return this.unitOfWork.query(
      `SELECT agent_id AS "agentId", starts_at AS "startsAt", ends_at AS "endsAt", weekly_until AS "weeklyUntil", zone
         FROM absence
        WHERE agent_id = ANY ($1::uuid[]) AND starts_at < $3
          AND (ends_at > $2 OR weekly_until >= $2::date - 8)
        ORDER BY agent_id, starts_at`,
      [agentIds, new Date(from), new Date(until)],
    );
  }

  /**
   * Times taken by appointments and workshops, in order and without overlap.
   * @param exceptId an appointment that is being moved
   */
  async taken(agentIds: readonly string[], [from, until]: Span, exceptId?: string): Promise<Map<string, Span[]>> {
    const rows = await this.unitOfWork.query<{ agentId: string; from: number; until: number }>(TAKEN, [
      ...[agentIds, new Date(from), new Date(until), exceptId ?? null],
    ]);
    const spans = new Map<string, Span[]>();
    for (const row of rows) {
      const known = spans.get(row.agentId);
      if (known) known.push([row.from, row.until]);
      else spans.set(row.agentId, [[row.from, row.until]]);
    }
    return spans;
  }
}

/** Public holidays of the communes, each day computed once for all who receive there. */
function closedDays(): (day: Day, communeInsee: string | null) => boolean {
  const known = new Map<string, boolean>();
  return (day, communeInsee) => {
    const key = `${day} ${communeInsee}`;
    const closed = known.get(key) ?? publicHoliday(day, communeInsee) !== undefined;
    known.set(key, closed);
    return closed;
  };
}

/** When these absences are, within a span. */
export function awayIn(absences: readonly AgentAbsence[], span: Span): Map<string, Span[]> {
  const spans = new Map<string, Span[]>();
  for (const absence of absences) {
    spans.set(absence.agentId, [...(spans.get(absence.agentId) ?? []), ...timesOf(absence, span)]);
  }
  return spans;
}

/** All that keeps agents from receiving, in order and without overlap. */
export function together(...parts: readonly ReadonlyMap<string, readonly Span[]>[]): Map<string, Span[]> {
  const agents = new Set(parts.flatMap((part) => [...part.keys()]));
  return new Map(
    [...agents].map((agent) => {
      const some = parts.filter((part) => part.has(agent));
      return [agent, merged(some.flatMap((part) => part.get(agent) ?? []))];
    }),
  );
}
