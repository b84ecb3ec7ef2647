import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { Day } from '../../../platform/time/day.js';
import type { CoordinationColumns } from './coordination-content.js';
import type { CoordinationKind } from './vocabulary.js';

export type CoordinationLine = { id: string } & Pick<
  CoordinationColumns,
  'kind' | 'day' | 'durationMinutes' | 'type' | 'name' | 'natures'
>;

export interface CoordinationTotal {
  kind: CoordinationKind;
  activities: number;
  minutes: number;
}

/** Reads of the actor's own activities, where they work today. */
@Injectable()
export class CoordinationQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** At most `limit` after the cursor, newest day first, then last logged first. */
  page(actor: Actor, after: { day: Day; id: string } | null, limit: number): Promise<CoordinationLine[]> {
    return this.unitOfWork.query<CoordinationLine>(
      `SELECT id, kind, day, duration_minutes AS "durationMinutes", type, name, natures FROM coordination_activity
        WHERE author_id = $1 AND structure_id IS NOT DISTINCT FROM $2
          AND ($3::date IS NULL OR (day, id) < ($3, $4))
        ORDER BY day DESC, id DESC LIMIT ${limit}`,
      [actor.userId, actor.structureId, after?.day ?? null, after?.id ?? null],
    );
  }

  /** Both days included; kinds of which there is none are left out. */
  totals(actor: Actor, from: Day, to: Day): Promise<CoordinationTotal[]> {
    return this.unitOfWork.query<CoordinationTotal>(
      `SELECT kind, count(*)::int AS activities, sum(duration_minutes)::int AS minutes FROM coordination_activity
        WHERE author_id = $1 AND structure_id IS NOT DISTINCT FROM $2 AND day BETWEEN $3 AND $4
        GROUP BY kind ORDER BY kind`,
      [actor.userId, actor.structureId, from, to],
    );
  }
}
