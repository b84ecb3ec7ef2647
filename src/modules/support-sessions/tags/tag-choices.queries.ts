import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { Day } from '../../../platform/time/day.js';
import type { TagScope } from './tag.policy.js';

export interface TagLabel {
  id: string;
  label: string;
}

/** A tag that can be put on a session. */
export interface TagOption extends TagLabel {
  scope: TagScope;
  /** Of a team: when the actor or their structure is in it. Null: any day. */
  stays: { from: Day; to: Day | null }[] | null;
  /** Those merged into it: a form that was open before the merge still names them. */
  formerIds: string[];
  /** On the session that is being corrected: it may stay, whatever became of it. */
  onSession: boolean;
}

/** More than anybody has; what stands beyond is the least used. */
const MOST_OPTIONS = 500;

/** Tags as the forms and the pages of sessions read them: a merged one is the one it was merged into. */
@Injectable()
export class TagChoices {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What the actor can put on a session, the most used of late first; and what stands on `sessionId` already. */
  offered({ userId, structureId }: StructureActor, sessionId: string | null): Promise<TagOption[]> {
    return this.unitOfWork.query<TagOption>(
      `WITH on_session AS (
         SELECT tag_id AS id FROM session_final_tag WHERE session_id = $3
       ), stay AS (
         SELECT team_id, jsonb_agg(jsonb_build_object('from', starts_on, 'to', ends_on)) AS days
           FROM team_member WHERE user_id = $1 OR structure_id = $2 GROUP BY team_id
       ), usable AS (
         SELECT t.id, NULL::jsonb AS days FROM tag t WHERE t.owner_id = $1 AND t.retired_at IS NULL AND t.final
         UNION ALL
         SELECT t.id, stay.days FROM stay JOIN tag t USING (team_id) WHERE t.retired_at IS NULL AND t.final
         UNION ALL
         SELECT t.id, NULL FROM tag t
          WHERE t.retired_at IS NULL AND t.final AND t.department_code = (
            SELECT c.department_code FROM structure s JOIN commune c ON c.insee_code = s.commune_insee WHERE s.id = $2)
       ), offered AS (
         SELECT id, days FROM usable
         UNION ALL SELECT id, NULL FROM on_session WHERE id NOT IN (SELECT id FROM usable)
       ), late AS (
         SELECT id FROM support_session WHERE mediator_id = $1 AND structure_id = $2 ORDER BY day DESC, id LIMIT 60
       ), used AS (
         SELECT f.tag_id AS id, count(*) AS times FROM late JOIN session_final_tag f ON f.session_id = late.id GROUP BY 1
       )
       SELECT t.id, t.label, t.scope, offered.days AS stays,
              ARRAY(SELECT former.id FROM tag former WHERE former.merged_into_id = t.id) AS "formerIds",
              t.id IN (SELECT id FROM on_session) AS "onSession"
         FROM offered JOIN tag t USING (id) LEFT JOIN used USING (id)
        ORDER BY "onSession" DESC, used.times DESC NULLS LAST, tag_label_folded(t.label), t.id
        LIMIT ${MOST_OPTIONS}`,
      [userId, structureId, sessionId],
    );
  }

  /** The tags of each session, in one call. The caller has checked that the sessions may be read. */
  async ofSessions(sessionIds: readonly string[]): Promise<Map<string, TagLabel[]>> {
    const found = new Map<string, TagLabel[]>();
    if (sessionIds.length === 0) return found;
    const rows = await this.unitOfWork.query<TagLabel & { sessionId: string }>(
      `SELECT session_id AS "sessionId", tag_id AS id, label FROM session_final_tag
        WHERE session_id = ANY ($1) ORDER BY tag_label_folded(label), tag_id`,
      [sessionIds],
    );
    for (const { sessionId, id, label } of rows) found.set(sessionId, [...(found.get(sessionId) ?? []), { id, label }]);
    return found;
  }
}
