import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { addDays, type Day, startOfDay } from '../../../platform/time/day.js';
import { structureScope } from '../../identity/index.js';
import type { Ending, PastChoice } from '../routing/replay.js';
import type { ChoiceReason } from './choice-codes.js';
import type { PastCandidate } from './shown.js';

export interface Period {
  from: Day;
  /** Included. */
  to: Day;
}

export interface ReasonsReport {
  /** Referrals whose suggestions are known. */
  choices: number;
  /** The first suggestion was chosen. */
  followed: number;
  /** A receiver that was not among the suggestions was chosen. */
  notSuggested: number;
  /** Of those that chose another suggestion: several reasons may go with one. The most frequent first. */
  reasons: { reason: ChoiceReason; count: number }[];
}

/** So many past choices are replayed at most, the last ones. */
export const REPLAYED_CHOICES = 5_000;

/** Choices against the suggestions, counted: never who. */
@Injectable()
export class ChoiceQueries {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * How often another than the first suggestion was chosen, and why, by referrals prepared in the period: in the actor's
   * scope (a team, a territory, a structure), everywhere for an administrator.
   */
  async reasons(actor: Actor, { from, to }: Period): Promise<ReasonsReport> {
    const day = `(r.created_at AT TIME ZONE 'Europe/Paris')::date`;
    const scope =
      actor.role === 'administrator'
        ? { sql: 'TRUE', parameters: [] }
        : structureScope(actor, { structure: 'r.sender_structure_id', day }, 3);
    const [counts] = await this.work.query<
      Omit<ReasonsReport, 'reasons'> & { reasons: ReasonsReport['reasons'] | null }
    >(
      `WITH choice AS (
         SELECT c.chosen_rank, c.reasons FROM referral_choice c JOIN referral r ON r.id = c.referral_id
          WHERE r.created_at >= $1 AND r.created_at < $2 AND ${scope.sql}),
       counted AS (
         SELECT reason, count(*)::integer AS count FROM choice CROSS JOIN unnest(reasons) reason GROUP BY reason)
       SELECT count(*)::integer AS choices, count(*) FILTER (WHERE chosen_rank = 1)::integer AS followed,
         count(*) FILTER (WHERE chosen_rank IS NULL)::integer AS "notSuggested",
         (SELECT json_agg(counted ORDER BY count DESC, reason) FROM counted) AS reasons
       FROM choice`,
      [startOfDay(from), startOfDay(addDays(to, 1)), ...scope.parameters],
    );
    return { choices: 0, followed: 0, notSuggested: 0, ...counts, reasons: counts?.reasons ?? [] };
  }

  /** The last choices among several suggestions, the last one first: what a change of weights is tried on. */
  async past(): Promise<PastChoice[]> {
    const rows = await this.work.query<{ chosenId: string; ending: Ending; candidates: PastCandidate[] }>(
      `SELECT coalesce(r.receiver_place_id, r.receiver_structure_id) AS "chosenId", c.candidates,
         CASE WHEN r.status = 'refused' THEN 'refused' WHEN r.status = 'expired' THEN 'silent'
              WHEN r.answered_at IS NOT NULL THEN 'accepted' ELSE 'other' END AS ending
       FROM referral_choice c JOIN referral r ON r.id = c.referral_id
       WHERE r.sent_at IS NOT NULL AND jsonb_array_length(c.candidates) > 1
       ORDER BY r.created_at DESC, r.id DESC LIMIT ${REPLAYED_CHOICES}`,
    );
    return rows.map(({ candidates, ...row }) => ({
      ...row,
      candidates: candidates.map(({ receiverId, tier, values }) => ({
        receiverId,
        ranked: values && { tier: tier ?? 0, values },
      })),
    }));
  }

  /** Names of places and structures, by id: public knowledge. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.work.query<{ id: string; name: string }>(
      'SELECT id, name FROM place WHERE id = ANY($1) UNION ALL SELECT id, name FROM structure WHERE id = ANY($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
