import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { Clock } from '../../platform/time/clock.js';
import { SessionChecks } from './session-checks.js';
import { SupportSession } from './support-session.entity.js';
import { canAttach } from './support-session.policy.js';

export interface Attachment {
  beneficiaryId: string;
  referralId: string | null;
  /** The version that was shown. */
  version: number;
}

/** The person of an anonymous visit is known after all. */
@Injectable()
export class SessionAttachmentService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly checks: SessionChecks,
  ) {}

  /**
   * The session takes the person as their file says they were on its day; what was typed of them gives way.
   * @returns 'stale' when the session was changed after it was shown: nothing is written
   * @throws NotFoundError when the session, the person or the referral is not the actor's to use
   */
  async attach(actor: StructureActor, id: string, attachment: Attachment): Promise<'attached' | 'stale'> {
    return this.unitOfWork.run(async () => {
      const { beneficiaryId, referralId, version } = attachment;
      const sessions = this.unitOfWork.repository(SupportSession);
      const session = await sessions.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!session || !canAttach(actor, session)) throw new NotFoundError('anonymous session');
      if (session.version !== version) return 'stale';
      await this.checks.referral(actor, beneficiaryId, referralId);
      session.attach(await this.checks.snapshot(actor, beneficiaryId, session.day), referralId, this.clock.now());
      await sessions.save(session);
      await this.checks.noteContact(session);
      await this.audit.record({
        verb: 'session.attach',
        subjectKind: 'support_session',
        subjectId: id,
        details: { beneficiaryId, referralId },
      });
      return 'attached';
    });
  }
}
