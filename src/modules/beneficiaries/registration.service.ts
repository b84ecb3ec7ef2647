import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { Clock } from '../../platform/time/clock.js';
import { BeneficiariesService } from './beneficiaries.service.js';
import type { BeneficiaryCard, BeneficiaryDetails } from './beneficiary-details.js';
import { Beneficiary } from './beneficiary.entity.js';
import { canCorrect, canRegister } from './beneficiary.policy.js';
import { DuplicatesQueries, type LikelyDuplicate } from './duplicates/duplicates.queries.js';

export type Registered = { kind: 'registered'; id: string } | { kind: 'alreadyKnown'; people: LikelyDuplicate[] };

/** `stale`: somebody else corrected the file since it was read; `current` is what it says now. */
export type Corrected = { kind: 'corrected' } | { kind: 'stale'; current: BeneficiaryCard };

/** Opens a person's file and keeps it right. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly beneficiaries: BeneficiariesService,
    private readonly duplicates: DuplicatesQueries,
  ) {}

  /**
   * A new person of the actor's structure, unless someone known is likely the same.
   *
   * @param options.anotherPerson the agent has seen the likely duplicates and says it is none of them
   * @param options.noticeGiven the information notice was handed over today
   */
  async register(
    actor: StructureActor,
    details: BeneficiaryDetails,
    options: { anotherPerson: boolean; noticeGiven: boolean },
  ): Promise<Registered> {
    if (!canRegister(actor)) throw new NotFoundError('registration');
    const people = options.anotherPerson ? [] : await this.duplicates.likely(actor, details);
    if (people.length > 0) return { kind: 'alreadyKnown', people };
    return this.unitOfWork.run(async () => {
      const today = this.clock.today();
      const person = Beneficiary.register(details, actor, this.clock.now(), today);
      if (options.noticeGiven) person.noteNoticeGiven(today, actor.userId);
      await this.unitOfWork.repository(Beneficiary).insert(person);
      await this.record('beneficiary.register', person.id, { anotherPerson: options.anotherPerson });
      return { kind: 'registered', id: person.id };
    });
  }

  /**
   * What was wrong or has changed. A structure with which the person is shared never sees the notes, nor touches them.
   *
   * @param version the one read before the correction was typed
   * @throws NotFoundError absent, or not for this actor
   */
  async correct(actor: StructureActor, id: string, version: number, details: BeneficiaryDetails): Promise<Corrected> {
    return this.unitOfWork.run(async () => {
      const { person, card } = await this.toCorrect(actor, id);
      if (card.version !== version) return { kind: 'stale', current: card };
      person.correct(card.shared ? { ...details, notes: person.notes } : details, this.clock.now());
      await this.unitOfWork.repository(Beneficiary).save(person);
      await this.record('beneficiary.correct', id, { version: person.version });
      return { kind: 'corrected' };
    });
  }

  /** The information notice (GDPR, articles 13 and 14) was handed over today. The first time is the one kept. */
  async noteNoticeGiven(actor: StructureActor, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { person } = await this.toCorrect(actor, id);
      if (person.noticeGivenOn !== null) return;
      person.noteNoticeGiven(this.clock.today(), actor.userId);
      await this.unitOfWork.repository(Beneficiary).save(person);
      await this.record('beneficiary.note-notice', id, {});
    });
  }

  /** Locks the row before reading it, so that of two corrections sent at once the second sees the first. */
  private async toCorrect(actor: StructureActor, id: string): Promise<{ person: Beneficiary; card: BeneficiaryCard }> {
    const before = await this.beneficiaries.find(actor, id);
    if (!canCorrect(actor, before)) throw new NotFoundError('beneficiary');
    const person = await this.unitOfWork
      .repository(Beneficiary)
      .findOneOrFail({ where: { id: before.id }, lock: { mode: 'pessimistic_write' } });
    return { person, card: await this.beneficiaries.find(actor, id) };
  }

  private record(verb: string, subjectId: string, details: Record<string, number | boolean>): Promise<void> {
    return this.audit.record({ verb, subjectKind: 'beneficiary', subjectId, details });
  }
}
