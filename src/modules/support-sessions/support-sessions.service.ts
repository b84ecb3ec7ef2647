import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId, newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { SessionChecks } from './session-checks.js';
import { consistent, type SessionContent } from './session-content.js';
import type { AnonymousPerson } from './person-snapshot.js';
import { SupportSession } from './support-session.entity.js';
import { canChange, canRead } from './support-session.policy.js';
import { SessionTags } from './tags/session-tags.js';

export interface SessionInput extends SessionContent {
  /** A person of ours by id, or what an anonymous one said. */
  person: string | AnonymousPerson;
  /** UUID made when the form was shown. */
  formKey: string;
  tagIds?: readonly string[];
}

export interface SessionCorrection extends SessionContent {
  /** Taken into account when the session is anonymous; a named person stays the same. */
  anonymous: AnonymousPerson;
  /** The version that was shown. */
  version: number;
  /** The session keeps those that it has when nothing is said. */
  tagIds?: readonly string[];
}

@Injectable()
export class SupportSessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly checks: SessionChecks,
    private readonly tags: SessionTags,
  ) {}

  /** @throws NotFoundError when absent or of another structure */
  async find(actor: StructureActor, id: string): Promise<SupportSession> {
    const session = isId(id) ? await this.unitOfWork.repository(SupportSession).findOneBy({ id }) : null;
    if (!session || !canRead(actor, session)) throw new NotFoundError('support session');
    return session;
  }

  /** @throws NotFoundError when absent, of another structure or of another author */
  async findOwn(actor: StructureActor, id: string): Promise<SupportSession> {
    const session = await this.find(actor, id);
    if (!canChange(actor, session)) throw new NotFoundError('support session');
    return session;
  }

  /**
   * Logs a session. The same `formKey` sent again gives the session it made the first time, with `repeated`.
   * @throws NotFoundError when the person, the place or the referral is not the actor's to use
   */
  async log(actor: StructureActor, input: SessionInput): Promise<{ id: string; repeated: boolean }> {
    return this.unitOfWork.run(async () => {
      const { person, formKey, tagIds = [], ...content } = input;
      const checked = consistent(content);
      await this.checks.referral(actor, person, checked.referralId);
      const ofTheDay = await this.checks.ofTheDay(actor, checked);
      const session = this.fresh(actor, formKey, ofTheDay.employerId);
      session.write(
        { ...checked, communeInsee: ofTheDay.communeInsee },
        await this.checks.snapshot(actor, person, checked.day),
      );
      const sessions = this.unitOfWork.repository(SupportSession);
      await sessions.createQueryBuilder().insert().values(session).orIgnore().updateEntity(false).execute();
      // A form sent twice waits for the first to commit, then finds its session instead of adding one.
      const kept = await sessions.findOneBy({ formKey, mediatorId: actor.userId, structureId: actor.structureId });
      if (!kept) throw new NotFoundError('form of the session');
      if (kept.id !== session.id) return { id: kept.id, repeated: true };
      if (tagIds.length > 0) await this.tags.write(actor, session, tagIds);
      await this.checks.noteContact(session);
      await this.record('session.log', session);
      return { id: session.id, repeated: false };
    });
  }

  /**
   * @returns 'stale' when somebody saved the session after it was shown: nothing is written
   * @throws NotFoundError when the session, the place or the referral is not the actor's to use
   */
  async correct(actor: StructureActor, id: string, correction: SessionCorrection): Promise<'saved' | 'stale'> {
    return this.unitOfWork.run(async () => {
      await this.findOwn(actor, id);
      const sessions = this.unitOfWork.repository(SupportSession);
      const session = await sessions.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (session?.kind !== 'individuel') throw new NotFoundError('individual session');
      const { anonymous, version, tagIds, ...content } = correction;
      if (session.version !== version) return 'stale';
      const checked = consistent(content);
      const { employerId, communeInsee } = await this.checks.ofTheDay(actor, checked, session);
      if (checked.referralId !== session.referralId) {
        await this.checks.referral(actor, session.beneficiaryId ?? anonymous, checked.referralId);
      }
      session.employerId = employerId;
      session.correct(
        { ...checked, communeInsee },
        await this.checks.snapshotAgain(actor, session, anonymous, checked.day),
        this.clock.now(),
      );
      await sessions.save(session);
      if (tagIds) await this.tags.write(actor, session, tagIds);
      await this.checks.noteContact(session);
      await this.record('session.correct', session);
      return 'saved';
    });
  }

  /** Really deletes the session; the audit keeps its ids. @throws NotFoundError when it is not the actor's own */
  async remove(actor: StructureActor, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const session = await this.findOwn(actor, id);
      await this.unitOfWork.repository(SupportSession).delete({ id });
      await this.record('session.delete', session);
    });
  }

  private fresh({ structureId, userId }: StructureActor, formKey: string, employerId: string): SupportSession {
    const now = this.clock.now();
    return Object.assign(new SupportSession(), {
      ...{
        id: newId(),
        structureId,
        mediatorId: userId,
        employerId,
        formKey,
        version: 1,
        createdAt: now,
        updatedAt: now,
      },
      ...{ title: null, workshopLevel: null, anonymousBy: {} },
    });
  }

  private async record(verb: string, { id, beneficiaryId, referralId }: SupportSession): Promise<void> {
    await this.audit.record({
      verb,
      subjectKind: 'support_session',
      subjectId: id,
      details: { beneficiaryId, referralId },
    });
  }
}
