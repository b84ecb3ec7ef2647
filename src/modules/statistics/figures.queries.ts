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
      `WITH session AS MATERIALIZED (
         SELECT s.id, s.kind, s.beneficiary_id, s.duration_minutes, s.participant_count, s.anonymous_count,
                s.anonymous_already
           FROM support_session s WHERE ${where.sql}
       ), person AS (
         SELECT beneficiary_id AS id FROM session WHERE beneficiary_id IS NOT NULL
         UNION SELECT p.beneficiary_id FROM session_participant p
                WHERE p.session_id IN (SELECT id FROM session WHERE kind = 'collectif')
       )
       SELECT count(*) AS sessions,
              coalesce(sum(participant_count), 0)::int AS accompaniments,
              (SELECT count(*) FROM person) AS followed,
              coalesce(sum(anonymous_count), 0)::int AS anonymous,
              coalesce(sum(anonymous_count - anonymous_already), 0)::int AS "newAnonymous",
              (SELECT count(*) FROM person
                WHERE NOT EXISTS (SELECT FROM support_session earlier
                                   WHERE earlier.beneficiary_id = person.id AND earlier.day < $1)
                  AND NOT EXISTS (SELECT FROM session_participant p JOIN support_session earlier ON earlier.id = p.session_id
                                   WHERE p.beneficiary_id = person.id AND earlier.day < $1)) AS "newFollowed",
              coalesce(sum(duration_minutes), 0) AS minutes
         FROM session`,
      where.parameters,
    );
    return row as Totals;
  }

  private async breakdowns(actor: Actor, asked: Asked): Promise<Breakdown[]> {
    const where = this.sessionsOf(actor, asked);
    return this.unitOfWork.query<Breakdown>(
      `WITH workshop AS MATERIALIZED (SELECT s.id FROM support_session s WHERE ${where.sql} AND s.kind = 'collectif')
       SELECT v.dimension, v.code, sum(v.people)::int AS count
         FROM (
           SELECT one.dimension, one.code, s.participant_count AS people
             FROM support_session s
            CROSS JOIN LATERAL (
              VALUES ('location', s.location_kind), ('autonomy', s.autonomy), ('redirection', s.redirection),
                     ('kind', s.kind), ('workshopLevel', s.workshop_level),
                     ('duration', CASE WHEN s.duration_minutes < 30 THEN 'under_30'
                                       WHEN s.duration_minutes < 60 THEN 'from_30_to_60'
                                       WHEN s.duration_minutes < 120 THEN 'from_60_to_120' ELSE 'from_120' END),
                     ('gender', CASE s.kind WHEN 'individuel' THEN s.gender END),
                     ('ageBand', CASE s.kind WHEN 'individuel' THEN s.age_band END),
                     ('socialStatus', CASE s.kind WHEN 'individuel' THEN s.social_status END)
              UNION ALL SELECT 'topic', unnest(s.topics)
              UNION ALL SELECT 'procedure', unnest(s.procedures)
              UNION ALL SELECT 'equipment', unnest(s.equipment)
            ) one (dimension, code)
            WHERE ${where.sql}
           UNION ALL
           SELECT one.dimension, one.code, 1
             FROM session_participant p
            CROSS JOIN LATERAL (VALUES ('gender', p.gender), ('ageBand', p.age_band),
                                       ('socialStatus', p.social_status)) one (dimension, code)
            WHERE p.session_id IN (SELECT id FROM workshop)
           UNION ALL
           SELECT CASE h.dimension WHEN 'age_band' THEN 'ageBand' WHEN 'social_status' THEN 'socialStatus'
                    ELSE h.dimension END, h.code, h.people
             FROM session_headcount h WHERE h.session_id IN (SELECT id FROM workshop)
         ) v
        WHERE v.code IS NOT NULL
        GROUP BY v.dimension, v.code
        ORDER BY count DESC, v.code`,
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
         SELECT s.beneficiary_id AS id FROM support_session s
          WHERE ${where.sql} AND s.beneficiary_id IS NOT NULL
         UNION SELECT p.beneficiary_id FROM session_participant p JOIN support_session s ON s.id = p.session_id
          WHERE ${where.sql} AND s.kind = 'collectif'
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
