import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { BeneficiariesService } from '../beneficiaries.service.js';
import type { BeneficiaryCard } from '../beneficiary-details.js';
import { canNoteMandates } from '../case-life.policy.js';
import { BeneficiaryMandate, type MandateNoted } from './beneficiary-mandate.entity.js';
import { isRunning } from './mandate-kinds.js';

/** Who may act for the person: noted by kind and days. An ended mandate stays as history. */
@Injectable()
export class MandatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly beneficiaries: BeneficiariesService,
  ) {}

  /** @throws NotFoundError absent, or not for this actor */
  async person(actor: StructureActor, beneficiaryId: string): Promise<BeneficiaryCard> {
    const person = await this.beneficiaries.find(actor, beneficiaryId);
    if (!canNoteMandates(actor, person)) throw new NotFoundError('beneficiary');
    return person;
  }

  async note(actor: StructureActor, beneficiaryId: string, noted: MandateNoted): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.person(actor, beneficiaryId);
      const mandate = BeneficiaryMandate.note(beneficiaryId, noted, actor, this.clock.now());
      await this.unitOfWork.repository(BeneficiaryMandate).insert(mandate);
      await this.record('beneficiary.note-mandate', mandate);
    });
  }

  /**
   * A mandate that runs, for the page that asks before it is stopped.
   * @throws NotFoundError no such mandate of this person
   * @throws ConflictError it has ended already
   */
  async running(
    actor: StructureActor,
    beneficiaryId: string,
    mandateId: string,
  ): Promise<{ person: BeneficiaryCard; mandate: BeneficiaryMandate }> {
    const person = await this.person(actor, beneficiaryId);
    const mandate = await this.require(beneficiaryId, mandateId, false);
    if (!isRunning(mandate, this.clock.today())) throw new ConflictError('Ce mandat est déjà terminé.');
    return { person, mandate };
  }

  /** It ended before its day, or has no written end. */
  async stop(actor: StructureActor, beneficiaryId: string, mandateId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.person(actor, beneficiaryId);
      const mandate = await this.require(beneficiaryId, mandateId, true);
      mandate.stop(this.clock.today(), actor.userId);
      await this.unitOfWork.repository(BeneficiaryMandate).save(mandate);
      await this.record('beneficiary.end-mandate', mandate);
    });
  }

  private async require(beneficiaryId: string, id: string, held: boolean): Promise<BeneficiaryMandate> {
    const lock = held ? { lock: { mode: 'pessimistic_write' as const } } : {};
    const mandates = this.unitOfWork.repository(BeneficiaryMandate);
    const mandate = isId(id) ? await mandates.findOne({ where: { id, beneficiaryId }, ...lock }) : null;
    if (!mandate) throw new NotFoundError('mandate');
    return mandate;
  }

  private record(verb: string, { id: mandateId, kind, beneficiaryId: subjectId }: BeneficiaryMandate): Promise<void> {
    return this.audit.record({ verb, subjectKind: 'beneficiary', subjectId, details: { mandateId, kind } });
  }
}
