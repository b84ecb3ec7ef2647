import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Day } from '../../platform/time/day.js';
import { sessionScope } from '../identity/index.js';

/** Accompaniments of the sessions that show one tag. */
export interface TagFigure {
  /** Null for all those beyond the most used. */
  label: string | null;
  scope: 'personal' | 'team' | 'department' | null;
  count: number;
}

const MOST_LINES = 40;

@Injectable()
export class TagFiguresQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By tag as it is read today, the most used first. Who coordinates does not count the words that people keep for themselves. */
  of(actor: Actor, asked: { from: Day; to: Day; structureId: string | null }): Promise<TagFigure[]> {
    const columns = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };
    const scope = sessionScope(actor, columns, 5);
    return this.unitOfWork.query<TagFigure>(
      `WITH counted AS (
         SELECT f.tag_id, f.label, f.scope, sum(s.participant_count)::int AS count,
                row_number() OVER (ORDER BY sum(s.participant_count) DESC, tag_label_folded(f.label), f.tag_id) AS place
           FROM support_session s JOIN session_final_tag f ON f.session_id = s.id
          WHERE s.day BETWEEN $1 AND $2 AND ($3::uuid IS NULL OR s.structure_id = $3)
            AND (NOT $4 OR f.scope <> 'personal') AND ${scope.sql}
          GROUP BY f.tag_id, f.label, f.scope
       )
       SELECT label, scope, count FROM (
         SELECT label, scope, count, place FROM counted WHERE place <= ${MOST_LINES}
         UNION ALL
         SELECT NULL, NULL, sum(count)::int, ${MOST_LINES + 1} FROM counted WHERE place > ${MOST_LINES} HAVING count(*) > 0
       ) shown ORDER BY place`,
      [asked.from, asked.to, asked.structureId, actor.role === 'coordinator', ...scope.parameters],
    );
  }
}
