import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';
import { Team, TeamMember } from '../team.entity.js';

/** A mediator or a structure. */
export type TeamSubject = { userId: string; structureId: null } | { userId: null; structureId: string };

/** Teams are the administrators' business; their coordinators read them. */
@Injectable()
export class TeamsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async create(name: string): Promise<{ id: string }> {
    const id = newId();
    await this.unitOfWork.run(async () => {
      await this.unitOfWork.repository(Team).insert({ id, name, createdAt: this.clock.now() });
      await this.audit.record({ verb: 'team.create', subjectKind: 'team', subjectId: id });
    });
    return { id };
  }

  /** @returns 'already-member' when the days overlap those of an earlier stay */
  async addMember(
    teamId: string,
    subject: TeamSubject,
    dates: { startsOn: Day; endsOn: Day | null },
  ): Promise<'already-member' | undefined> {
    return this.unitOfWork.run(async () => {
      await this.lock(teamId);
      const table = subject.userId ? 'app_user' : 'structure';
      const subjectId = subject.userId ?? subject.structureId;
      const [known] = await this.unitOfWork.query(`SELECT 1 FROM ${table} WHERE id = $1`, [subjectId]);
      if (!known) throw new NotFoundError('team member');
      const [overlap] = await this.unitOfWork.query(
        `SELECT 1 FROM team_member WHERE team_id = $1 AND (user_id = $2 OR structure_id = $2)
            AND daterange(starts_on, ends_on, '[]') && daterange($3, $4, '[]')`,
        [teamId, subjectId, dates.startsOn, dates.endsOn],
      );
      if (overlap) return 'already-member';
      await this.unitOfWork.repository(TeamMember).insert({ id: newId(), teamId, ...subject, ...dates });
      await this.audit.record({
        verb: 'team.add-member',
        subjectKind: 'team',
        subjectId: teamId,
        details: { memberId: subjectId, startsOn: dates.startsOn, endsOn: dates.endsOn },
      });
      return undefined;
    });
  }

  /** The last day in the team: sessions of that day and before stay in its figures. */
  async endMember(teamId: string, memberId: string, endsOn: Day): Promise<'before-start' | undefined> {
    return this.unitOfWork.run(async () => {
      await this.lock(teamId);
      const member = isId(memberId)
        ? await this.unitOfWork.repository(TeamMember).findOneBy({ id: memberId, teamId })
        : null;
      if (!member) throw new NotFoundError('team member');
      if (endsOn < member.startsOn) return 'before-start';
      await this.unitOfWork.repository(TeamMember).update(memberId, { endsOn });
      await this.audit.record({
        verb: 'team.end-member',
        subjectKind: 'team',
        subjectId: teamId,
        details: { memberId: member.userId ?? member.structureId, endsOn },
      });
      return undefined;
    });
  }

  private async lock(teamId: string): Promise<void> {
    const rows = isId(teamId)
      ? await this.unitOfWork.query('SELECT 1 FROM team WHERE id = $1 FOR UPDATE', [teamId])
      : [];
    if (rows.length === 0) throw new NotFoundError('team');
  }
}
