import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { checkPassword } from '../password-rule.js';
import { User } from '../user.entity.js';
import { endSessions } from './http-sessions.js';
import { hashPassword, isPassword } from './passwords.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Why the password stays as it was: a message of the rule for the new one, or one of these. */
export type PasswordChangeRefusal = { reason: 'wrong' | 'too-many' } | { reason: 'weak'; message: string };

@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly throttle: SignInThrottle,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Changes one's own password and ends all one's sessions: the caller opens a new one on this browser. The current
   * password is asked for, and guesses are counted as at sign-in: the counter's browser may be someone else's hands.
   */
  async change(
    userId: string,
    passwords: { current: string; next: string },
    address: string,
  ): Promise<PasswordChangeRefusal | undefined> {
    const user = await this.unitOfWork.repository(User).findOneBy({ id: userId });
    if (!user) throw new NotFoundError('account');
    if (!(await this.throttle.allows(user.email, address))) return { reason: 'too-many' };
    if (!(await isPassword(passwords.current, user.passwordHash))) return { reason: 'wrong' };
    await this.throttle.forget(user.email);
    const message = checkPassword(passwords.next, user);
    if (message) return { reason: 'weak', message };
    const passwordHash = await hashPassword(passwords.next);
    await this.unitOfWork.run(async () => {
      await this.unitOfWork.repository(User).update(userId, { passwordHash });
      await endSessions(this.unitOfWork, userId);
      await this.audit.record({ verb: 'user.change-password', subjectKind: 'user', subjectId: userId });
    });
    return undefined;
  }
}
