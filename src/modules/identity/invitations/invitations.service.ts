import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Config } from '../../../platform/config/index.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { addDays } from '../../../platform/time/day.js';
import { canManageRole, type Grant } from '../accounts/accounts.policy.js';
import { columnsOf, MembershipsService, type GrantRefusal } from '../accounts/memberships.service.js';
import { Invitation } from '../invitation.entity.js';
import { User } from '../user.entity.js';
import { INVITATION_DAYS, newInvitationToken } from './invitation-token.js';

export interface Invitee {
  email: string;
  firstName: string;
  lastName: string;
}

export type InvitationResult =
  /** `token`: for the link; it is nowhere to be found again. */
  | { kind: 'invited'; token: string; expiresAt: Date }
  | { kind: 'role-added'; userId: string }
  | { kind: 'refused'; why: GrantRefusal | 'disabled' };

@Injectable()
export class InvitationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly memberships: MembershipsService,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Invites someone to a role. Whoever has an account already gets the role at once; an earlier link for the same
   * person and place stops working.
   */
  async invite(actor: Actor, person: Invitee, grant: Grant): Promise<InvitationResult> {
    const email = person.email.toLowerCase();
    return this.unitOfWork.run(async () => {
      const refusal = await this.memberships.check(actor, grant);
      if (refusal) return { kind: 'refused', why: refusal };
      const known = await this.unitOfWork.repository(User).findOneBy({ email });
      if (known) return this.addRole(actor, known, grant);
      await this.replaceEarlier(email, grant);
      return this.issue(actor, { ...person, email }, grant);
    });
  }

  /** @throws NotFoundError when absent, used, or of another structure */
  async require(actor: Actor, id: string): Promise<Invitation> {
    const found = isId(id) ? await this.unitOfWork.repository(Invitation).findOneBy({ id }) : null;
    if (!found || found.acceptedAt || !canManageRole(actor, found)) throw new NotFoundError('invitation');
    return found;
  }

  /** The link stops working. */
  async cancel(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.require(actor, id);
      const now = this.clock.now();
      const ended = await this.unitOfWork.execute(
        'UPDATE invitation SET expires_at = $2 WHERE id = $1 AND accepted_at IS NULL AND expires_at > $2',
        [id, now],
      );
      if (ended > 0) {
        await this.audit.record({ verb: 'invitation.cancel', subjectKind: 'invitation', subjectId: id });
      }
    });
  }

  private async addRole(actor: Actor, user: User, grant: Grant): Promise<InvitationResult> {
    if (user.disabledAt) return { kind: 'refused', why: 'disabled' };
    const why = await this.memberships.give(actor, user.id, grant, { startsOn: this.clock.today(), endsOn: null });
    return why ? { kind: 'refused', why } : { kind: 'role-added', userId: user.id };
  }

  private async replaceEarlier(email: string, grant: Grant): Promise<void> {
    const { structureId } = columnsOf(grant);
    await this.unitOfWork.execute(
      `UPDATE invitation SET expires_at = $3
        WHERE email = $1 AND structure_id IS NOT DISTINCT FROM $2 AND accepted_at IS NULL AND expires_at > $3`,
      [email, structureId, this.clock.now()],
    );
  }

  private async issue(actor: Actor, person: Invitee, grant: Grant): Promise<InvitationResult> {
    const { signed, hash } = newInvitationToken(this.config.sessionSecret);
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + INVITATION_DAYS * 24 * 3_600_000);
    const id = newId();
    await this.unitOfWork.repository(Invitation).insert({
      id,
      ...person,
      ...columnsOf(grant),
      tokenHash: hash,
      invitedBy: actor.userId,
      createdAt,
      expiresAt,
      acceptedAt: null,
    });
    await this.audit.record({
      verb: 'invitation.send',
      subjectKind: 'invitation',
      subjectId: id,
      details: {
        role: grant.role,
        structureId: grant.structureId,
        until: addDays(this.clock.today(), INVITATION_DAYS),
      },
    });
    return { kind: 'invited', token: signed, expiresAt };
  }
}
