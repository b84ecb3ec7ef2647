import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';

export interface TeamMemberLine {
  id: string;
  kind: 'mediator' | 'structure';
  name: string;
  startsOn: Day;
  endsOn: Day | null;
}

export interface TeamDetails {
  id: string;
  name: string;
  /** Present ones first, by name. */
  members: TeamMemberLine[];
}

export interface MemberChoices {
  mediators: Record<string, string>;
  structures: Record<string, string>;
}

@Injectable()
export class TeamsQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** All teams by name, with how many members each has today. */
  list(): Promise<{ id: string; name: string; memberCount: number }[]> {
    return this.unitOfWork.query(
      `SELECT t.id, t.name, count(m.id) AS "memberCount"
         FROM team t
         LEFT JOIN team_member m ON m.team_id = t.id AND m.starts_on <= $1 AND (m.ends_on IS NULL OR m.ends_on >= $1)
        GROUP BY t.id ORDER BY lower(t.name), t.id`,
      [this.clock.today()],
    );
  }

  /** @throws NotFoundError when absent; the caller has checked who asks */
  async team(id: string): Promise<TeamDetails> {
    const [team] = isId(id)
      ? await this.unitOfWork.query<{ id: string; name: string }>('SELECT id, name FROM team WHERE id = $1', [id])
      : [];
    if (!team) throw new NotFoundError('team');
    const members = await this.unitOfWork.query<TeamMemberLine>(
      `SELECT m.id, CASE WHEN m.user_id IS NULL THEN 'structure' ELSE 'mediator' END AS kind,
              coalesce(s.name, u.first_name || ' ' || u.last_name) AS name, m.starts_on AS "startsOn",
              m.ends_on AS "endsOn"
         FROM team_member m LEFT JOIN app_user u ON u.id = m.user_id LEFT JOIN structure s ON s.id = m.structure_id
        WHERE m.team_id = $1
        ORDER BY coalesce(m.ends_on < $2, FALSE), lower(coalesce(s.name, u.last_name)), m.starts_on, m.id`,
      [id, this.clock.today()],
    );
    return { ...team, members };
  }

  /** Who and what can join a team: those who log sessions, by their present or coming role, and the structures. */
  async choices(): Promise<MemberChoices> {
    const mediators = await this.unitOfWork.query<{ id: string; name: string }>(
      `SELECT u.id, u.first_name || ' ' || u.last_name AS name FROM app_user u
        WHERE u.disabled_at IS NULL AND EXISTS (SELECT 1 FROM membership m WHERE m.user_id = u.id
          AND m.structure_id IS NOT NULL AND (m.ends_on IS NULL OR m.ends_on >= $1))
        ORDER BY lower(u.last_name), lower(u.first_name), u.id`,
      [this.clock.today()],
    );
    const structures = await this.unitOfWork.query<{ id: string; name: string }>(
      'SELECT id, name FROM structure ORDER BY lower(name), id',
    );
    const named = (rows: { id: string; name: string }[]) => Object.fromEntries(rows.map((row) => [row.id, row.name]));
    return { mediators: named(mediators), structures: named(structures) };
  }
}
