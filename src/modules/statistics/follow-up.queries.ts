import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { ScopePredicate } from '../identity/index.js';
import { delayOf } from './delay.js';
import { FollowUpScope } from './follow-up-scope.js';
import { ANSWER_HOURS as HOURS } from './sources/index.js';
import type { Delay, FollowUp, FollowUpAsked, FollowUpCounts, Grouping } from './follow-up.js';

const GROUPS = 50;

/** By what a row is grouped; all of it is in `referral_follow_up_idx`. */
const keys: Record<Grouping, { key: string; only: string }> = {
  sender: { key: 'r.sender_structure_id', only: 'TRUE' },
  receiver: { key: 'coalesce(r.receiver_place_id, r.receiver_structure_id)', only: `r.path <> 'internal'` },
  fund: { key: 'r.receiver_structure_id', only: `r.path = 'health_access_mission'` },
};

const COUNTS = `count(*) AS sent,
  count(*) FILTER (WHERE r.opened_at IS NOT NULL) AS opened,
  count(*) FILTER (WHERE r.answered_at IS NOT NULL) AS answered,
  count(*) FILTER (WHERE r.answered_at IS NOT NULL AND r.status <> 'refused') AS accepted,
  count(*) FILTER (WHERE r.status = 'refused') AS refused,
  count(*) FILTER (WHERE r.status = 'expired') AS expired,
  count(*) FILTER (WHERE r.outcome IN ('accompanied', 'redirected')) AS came,
  count(*) FILTER (WHERE r.status = 'sent') AS silent,
  min(r.sent_at) FILTER (WHERE r.status = 'sent') AS silent_since`;

type CountRow = Omit<FollowUpCounts, 'silentSince'> & { silent_since: Date | null };
type FacetRow = { kind: 'hours' | 'refusal' | 'level'; code: string | null; other: string | null; count: number };

/**
 * What became of the referrals sent in a period within the actor's scope. Exact, from the index alone: three passes over
 * the rows of the scope, the delays of a group only for the groups that are shown.
 */
@Injectable()
export class FollowUpQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scope: FollowUpScope,
  ) {}

  async of(actor: Actor, asked: FollowUpAsked): Promise<FollowUp> {
    const where = await this.scope.sent(actor, asked);
    const [counts, facets] = await Promise.all([this.counts(where, asked), this.facets(where, asked)]);
    const [whole, ...rows] = counts;
    const shown = rows.slice(0, GROUPS);
    const ids = shown.map(({ id }) => id ?? '');
    const [names, delays] = await Promise.all([this.names(ids), this.delays(where, asked, ids)]);
    const hours = facets.filter(({ kind }) => kind === 'hours');
    return {
      totals: { ...countsOf(whole), ...delayOf(hours.map(({ code, count }) => ({ hours: Number(code), count }))) },
      groups: shown.map((row) => ({
        id: row.id ?? '',
        name: names.get(row.id ?? '') ?? '',
        ...countsOf(row),
        ...(delays.get(row.id ?? '') ?? { median: null, p90: null }),
      })),
      hasNext: rows.length > GROUPS,
      refusals: facets.flatMap((row) => (row.kind === 'refusal' ? [{ reason: row.code ?? '', count: row.count }] : [])),
      levels: facets.flatMap((row) =>
        row.kind === 'level' ? [{ before: row.code ?? '', after: row.other ?? '', count: row.count }] : [],
      ),
    };
  }

  /** The whole scope first, then the groups of the page, the largest first. */
  private async counts(where: ScopePredicate, asked: FollowUpAsked): Promise<(CountRow & { id: string | null })[]> {
    const { key, only } = keys[asked.by];
    const offset = `$${where.parameters.length + 1}`;
    return this.unitOfWork.query(
      `WITH counted AS MATERIALIZED (
         SELECT ${key} AS id, grouping(${key}) AS whole, ${COUNTS}
           FROM referral r WHERE ${where.sql} AND ${only} GROUP BY GROUPING SETS ((), (${key})))
       (SELECT * FROM counted WHERE whole = 1)
       UNION ALL
       (SELECT * FROM counted WHERE whole = 0 ORDER BY sent DESC, id OFFSET ${offset} LIMIT ${GROUPS + 1})`,
      [...where.parameters, (asked.page - 1) * GROUPS],
    );
  }

  private async delays(where: ScopePredicate, asked: FollowUpAsked, ids: string[]): Promise<Map<string, Delay>> {
    if (ids.length === 0) return new Map();
    const { key, only } = keys[asked.by];
    const rows = await this.unitOfWork.query<{ id: string; delay: [number, number] }>(
      `SELECT ${key} AS id, percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY ${HOURS}) AS delay
         FROM referral r
        WHERE ${where.sql} AND ${only} AND r.answered_at IS NOT NULL AND ${key} = ANY ($${where.parameters.length + 1})
        GROUP BY ${key}`,
      [...where.parameters, ids],
    );
    return new Map(rows.map(({ id, delay: [median, p90] }) => [id, { median, p90 }]));
  }

  private async names(ids: string[]): Promise<Map<string, string>> {
    const rows = await this.unitOfWork.query<{ id: string; name: string }>(
      'SELECT id, name FROM structure WHERE id = ANY ($1) UNION ALL SELECT id, name FROM place WHERE id = ANY ($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async facets(where: ScopePredicate, asked: FollowUpAsked): Promise<FacetRow[]> {
    return this.unitOfWork.query<FacetRow>(
      `WITH r AS MATERIALIZED (
         SELECT ${HOURS} AS hours, r.refusal_reasons, r.level, r.level_after FROM referral r
          WHERE ${where.sql} AND ${keys[asked.by].only} AND (r.answered_at IS NOT NULL OR r.level_after IS NOT NULL))
       SELECT 'hours' AS kind, hours::text AS code, NULL AS other, count(*) FROM r WHERE hours IS NOT NULL GROUP BY hours
       UNION ALL
       SELECT 'refusal', reason, NULL, count(*) FROM r, unnest(refusal_reasons) reason
        WHERE cardinality(refusal_reasons) > 0 GROUP BY reason
       UNION ALL
       SELECT 'level', level, level_after, count(*) FROM r WHERE level_after IS NOT NULL GROUP BY level, level_after`,
      where.parameters,
    );
  }
}

function countsOf(row: CountRow | undefined): FollowUpCounts {
  return {
    sent: row?.sent ?? 0,
    opened: row?.opened ?? 0,
    answered: row?.answered ?? 0,
    accepted: row?.accepted ?? 0,
    refused: row?.refused ?? 0,
    expired: row?.expired ?? 0,
    came: row?.came ?? 0,
    silent: row?.silent ?? 0,
    silentSince: row?.silent_since ?? null,
  };
}
