import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import type { TagHolder, TagScope } from './tag.policy.js';
import type { TagStatus } from './tag-status.js';

export interface TagLine {
  id: string;
  label: string;
  status: TagStatus;
  /** What it is read as, when it is merged. */
  intoLabel: string | null;
  /** Sessions that show it, those of the tags merged into it with them. */
  sessions: number;
}

export interface MergeTarget {
  id: string;
  label: string;
  scope: TagScope;
}

const MOST_LINES = 300;
/** The tag and those merged into it: what its sessions carry. */
const ITS_IDS = 'ARRAY[t.id] || ARRAY(SELECT former.id FROM tag former WHERE former.merged_into_id = t.id)';

/** Reads for those who keep tags. */
@Injectable()
export class TagsQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Those that a person, a team or a département has, the offered ones first. */
  lines(holder: TagHolder): Promise<TagLine[]> {
    return this.unitOfWork.query<TagLine>(
      `SELECT t.id, t.label, shown.label AS "intoLabel",
              CASE WHEN NOT t.final THEN 'merged' WHEN t.retired_at IS NULL THEN 'live' ELSE 'retired' END AS status,
              (SELECT count(DISTINCT st.session_id) FROM session_tag st WHERE st.tag_id = ANY (${ITS_IDS})) AS sessions
         FROM tag t LEFT JOIN tag shown ON shown.id = t.merged_into_id
        WHERE ${holds(holder.scope)}
        ORDER BY t.final DESC, t.retired_at IS NOT NULL, tag_label_folded(t.label), t.id
        LIMIT ${MOST_LINES}`,
      [keyOf(holder)],
    );
  }

  /** How many sessions show the tag. */
  async sessionCount(id: string): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `SELECT count(DISTINCT st.session_id) AS count FROM tag t JOIN session_tag st ON st.tag_id = ANY (${ITS_IDS})
        WHERE t.id = $1`,
      [id],
    );
    return row?.count ?? 0;
  }

  /**
   * What a tag may be merged into: another of the same holder; one's own also into those of the teams one is in and of
   * one's département; a team's also into those of the départements where it has somebody.
   */
  mergeTargets(actor: Actor, tag: TagHolder & { id: string }): Promise<MergeTarget[]> {
    const present = 'm.starts_on <= asked.today AND (m.ends_on IS NULL OR m.ends_on >= asked.today)';
    const wider: Record<TagScope, string> = {
      personal: `t.team_id IN (SELECT m.team_id FROM team_member m
          WHERE (m.user_id = asked.user_id OR m.structure_id = asked.structure_id) AND ${present})
        OR t.department_code IN (SELECT c.department_code
          FROM structure s JOIN commune c ON c.insee_code = s.commune_insee WHERE s.id = asked.structure_id)`,
      team: `t.department_code IN (SELECT c.department_code FROM team_member m
          LEFT JOIN membership w ON w.user_id = m.user_id
            AND w.starts_on <= asked.today AND (w.ends_on IS NULL OR w.ends_on >= asked.today)
          JOIN structure s ON s.id = coalesce(m.structure_id, w.structure_id)
          JOIN commune c ON c.insee_code = s.commune_insee
         WHERE m.team_id = $1::uuid AND ${present})`,
      department: 'FALSE',
    };
    return this.unitOfWork.query<MergeTarget>(
      `WITH asked AS (SELECT $2::uuid AS user_id, $3::uuid AS structure_id, $4::date AS today)
       SELECT t.id, t.label, t.scope FROM asked, tag t
        WHERE t.final AND t.retired_at IS NULL AND t.id <> $5 AND (${holds(tag.scope)} OR ${wider[tag.scope]})
        ORDER BY array_position(ARRAY['personal', 'team', 'department'], t.scope), tag_label_folded(t.label), t.id
        LIMIT ${MOST_LINES}`,
      [keyOf(tag), actor.userId, actor.structureId, this.clock.today(), tag.id],
    );
  }
}

const holds = (scope: TagScope): string =>
  ({ personal: 't.owner_id = $1::uuid', team: 't.team_id = $1::uuid', department: 't.department_code = $1' })[scope];

const keyOf = ({ ownerId, teamId, departmentCode }: Omit<TagHolder, 'scope'>): string | null =>
  ownerId ?? teamId ?? departmentCode;
