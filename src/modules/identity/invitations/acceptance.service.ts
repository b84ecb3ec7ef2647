import { Injectable } from '@nestjs/common';
import type { Role, SignedIn } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Config } from '../../../platform/config/index.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { ActorsQueries } from '../actors.queries.js';
import { Invitation } from '../invitation.entity.js';
import { Membership } from '../membership.entity.js';
import { checkPassword } from '../password-rule.js';
import { hashPassword } from '../sign-in/passwords.js';
import { WORKPLACE_JOINS, WORKPLACE_NAME } from '../workplace-sql.js';
import { invitationHash } from './invitation-token.js';

export interface OpenInvitation {
  email: string;
  firstName: string;
  lastName: string;
  role: Role;
  workplace: string;
}

/** A link stops with its use, its seven days, its cancelling, and the account of whoever sent it. */
const OPEN = `m.accepted_at IS NULL AND m.expires_at > $2
  AND EXISTS (SELECT 1 FROM app_user inviter WHERE inviter.id = m.invited_by AND inviter.disabled_at IS NULL)`;

/** The other end of an invitation: the person opens the link and chooses a password. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly actors: ActorsQueries,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** Whom the link invites, and where; undefined when it was not signed by us, served already or expired. */
  async find(token: string): Promise<OpenInvitation | undefined> {
    const hash = invitationHash(token, this.config.sessionSecret);
    if (!hash) return undefined;
    const [found] = await this.unitOfWork.query<OpenInvitation>(
      `SELECT m.email, m.first_name AS "firstName", m.last_name AS "lastName", m.role, ${WORKPLACE_NAME} AS workplace
         FROM invitation m ${WORKPLACE_JOINS} WHERE m.token_hash = $1 AND ${OPEN}`,
      [hash, this.clock.now()],
    );
    return found;
  }

  /**
   * Opens the account with this password. Of two people who follow one link at once, exactly one succeeds.
   * @returns the account, ready to be signed in; `weak` with a French message; undefined when the link is worth nothing
   * @throws ConflictError when an account took the e-mail meanwhile
   */
  async accept(token: string, password: string): Promise<SignedIn | { weak: string } | undefined> {
    const invited = await this.find(token);
    const hash = invitationHash(token, this.config.sessionSecret);
    if (!invited || !hash) return undefined;
    const weak = checkPassword(password, invited);
    if (weak) return { weak };
    const passwordHash = await hashPassword(password);
    const userId = await this.unitOfWork.run(() => this.open(hash, passwordHash));
    return userId ? this.actors.signedIn(userId, null) : undefined;
  }

  private async open(tokenHash: string, passwordHash: string): Promise<string | undefined> {
    const now = this.clock.now();
    const taken = await this.unitOfWork.execute(
      `UPDATE invitation m SET accepted_at = $2 WHERE m.token_hash = $1 AND ${OPEN}`,
      [tokenHash, now],
    );
    if (taken === 0) return undefined;
    const invitation = await this.unitOfWork.repository(Invitation).findOneByOrFail({ tokenHash });
    const { email, firstName, lastName, role, structureId, teamId, territoryKind, territoryCode } = invitation;
    const userId = newId();
    const created = await this.unitOfWork.execute(
      `INSERT INTO app_user (id, email, first_name, last_name, password_hash, created_at, last_sign_in_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (email) DO NOTHING`,
      [userId, email, firstName, lastName, passwordHash, now],
    );
    if (created === 0)
      throw new ConflictError('Un compte existe déjà avec cette adresse mail. Connectez-vous avec lui.');
    await this.unitOfWork.repository(Membership).insert({
      ...{ id: newId(), userId, role, structureId, teamId, territoryKind, territoryCode },
      startsOn: this.clock.today(),
      endsOn: null,
    });
    await this.audit.record({
      verb: 'invitation.accept',
      subjectKind: 'user',
      subjectId: userId,
      userId,
      details: { invitationId: invitation.id },
    });
    return userId;
  }
}
