import { Injectable } from '@nestjs/common';
import { type Actor, FRANCE } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import type { Day } from '../../../platform/time/day.js';
import { Membership } from '../membership.entity.js';
import { User } from '../user.entity.js';
import { canGive, canManageRole, type Grant } from './accounts.policy.js';
import { AdministratorsGuard } from './administrators-guard.js';

/** Why a role cannot be given, for the form to say. */
export type GrantRefusal = 'not-a-fund' | 'already-held';

/** Roles with their dates: who may do what, where, from a day to a day. */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly administrators: AdministratorsGuard,
    private readonly audit: AuditTrail,
  ) {}

  /** Whether the role can be given there at all. @throws NotFoundError when the actor may not, or the place is absent */
  async check(actor: Actor, grant: Grant): Promise<'not-a-fund' | undefined> {
    if (!canGive(actor, grant)) throw new NotFoundError('role to give');
    const [place] = await this.unitOfWork.query<{ kind: string | null }>(placeSql(grant), placeValues(grant));
    if (!place) throw new NotFoundError('place of the role');
    return grant.role === 'fund_agent' && place.kind !== 'fund' ? 'not-a-fund' : undefined;
  }

  /** Gives a role to an account, from a day to a day (both included; no last day: until further notice). */
  async give(
    actor: Actor,
    userId: string,
    grant: Grant,
    dates: { startsOn: Day; endsOn: Day | null },
  ): Promise<GrantRefusal | undefined> {
    return this.unitOfWork.run(async () => {
      const refusal = await this.check(actor, grant);
      if (refusal) return refusal;
      // Two clicks at once: the second one waits here, then finds the role already held.
      const user = await this.unitOfWork
        .repository(User)
        .findOne({ where: { id: userId }, lock: { mode: 'pessimistic_write' } });
      if (!user) throw new NotFoundError('account');
      if (await this.holds(userId, grant, dates)) return 'already-held';
      const membership = { id: newId(), userId, ...columnsOf(grant), ...dates };
      await this.unitOfWork.repository(Membership).insert(membership);
      await this.audit.record({
        verb: 'membership.give',
        subjectKind: 'user',
        subjectId: userId,
        details: { role: grant.role, structureId: grant.structureId, startsOn: dates.startsOn, endsOn: dates.endsOn },
      });
      return undefined;
    });
  }

  /**
   * The last day of a role. The account itself stays.
   * @returns 'before-start' when that day comes before the first one
   * @throws ConflictError when nobody would be left to administer
   */
  async end(actor: Actor, membershipId: string, endsOn: Day): Promise<'before-start' | undefined> {
    return this.unitOfWork.run(async () => {
      const membership = await this.require(actor, membershipId);
      if (endsOn < membership.startsOn) return 'before-start';
      if (membership.role === 'administrator') {
        await this.administrators.requireAnother({ membershipId, until: endsOn });
      }
      await this.unitOfWork.repository(Membership).update(membershipId, { endsOn });
      await this.audit.record({
        verb: 'membership.end',
        subjectKind: 'user',
        subjectId: membership.userId,
        details: { role: membership.role, structureId: membership.structureId, endsOn },
      });
      return undefined;
    });
  }

  /** @throws NotFoundError when absent or in another structure */
  async require(actor: Actor, membershipId: string): Promise<Membership> {
    const found = isId(membershipId)
      ? await this.unitOfWork.repository(Membership).findOneBy({ id: membershipId })
      : null;
    if (!found || !canManageRole(actor, found)) throw new NotFoundError('membership');
    return found;
  }

  private async holds(userId: string, grant: Grant, dates: { startsOn: Day; endsOn: Day | null }): Promise<boolean> {
    const { structureId, teamId, territoryKind, territoryCode } = columnsOf(grant);
    const rows = await this.unitOfWork.query(
      `SELECT 1 FROM membership WHERE user_id = $1 AND role = $2
          AND (structure_id, team_id, territory_kind, territory_code)
              IS NOT DISTINCT FROM ($3::uuid, $4::uuid, $5::text, $6::text)
          AND daterange(starts_on, ends_on, '[]') && daterange($7, $8, '[]')`,
      [userId, grant.role, structureId, teamId, territoryKind, territoryCode, dates.startsOn, dates.endsOn],
    );
    return rows.length > 0;
  }
}

/** The grant as the columns of `membership` and `invitation` hold it. */
export function columnsOf({ role, structureId, scope }: Grant) {
  const territory = scope && scope.kind !== 'team' ? scope : null;
  return {
    role,
    structureId,
    teamId: scope?.kind === 'team' ? scope.teamId : null,
    territoryKind: territory?.kind ?? null,
    territoryCode: territory?.code ?? null,
  };
}

function placeSql({ structureId, scope }: Grant): string {
  if (structureId) return 'SELECT kind FROM structure WHERE id = $1';
  if (scope?.kind === 'team') return 'SELECT NULL AS kind FROM team WHERE id = $1';
  if (scope?.kind === 'country') return `SELECT NULL AS kind WHERE $1 = '${FRANCE}'`;
  if (scope) return `SELECT NULL AS kind FROM ${scope.kind} WHERE code = $1`;
  return 'SELECT NULL AS kind';
}

const placeValues = ({ structureId, scope }: Grant): string[] => {
  if (structureId) return [structureId];
  if (!scope) return [];
  return [scope.kind === 'team' ? scope.teamId : scope.code];
};
