import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { BeneficiariesService, type BeneficiaryCard } from '../beneficiaries/index.js';
import { type Desk, InternalReferrals } from '../referrals/index.js';
import { StructuresService } from '../structures/index.js';
import { CaseHistories, type CaseHistory } from './case-histories.js';

export interface CaseFile {
  person: BeneficiaryCard;
  /** Name of the structure that holds the file, when it is shared with the reader's. */
  heldBy: string | null;
  history: CaseHistory;
  /** To whom the person may be handed within the reader's structure. */
  desks: Desk[];
}

/** A person's whole file, as one structure may read it. */
@Injectable()
export class CaseFilesService {
  constructor(
    private readonly beneficiaries: BeneficiariesService,
    private readonly structures: StructuresService,
    private readonly histories: CaseHistories,
    private readonly internal: InternalReferrals,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Reads the file and says so in the journal.
   *
   * @throws NotFoundError absent, or not for this actor
   */
  async open(actor: StructureActor, id: string): Promise<CaseFile> {
    const person = await this.beneficiaries.find(actor, id);
    await this.audit.record({ verb: 'beneficiary.read', subjectKind: 'beneficiary', subjectId: person.id });
    const heldBy = person.shared ? (await this.structures.require(person.structureId)).name : null;
    return {
      person,
      heldBy,
      history: await this.histories.of(actor, person.id),
      desks: await this.internal.desks(actor),
    };
  }
}
