import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail, type AuditEntry } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId, newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { ReceiverActivity } from './receiver-activity.js';
import { type Act, Referral } from './referral.entity.js';
import { isLinkHolder, type LinkHolder, type Party, sideOf, type Side } from './referral.policy.js';
import type { EventKind } from './referral-codes.js';
import { ReferralConsequences } from './referral-consequences.js';
import { ReferralEvent } from './referral-event.entity.js';
import type { ReferralStatus } from './referral-status.js';
import { SaisineRecords, type StepAuthor } from './saisine/saisine-records.js';

/** The tool itself: reminders and expiries have no author. */
export const TOOL = 'tool';
export type Author = Party | typeof TOOL;

export interface Change {
  verb: string;
  /** @throws NotFoundError by answering false */
  allowed: (referral: Referral) => boolean | Promise<boolean>;
  /** False when there was nothing to change. */
  how: (referral: Referral, act: Act) => boolean | void;
  /** Of a change that is not one of state. */
  event?: EventKind;
  details?: AuditEntry['details'];
}

/** A referral seen by somebody, on the screen or on paper. */
export type ReadingVerb = 'referral.read' | 'referral.print-slip' | 'referral.print-letter';

/** Reads and writes of one referral: its row locked, its history, its journal and its consequences with each change. */
@Injectable()
export class ReferralRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly consequences: ReferralConsequences,
    private readonly activity: ReceiverActivity,
    private readonly saisines: SaisineRecords,
  ) {}

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work);
  }

  act(author: Author): Act {
    const at = this.clock.now();
    if (author === TOOL) return { at, byUserId: null, byLinkId: null };
    return isLinkHolder(author)
      ? { at, byUserId: null, byLinkId: author.linkId }
      : { at, byUserId: author.userId, byLinkId: null };
  }

  /** The same, with the structure in whose name it is done. */
  authorOf(author: Author): StepAuthor {
    const { at, byUserId, byLinkId } = this.act(author);
    const byStructureId = author === TOOL || isLinkHolder(author) ? null : author.structureId;
    return { at, byUserId, byLinkId, byStructureId };
  }

  /** @throws NotFoundError absent, or not for whom asks */
  async find(author: Author, id: string): Promise<Referral> {
    return this.visible(author, isId(id) ? await this.unitOfWork.repository(Referral).findOneBy({ id }) : null);
  }

  /** The same, its row held until the transaction ends: whoever comes second finds the state that the first left. */
  async hold(author: Author, id: string): Promise<Referral> {
    const rows = this.unitOfWork.repository(Referral);
    const found = isId(id) ? await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
    return this.visible(author, found);
  }

  /** One command: the row held, the change made and kept, its history and journal written, its consequences drawn. */
  async change(author: Author, id: string, change: Change): Promise<Referral> {
    return this.run(async () => {
      const referral = await this.hold(author, id);
      if (!(await change.allowed(referral))) throw new NotFoundError('referral');
      const from = referral.status;
      if (change.how(referral, this.act(author)) === false) return referral;
      await this.save(author, referral, from, change.verb, change.details);
      if (change.event) await this.event(author, id, change.event);
      return referral;
    });
  }

  async add(actor: StructureActor, referral: Referral): Promise<void> {
    await this.unitOfWork.repository(Referral).insert(referral);
    await this.note(actor, referral, null, 'referral.draft', { beneficiaryId: referral.beneficiaryId });
  }

  async save(
    author: Author,
    referral: Referral,
    from: ReferralStatus,
    verb: string,
    details: AuditEntry['details'] = {},
  ): Promise<void> {
    await this.unitOfWork.repository(Referral).save(referral);
    await this.note(author, referral, from, verb, details);
    await this.saisines.follow(referral, this.authorOf(author));
    if (from === referral.status) return;
    await this.consequences.of(referral, this.act(author));
    if (referral.workshopId === null) await this.activity.refresh(referral);
  }

  /** Something that happened and is no change of state. */
  async event(author: Author, referralId: string, kind: EventKind, words: string | null = null): Promise<void> {
    await this.unitOfWork.repository(ReferralEvent).insert({
      ...this.authorOf(author),
      id: newId(),
      referralId,
      kind,
      fromStatus: null,
      toStatus: null,
      words,
    });
  }

  /** The receiver reads it for the first time; nothing the times after. */
  async noteOpening(receiver: Party, id: string): Promise<void> {
    await this.change(receiver, id, {
      verb: 'referral.open',
      allowed: () => true,
      how: (referral, act) => referral.open(act),
      event: 'opened',
    });
  }

  /** @param how by a link, or onto paper */
  async noteReading(
    { id, status }: Referral,
    side: Side,
    { holder, verb = 'referral.read' }: { holder?: LinkHolder; verb?: ReadingVerb } = {},
  ): Promise<void> {
    await this.audit.record({
      verb,
      subjectKind: 'referral',
      subjectId: id,
      details: { side, status, ...(holder ? { link: holder.linkId } : {}) },
    });
  }

  private visible(author: Author, referral: Referral | null): Referral {
    if (!referral || !this.concerns(author, referral)) throw new NotFoundError('referral');
    return referral;
  }

  private concerns(author: Author, referral: Referral): boolean {
    if (author === TOOL) return true;
    return isLinkHolder(author) ? author.referralId === referral.id : sideOf(author, referral) !== undefined;
  }

  private async note(
    author: Author,
    referral: Referral,
    from: ReferralStatus | null,
    verb: string,
    details: AuditEntry['details'],
  ): Promise<void> {
    if (from !== referral.status) {
      await this.unitOfWork.repository(ReferralEvent).insert({
        ...this.authorOf(author),
        id: newId(),
        referralId: referral.id,
        kind: 'status',
        fromStatus: from,
        toStatus: referral.status,
        words: null,
      });
    }
    const by = author !== TOOL && isLinkHolder(author) ? { link: author.linkId } : {};
    await this.audit.record({ verb, subjectKind: 'referral', subjectId: referral.id, details: { ...details, ...by } });
  }
}
