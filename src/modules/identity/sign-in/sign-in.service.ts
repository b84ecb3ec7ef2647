import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { ActorsQueries } from '../actors.queries.js';
import { User } from '../user.entity.js';
import { isPassword } from './passwords.js';
import { SignInThrottle } from './sign-in-throttle.js';

export type SignInFailure = 'wrong' | 'too-many';

@Injectable()
export class SignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly throttle: SignInThrottle,
    private readonly actors: ActorsQueries,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a session's account. The answer and the time taken are the same for an unknown account, a disabled one and
   * a wrong password.
   * @param address where the request comes from, for throttling
   */
  async signIn(email: string, password: string, address: string): Promise<SignedIn | SignInFailure> {
    const account = email.toLowerCase();
    if (!(await this.throttle.allows(account, address))) return 'too-many';
    const user = await this.unitOfWork.repository(User).findOneBy({ email: account });
    const hash = user?.disabledAt ? null : user?.passwordHash;
    const right = await isPassword(password, hash);
    if (!user || !right) {
      await this.audit.record({ verb: 'sign-in.refuse', subjectKind: 'user', subjectId: user?.id ?? null });
      return 'wrong';
    }
    await this.throttle.forget(account);
    await this.unitOfWork.run(async () => {
      await this.unitOfWork.repository(User).update(user.id, { lastSignInAt: this.clock.now() });
      await this.audit.record({ verb: 'sign-in.accept', subjectKind: 'user', subjectId: user.id, userId: user.id });
    });
    return (await this.actors.signedIn(user.id, null)) ?? 'wrong';
  }
}
