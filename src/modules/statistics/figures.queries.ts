import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { sessionScope, structureScope, type ScopePredicate } from '../identity/index.js';
import type { Day } from '../../platform/time/day.js';
import type { Breakdown, Figures, LevelFigures, ReferralFigures, Totals } from './figures.js';

interface Asked {
  from: Day;
  to: Day;
  /** One structure of the scope, or all of it. */
  structureId: string | null;
}

const ZONE = `'Europe/Paris'`;

/** Counts straight from the rows, inside the actor's scope: what may not be seen is never counted. */
@Injectable()
export class FiguresQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async figures(actor: Actor, asked: Asked): Promise<Figures> {
    const [totals, breakdowns, levels, referrals] = await Promise.all([
      this.totals(actor, asked),
      this.breakdowns(actor, asked),
      this.levels(actor, asked),
      this.referrals(actor, asked),
    ]);
    return { totals, breakdowns, levels, referrals };
  }

  /** Structures that logged or sent something in the scope, for the filter. */
  async structures(actor: Actor, from: Day, to: Day): Promise<{ id: string; name: string }[]> {
    const where = this.sessionsOf(actor, { from, to, structureId: null });
    return this.unitOfWork.query(
      `SELECT id, name FROM structure
        WHERE id IN (SELECT s.structure_id FROM support_session s WHERE ${where.sql}) ORDER BY name LIMIT 500`,
      where.parameters,
    );
  }

  async totals(actor: Actor, asked: Asked): Promise<Totals> {
    const where = this.sessionsOf(actor, asked);
    const [row] = await this.unitOfWork.query<Totals>(
      `SELECT count(*) AS sessions,
              count(DISTINCT s.beneficiary_id) AS followed,
              count(*) FILTER (WHERE s.beneficiary_id IS NULL) AS anonymous,
              count(*) FILTER (WHERE s.beneficiary_id IS NULL AND NOT s.already_supported) AS "newAnonymous",
              count(DISTINCT s.beneficiary_id) FILTER (WHERE NOT EXISTS (SELECT 1 FROM support_session earlier
                WHERE earlier.beneficiary_id = s.beneficiary_id AND earlier.day < $1)) AS "newFollowed",
              coalesce(sum(s.duration_minutes), 0) AS minutes
         FROM support_session s WHERE ${where.sql}`,
      where.parameters,
    );
    return row as Totals;
  }

  private async breakdowns(actor: Actor, asked: Asked): Promise<Breakdown[]> {
    const where = this.sessionsOf(actor, asked);
    return this.unitOfWork.query<Breakdown>(
      `SELECT v.dimension, v.code, count(*) AS count
         FROM support_session s
        CROSS JOIN LATERAL (
          VALUES ('location', s.location_kind), ('gender', s.gender), ('ageBand', s.age_band),
                 ('socialStatus', s.social_status), ('autonomy', s.autonomy), ('redirection', s.redirection),
                 ('duration', CASE WHEN s.duration_minutes < 30 THEN 'under_30' WHEN s.duration_minutes < 60 THEN 'from_30_to_60'
                                   WHEN s.duration_minutes < 120 THEN 'from_60_to_120' ELSE 'from_120' END)
          UNION ALL SELECT 'topic', unnest(s.topics)
          UNION ALL SELECT 'procedure', unnest(s.procedures)
          UNION ALL SELECT 'equipment', unnest(s.equipment)
        ) v (dimension, code)
        WHERE ${where.sql} AND v.code IS NOT NULL
        GROUP BY v.dimension, v.code
        ORDER BY count(*) DESC, v.code`,
      where.parameters,
    );
  }

  /**
   * The people accompanied in the period, by their level at its end; and how many rose since their first level. Only
   * levels that an agent found with the person: one that a receiver reported counts once it is confirmed.
   */
  private async levels(actor: Actor, asked: Asked): Promise<LevelFigures[]> {
    const where = this.sessionsOf(actor, asked);
    return this.unitOfWork.query<LevelFigures>(
      `WITH person AS (
         SELECT DISTINCT s.beneficiary_id AS id FROM support_session s
          WHERE ${where.sql} AND s.beneficiary_id IS NOT NULL
       ), seen AS (
         SELECT a.beneficiary_id, a.retained_level AS level, a.assessed_at,
                array_position(ARRAY['beginner', 'intermediate', 'independent'], a.retained_level) AS step
           FROM assessment a JOIN person ON person.id = a.beneficiary_id
          WHERE a.assessed_at < ($2::date + 1)::timestamp AT TIME ZONE ${ZONE} AND a.retained_level <> 'notAssessed'
            AND (a.form <> 'reported' OR a.override_reason IS NOT NULL)
       ), edge AS (
         SELECT DISTINCT beneficiary_id,
                first_value(step) OVER known AS first_step,
                last_value(step) OVER known AS last_step,
                last_value(level) OVER known AS level
           FROM seen WINDOW known AS (PARTITION BY beneficiary_id ORDER BY assessed_at
             ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
       )
       SELECT coalesce(edge.level, 'notAssessed') AS level, count(*) AS people,
              count(*) FILTER (WHERE edge.last_step > edge.first_step) AS risen
         FROM person LEFT JOIN edge ON edge.beneficiary_id = person.id
        GROUP BY 1`,
      where.parameters,
    );
  }

  /** Referrals sent in the period by the structures of the scope, where they stand now. */
  private async referrals(actor: Actor, asked: Asked): Promise<ReferralFigures> {
    const day = `(r.sent_at AT TIME ZONE ${ZONE})::date`;
    const where = this.structuresOf(actor, asked, 'r.sender_structure_id', day, 'r.sent_at');
    const lines = await this.unitOfWork.query<ReferralFigures['lines'][number]>(
      `SELECT r.path, r.status, r.outcome, count(*) AS count FROM referral r
        WHERE ${where.sql} GROUP BY r.path, r.status, r.outcome`,
      where.parameters,
    );
    const [delay] = await this.unitOfWork.query<{ median: number | null }>(
      `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.answered_at - r.sent_at) / 86400)
              ::float AS median FROM referral r WHERE ${where.sql} AND r.answered_at IS NOT NULL`,
      where.parameters,
    );
    const sheetDay = `(i.given_at AT TIME ZONE ${ZONE})::date`;
    const sheetsOf = this.structuresOf(actor, asked, 'i.structure_id', sheetDay, 'i.given_at');
    const [sheets] = await this.unitOfWork.query<{ count: number }>(
      `SELECT count(*) AS count FROM information_sheet i WHERE ${sheetsOf.sql}`,
      sheetsOf.parameters,
    );
    return { lines, medianDays: delay?.median ?? null, informationSheets: sheets?.count ?? 0 };
  }

  private sessionsOf(actor: Actor, { from, to, structureId }: Asked): ScopePredicate {
    const columns = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };
    const scope = sessionScope(actor, columns, 4);
    return {
      sql: `s.day BETWEEN $1 AND $2 AND ($3::uuid IS NULL OR s.structure_id = $3) AND ${scope.sql}`,
      parameters: [from, to, structureId, ...scope.parameters],
    };
  }

  private structuresOf(actor: Actor, asked: Asked, structure: string, day: string, instant: string): ScopePredicate {
    const scope = structureScope(actor, { structure, day }, 4);
    return {
      sql: `${instant} >= $1::date::timestamp AT TIME ZONE ${ZONE}
        AND ${instant} < ($2::date + 1)::timestamp AT TIME ZONE ${ZONE}
        AND ($3::uuid IS NULL OR ${structure} = $3) AND ${scope.sql}`,
      parameters: [asked.from, asked.to, asked.structureId, ...scope.parameters],
    };
  }
}
