import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { Day } from '../../../platform/time/day.js';
import {
  ANSWER_HOURS,
  parisDay,
  withinLocalDays,
  withinParisDays,
  WORKSHOP_COUNTS,
  WORKSHOP_LINE,
} from '../sources/index.js';
import type { FundAsked, FundFigures, SaisineCounts, SenderCounts, WorkshopCounts } from './fund-figures.js';

const SENDERS = 50;

const received = `r.receiver_structure_id = $3::uuid AND ${withinParisDays('r.sent_at')}`;
const SAISINE = `r.path = 'health_access_mission'`;

const COUNTS = `count(*)::int AS received,
  count(*) FILTER (WHERE answered)::int AS answered,
  count(*) FILTER (WHERE answered_on <= answer_due_on)::int AS "inTime",
  count(*) FILTER (WHERE status = 'sent' AND answer_due_on < $4::date)::int AS late,
  count(*) FILTER (WHERE status = 'refused')::int AS refused,
  count(*) FILTER (WHERE outcome IN ('accompanied', 'redirected'))::int AS came,
  (percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY hours)) AS delay`;

const WORKSHOP_SUMS = `count(*)::int AS workshops, coalesce(sum(w.capacity), 0)::int AS capacity,
  coalesce(sum(w.seats_taken), 0)::int AS registered, coalesce(sum(line.attended), 0)::int AS attended,
  coalesce(sum(line.absent), 0)::int AS absent, coalesce(sum(line.walked_in), 0)::int AS "walkedIn",
  coalesce(sum(line.waited), 0)::int AS waited`;

type CountRow = Omit<SaisineCounts, 'median' | 'p90'> & { delay: [number | null, number | null] | null };

/**
 * What a caisse received and held in a period, from the rows. The caller’s own caisse alone: nothing here knows of a
 * person. `$1`, `$2` the days, `$3` the caisse.
 */
@Injectable()
export class FundFiguresQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async saisines(asked: FundAsked, today: Day): Promise<SaisineCounts> {
    const [row] = await this.unitOfWork.query<CountRow>(`WITH ${SAISINES} SELECT ${COUNTS} FROM saisine_received`, [
      ...daysOf(asked),
      today,
    ]);
    return countsOf(row);
  }

  /** By the structures that asked, fifty a page. @param page 1 for the first */
  async senders(asked: FundAsked, today: Day, page: number): Promise<Pick<FundFigures, 'senders' | 'hasNext'>> {
    const rows = await this.unitOfWork.query<CountRow & { id: string; name: string }>(
      `WITH ${SAISINES}, counted AS (
         SELECT sender_structure_id AS id, ${COUNTS} FROM saisine_received GROUP BY sender_structure_id)
       SELECT counted.*, s.name FROM counted JOIN structure s USING (id)
        ORDER BY counted.received DESC, s.name, id LIMIT ${SENDERS + 1} OFFSET $5`,
      [...daysOf(asked), today, (page - 1) * SENDERS],
    );
    const shown = rows.slice(0, SENDERS).map((row): SenderCounts => ({ ...countsOf(row), id: row.id, name: row.name }));
    return { senders: shown, hasNext: rows.length > SENDERS };
  }

  facets(asked: FundAsked): Promise<FundFigures['facets']> {
    return this.unitOfWork.query(
      `SELECT said.facet, said.code, count(*)::int AS count
         FROM referral r LEFT JOIN saisine a ON a.referral_id = r.id
        CROSS JOIN LATERAL (VALUES
          ('step', ${SAISINE}, coalesce(a.step, r.status)), ('outcome', ${SAISINE}, r.outcome),
          ('level', ${SAISINE}, r.level || '>' || r.level_after),
          ('path', NOT ${SAISINE}, r.path), ('status', NOT ${SAISINE}, r.status)) said (facet, holds, code)
        WHERE ${received} AND r.path <> 'internal' AND said.holds AND said.code IS NOT NULL
        GROUP BY said.facet, said.code ORDER BY count DESC, said.code`,
      daysOf(asked),
    );
  }

  /** All of them first, then by programme, the most frequent first. */
  async workshops(asked: FundAsked): Promise<{ all: WorkshopCounts; programmes: WorkshopCounts[] }> {
    const rows = await this.unitOfWork.query<WorkshopCounts & { whole: number }>(
      `SELECT * FROM (
         SELECT coalesce(w.programme, 'none') AS programme, grouping(coalesce(w.programme, 'none')) AS whole, ${WORKSHOP_SUMS}
           FROM workshop w CROSS JOIN LATERAL ${WORKSHOP_LINE}
          WHERE w.structure_id = $3::uuid AND ${WORKSHOP_COUNTS} AND ${withinLocalDays('w.starts_at', 'w.zone')}
          GROUP BY GROUPING SETS ((), (coalesce(w.programme, 'none')))) counted
        ORDER BY whole DESC, workshops DESC, programme`,
      daysOf(asked),
    );
    const [all, ...programmes] = rows.map(({ whole: _, ...counts }) => counts);
    return { all: all as WorkshopCounts, programmes };
  }
}

/** Of a saisine without a file of its own, nothing was promised. */
const SAISINES = `saisine_received AS MATERIALIZED (
  SELECT r.sender_structure_id, r.status, r.outcome, r.answered_at IS NOT NULL AS answered, a.answer_due_on,
         ${parisDay('r.answered_at')} AS answered_on, ${ANSWER_HOURS} AS hours
    FROM referral r LEFT JOIN saisine a ON a.referral_id = r.id
   WHERE ${received} AND ${SAISINE})`;

const daysOf = ({ from, to, fundId }: FundAsked): unknown[] => [from, to, fundId];

function countsOf(row: CountRow | undefined): SaisineCounts {
  const { received = 0, answered = 0, inTime = 0, late = 0, refused = 0, came = 0, delay = null } = row ?? {};
  const [median = null, p90 = null] = delay ?? [];
  return { received, answered, inTime, late, refused, came, median, p90 };
}
