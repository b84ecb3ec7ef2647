import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import type { GroupContent } from './group-content.js';
import { insertOnce, newSession } from './new-session.js';
import { Participants } from './participants.js';
import { SessionChecks } from './session-checks.js';
import { consistent, type SessionContent } from './session-content.js';
import { SupportSession } from './support-session.entity.js';
import { canChange } from './support-session.policy.js';

export interface GroupCorrection {
  content: SessionContent;
  group: GroupContent;
  /** Ids of those on the list. */
  people: readonly string[];
  /** The workshop keeps those that it has when nothing is said. */
  tagIds?: readonly string[];
  /** The version that was shown. */
  version: number;
}

export interface GroupInput extends Omit<GroupCorrection, 'version'> {
  /** UUID made when the form was shown. */
  formKey: string;
}

/** Workshops: several people in one session. */
@Injectable()
export class GroupSessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly checks: SessionChecks,
    private readonly participants: Participants,
  ) {}

  /**
   * Logs a workshop. The same `formKey` sent again gives the one it made the first time, with `repeated`.
   * @throws NotFoundError when the place or one of the people is not the actor's to use
   */
  async log(actor: StructureActor, input: GroupInput): Promise<{ id: string; repeated: boolean }> {
    return this.unitOfWork.run(async () => {
      const content = consistent(input.content);
      const people = [...new Set(input.people)];
      const communeInsee = await this.checks.commune(actor, content);
      const session = newSession(actor, input.formKey, this.clock.now());
      session.writeWorkshop({ ...content, communeInsee }, input.group, people.length);
      const kept = await insertOnce(this.unitOfWork, session);
      if (kept !== session.id) return { id: kept, repeated: true };
      await this.participants.write(actor, session, people, session.day);
      if (input.tagIds?.length) await this.checks.putTags(actor, session, input.tagIds);
      await this.record('session.log', session, people);
      return { id: session.id, repeated: false };
    });
  }

  /**
   * @returns 'stale' when somebody saved the workshop after it was shown: nothing is written
   * @throws NotFoundError when the workshop, the place or somebody added is not the actor's to use
   */
  async correct(actor: StructureActor, id: string, correction: GroupCorrection): Promise<'saved' | 'stale'> {
    return this.unitOfWork.run(async () => {
      const session = await this.findOwn(actor, id, 'locked');
      if (session.version !== correction.version) return 'stale';
      const content = consistent(correction.content);
      const people = [...new Set(correction.people)];
      const formerDay = session.day;
      const { employerId, communeInsee } = await this.checks.ofTheDay(actor, content, session);
      session.employerId = employerId;
      session.correctWorkshop({ ...content, communeInsee }, correction.group, people.length, this.clock.now());
      await this.unitOfWork.repository(SupportSession).save(session);
      await this.participants.write(actor, session, people, formerDay);
      if (correction.tagIds) await this.checks.putTags(actor, session, correction.tagIds);
      await this.record('session.correct', session, people);
      return 'saved';
    });
  }

  /** @throws NotFoundError when absent, of another structure, of another author, or not a workshop */
  async findOwn(actor: StructureActor, id: string, held: 'locked' | 'read' = 'read'): Promise<SupportSession> {
    const lock = held === 'locked' ? { lock: { mode: 'pessimistic_write' as const } } : {};
    const session = isId(id)
      ? await this.unitOfWork.repository(SupportSession).findOne({ where: { id }, ...lock })
      : null;
    if (session?.kind !== 'collectif' || !canChange(actor, session)) throw new NotFoundError('workshop');
    return session;
  }

  private async record(verb: string, { id, participantCount }: SupportSession, people: string[]): Promise<void> {
    const details = { kind: 'collectif', participantCount, people };
    await this.audit.record({ verb, subjectKind: 'support_session', subjectId: id, details });
  }
}
