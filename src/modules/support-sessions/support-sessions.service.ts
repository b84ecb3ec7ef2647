import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { type DraftMark, Drafts } from '../../platform/drafts/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { insertOnce, newSession } from './new-session.js';
import { type Known, SessionChecks } from './session-checks.js';
import { consistent, type SessionContent } from './session-content.js';
import type { AnonymousPerson } from './person-snapshot.js';
import { SupportSession } from './support-session.entity.js';
import { canChange, canRead } from './support-session.policy.js';

export interface SessionInput extends SessionContent {
  /** A person of ours by id, or what an anonymous one said. */
  person: string | AnonymousPerson;
  /** UUID made when the form was shown. */
  formKey: string;
  tagIds?: readonly string[];
  /** What the page knows of the draft of that form, which ends with it. */
  draft?: Omit<DraftMark, 'id'>;
  known?: Known;
}

export interface Logged {
  /** Of the session; empty when nothing was logged. */
  id: string;
  /** The same form had made it before. */
  repeated: boolean;
  /** Another page went on with the draft, up to this version, which this one has not seen: nothing was logged. */
  superseded: number | null;
}

export interface SessionCorrection extends SessionContent {
  /** Taken into account when the session is anonymous; a named person stays the same. */
  anonymous: AnonymousPerson;
  /** The version that was shown. */
  version: number;
  /** The session keeps those that it has when nothing is said. */
  tagIds?: readonly string[];
}

/** Of a draft that the page knows nothing about. */
const unseen = { version: 0, writer: '' };

@Injectable()
export class SupportSessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly checks: SessionChecks,
    private readonly drafts: Drafts,
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
  async log(actor: StructureActor, input: SessionInput): Promise<Logged> {
    return this.unitOfWork.run(async () => {
      const { person, formKey, draft, known, tagIds = [], ...content } = input;
      const { superseded } = await this.drafts.take(actor, { id: formKey, ...(draft ?? unseen) });
      if (superseded !== null) return { id: '', repeated: false, superseded };
      const checked = consistent(content);
      await this.checks.referral(actor, person, checked.referralId);
      const communeInsee = await this.checks.commune(actor, checked, known);
      const session = newSession(actor, formKey, this.clock.now());
      session.write({ ...checked, communeInsee }, await this.checks.snapshot(actor, person, checked.day, known));
      const kept = await insertOnce(this.unitOfWork, session);
      if (kept !== session.id) return { id: kept, repeated: true, superseded: null };
      if (tagIds.length > 0) await this.checks.putTags(actor, session, tagIds);
      await this.checks.noteContact(session);
      await this.record('session.log', session);
      return { id: session.id, repeated: false, superseded: null };
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
      if (tagIds) await this.checks.putTags(actor, session, tagIds);
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

  private async record(verb: string, { id, beneficiaryId, referralId }: SupportSession): Promise<void> {
    await this.audit.record({
      verb,
      subjectKind: 'support_session',
      subjectId: id,
      details: { beneficiaryId, referralId },
    });
  }
}
