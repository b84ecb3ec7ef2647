import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import type { Day } from '../../../platform/time/day.js';

export const MOST_TAGS = 10;

/** Puts tags on a session, in the transaction that writes it. */
@Injectable()
export class SessionTags {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Makes `tagIds` the tags of the session, in one statement, in the order in which a merge holds them. Those it has
   * already stay as they were put, also merged ones. A tag that is retired or merged while the form is open is written
   * all the same: nothing that was ticked is lost.
   * @throws NotFoundError when a new one is not the actor's to use on that day
   */
  async write(actor: StructureActor, session: { id: string; day: Day }, tagIds: readonly string[]): Promise<void> {
    if (tagIds.length > MOST_TAGS) throw new NotFoundError('tag beyond the most');
    const [found] = await this.unitOfWork.query<{ refused: number }>(
      `WITH wanted AS (
         SELECT DISTINCT coalesce(t.merged_into_id, t.id) AS id FROM tag t WHERE t.id = ANY ($2::uuid[])
       ), kept AS (
         SELECT st.tag_id, coalesce(t.merged_into_id, t.id) AS id
           FROM session_tag st JOIN tag t ON t.id = st.tag_id WHERE st.session_id = $1
       ), fresh AS (
         SELECT t.id, t.owner_id IS NOT DISTINCT FROM $3::uuid
                OR EXISTS (SELECT FROM team_member m WHERE m.team_id = t.team_id
                     AND (m.user_id = $3 OR m.structure_id = $4)
                     AND m.starts_on <= $5 AND (m.ends_on IS NULL OR m.ends_on >= $5))
                OR t.department_code IS NOT DISTINCT FROM (SELECT c.department_code
                     FROM structure s JOIN commune c ON c.insee_code = s.commune_insee WHERE s.id = $4)
                   AND t.department_code IS NOT NULL AS usable
           FROM wanted JOIN tag t USING (id) WHERE t.id NOT IN (SELECT id FROM kept)
       ), gone AS (
         DELETE FROM session_tag st USING kept
          WHERE st.session_id = $1 AND st.tag_id = kept.tag_id AND kept.id NOT IN (SELECT id FROM wanted)
       ), added AS (
         INSERT INTO session_tag (session_id, tag_id) SELECT $1, id FROM fresh WHERE usable ORDER BY id
       )
       SELECT (SELECT count(*) FROM fresh WHERE NOT usable)
              + (SELECT count(*) FROM unnest($2::uuid[]) asked WHERE asked NOT IN (SELECT id FROM tag)) AS refused`,
      [session.id, tagIds, actor.userId, actor.structureId, session.day],
    );
    if (found?.refused !== 0) throw new NotFoundError('tag');
  }
}
