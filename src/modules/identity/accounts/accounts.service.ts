import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { endSessions } from '../sign-in/http-sessions.js';
import { User } from '../user.entity.js';
import { AccountsQueries } from './accounts.queries.js';
import { AdministratorsGuard } from './administrators-guard.js';

@Injectable()
export class AccountsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsQueries,
    private readonly administrators: AdministratorsGuard,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Closes an account: it can no longer sign in, and what it has open ends at once. Nothing that it did is erased.
   * @throws ConflictError when nobody would be left to administer
   */
  async disable(actor: Actor, userId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const user = await this.requireSwitchable(actor, userId);
      await this.administrators.requireAnother({ userId, until: this.clock.today() });
      user.disable(this.clock.now());
      await this.unitOfWork.repository(User).update(userId, { disabledAt: user.disabledAt });
      await endSessions(this.unitOfWork, userId);
      await this.audit.record({ verb: 'user.disable', subjectKind: 'user', subjectId: userId });
    });
  }

  async enable(actor: Actor, userId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const user = await this.requireSwitchable(actor, userId);
      user.enable();
      await this.unitOfWork.repository(User).update(userId, { disabledAt: null });
      await this.audit.record({ verb: 'user.enable', subjectKind: 'user', subjectId: userId });
    });
  }

  private async requireSwitchable(actor: Actor, userId: string): Promise<User> {
    const { canSwitch } = await this.accounts.account(actor, userId);
    const user = canSwitch ? await this.unitOfWork.repository(User).findOneBy({ id: userId }) : null;
    if (!user) throw new NotFoundError('account');
    return user;
  }
}
