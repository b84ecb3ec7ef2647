import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Selection } from './figures/selection.js';
import { selectedSessions } from './figures/selection-sql.js';

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
  of(actor: Actor, selection: Selection): Promise<TagFigure[]> {
    const where = selectedSessions(actor, selection);
    const shared = `$${where.parameters.length + 1}`;
    return this.unitOfWork.query<TagFigure>(
      `WITH chosen AS MATERIALIZED (SELECT s.id, s.participant_count FROM support_session s WHERE ${where.sql}),
       counted AS (
         SELECT f.tag_id, f.label, f.scope, sum(s.participant_count)::int AS count,
                row_number() OVER (ORDER BY sum(s.participant_count) DESC, tag_label_folded(f.label), f.tag_id) AS place
           FROM chosen s JOIN session_final_tag f ON f.session_id = s.id
          WHERE (NOT ${shared} OR f.scope <> 'personal')
          GROUP BY f.tag_id, f.label, f.scope
       )
       SELECT label, scope, count FROM (
         SELECT label, scope, count, place FROM counted WHERE place <= ${MOST_LINES}
         UNION ALL
         SELECT NULL, NULL, sum(count)::int, ${MOST_LINES + 1} FROM counted WHERE place > ${MOST_LINES} HAVING count(*) > 0
       ) shown ORDER BY place`,
      [...where.parameters, actor.role === 'coordinator'],
    );
  }
}
