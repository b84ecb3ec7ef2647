import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { BeneficiariesService } from '../beneficiaries.service.js';
import type { BeneficiaryCard } from '../beneficiary-details.js';
import type { BeneficiaryShare } from '../beneficiary-share.entity.js';
import { canShare } from '../case-life.policy.js';
import { AgreedShares, type Agreement } from './agreed-shares.js';
import { ShareCandidates } from './share-candidates.queries.js';

/** Opens a file to another structure on the person's word, without a referral, and takes it back when they say so. */
@Injectable()
export class SharingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly beneficiaries: BeneficiariesService,
    private readonly candidates: ShareCandidates,
    private readonly shares: AgreedShares,
  ) {}

  /** @throws NotFoundError absent, or not held by the actor's structure */
  async person(actor: StructureActor, beneficiaryId: string): Promise<BeneficiaryCard> {
    const person = await this.beneficiaries.find(actor, beneficiaryId);
    if (!canShare(actor, person)) throw new NotFoundError('beneficiary');
    return person;
  }

  /**
   * `already`: it is open to that structure. `unknown`: nobody of it could read the file.
   * @throws NotFoundError the person is not held by the actor's structure
   */
  async share(
    actor: StructureActor,
    beneficiaryId: string,
    agreement: Agreement,
  ): Promise<'shared' | 'already' | 'unknown'> {
    return this.unitOfWork.run(async () => {
      const person = await this.person(actor, beneficiaryId);
      const { structureId, how } = agreement;
      const structure = await this.candidates.find(structureId);
      if (!structure || structureId === person.structureId) return 'unknown';
      if (!(await this.shares.open(beneficiaryId, agreement, actor.userId))) return 'already';
      await this.record('beneficiary.share-by-agreement', beneficiaryId, { structureId, how });
      return 'shared';
    });
  }

  /** A share by agreement that is still open. @throws NotFoundError there is none, or the actor may not end it */
  async open(
    actor: StructureActor,
    beneficiaryId: string,
    shareId: string,
  ): Promise<{ person: BeneficiaryCard; share: BeneficiaryShare }> {
    const person = await this.person(actor, beneficiaryId);
    return { person, share: await this.shares.require(beneficiaryId, shareId, false) };
  }

  /** At once: the other structure reads nothing more from its next page on. */
  async takeBack(actor: StructureActor, beneficiaryId: string, shareId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.person(actor, beneficiaryId);
      const share = await this.shares.require(beneficiaryId, shareId, true);
      await this.shares.end(share, actor.userId);
      await this.record('beneficiary.take-back', beneficiaryId, { structureId: share.structureId });
    });
  }

  private record(verb: string, subjectId: string, details: Record<string, string>): Promise<void> {
    return this.audit.record({ verb, subjectKind: 'beneficiary', subjectId, details });
  }
}
