import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { Day } from '../../../platform/time/day.js';
import { zoneOf } from '../../structures/index.js';
import type { AbsenceTimes } from '../slots/absence-times.js';
import type { ReceivingRule } from './background.js';

/** Someone who works in the structure, and their hours. */
export interface TeamMember {
  id: string;
  name: string;
  receives: MemberRule[];
  absences: AbsenceTimes[];
}

export interface MemberRule extends ReceivingRule {
  placeId: string | null;
  zone: string;
  worksHolidays: boolean;
  /** Of the place; null when it is from anywhere. */
  communeInsee: string | null;
}

export interface Team {
  /** IANA name of the zone of the structure. */
  zone: string;
  members: TeamMember[];
}

type AbsenceRow = Omit<AbsenceTimes, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string };

interface Row {
  id: string;
  name: string;
  commune: string | null;
  receives: MemberRule[];
  absences: AbsenceRow[];
}

const RULES = `
  SELECT json_agg(json_build_object('kind', v.kind, 'every', v.every, 'weekdays', v.weekdays,
           'weekOfMonth', v.week_of_month, 'from', v.from_day, 'until', v.until_day, 'startMinute', v.start_minute,
           'endMinute', v.end_minute, 'placeId', v.place_id, 'zone', v.zone, 'worksHolidays', v.works_holidays,
           'communeInsee', p.commune_insee) ORDER BY v.id)
    FROM availability v LEFT JOIN place p ON p.id = v.place_id
   WHERE v.agent_id = u.id AND v.structure_id = $1 AND v.from_day <= $3 AND coalesce(v.until_day >= $2, true)`;

const ABSENCES = `
  SELECT json_agg(json_build_object('startsAt', x.starts_at, 'endsAt', x.ends_at, 'weeklyUntil', x.weekly_until,
           'zone', x.zone) ORDER BY x.starts_at)
    FROM absence x
   WHERE x.agent_id = u.id AND x.starts_at < $3::date + 2
     AND (x.ends_at > $2::date - 1 OR x.weekly_until >= $2::date - 7)`;

/** Who works in a structure, when they receive and are away between two days: one statement for all of them. */
@Injectable()
export class TeamQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** IANA name of the zone in which the structure stands. */
  async zone(structureId: string): Promise<string> {
    const [row] = await this.unitOfWork.prepared<{ commune: string | null }>(
      'SELECT commune_insee AS commune FROM structure WHERE id = $1',
      [structureId],
    );
    return zoneOf(row?.commune ?? null);
  }

  /** Everybody who works there today, by name. */
  async of(structureId: string, { first, last, today }: Record<'first' | 'last' | 'today', Day>): Promise<Team> {
    const rows = await this.unitOfWork.query<Row>(
      `SELECT u.id, u.first_name || ' ' || u.last_name AS name, s.commune_insee AS commune,
              coalesce((${RULES}), '[]') AS receives, coalesce((${ABSENCES}), '[]') AS absences
         FROM structure s JOIN app_user u ON u.disabled_at IS NULL AND u.id IN (
           SELECT m.user_id FROM membership m
            WHERE m.structure_id = s.id AND m.starts_on <= $4 AND coalesce(m.ends_on >= $4, true))
        WHERE s.id = $1 ORDER BY u.last_name, u.first_name, u.id`,
      [structureId, first, last, today],
    );
    return {
      zone: zoneOf(rows[0]?.commune ?? null),
      members: rows.map(({ commune: _, absences, ...member }) => ({ ...member, absences: absences.map(absence) })),
    };
  }
}

const absence = ({ startsAt, endsAt, ...rest }: AbsenceRow): AbsenceTimes => ({
  ...rest,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});
