import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { BeneficiariesService, type BeneficiaryCard, canReadLookers } from '../beneficiaries/index.js';
import { type LookerLine, LookersQueries } from './lookers.queries.js';

export interface Lookers {
  person: BeneficiaryCard;
  lines: LookerLine[];
  next: number | null;
}

/** « Qui a consulté cette fiche ». Reading it is written down like the rest. */
@Injectable()
export class LookersService {
  constructor(
    private readonly beneficiaries: BeneficiariesService,
    private readonly queries: LookersQueries,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws NotFoundError absent, or not for this actor */
  async read(actor: StructureActor, id: string, before: number | null): Promise<Lookers> {
    const person = await this.beneficiaries.find(actor, id);
    if (!canReadLookers(actor, person)) throw new NotFoundError('beneficiary');
    await this.audit.record({ verb: 'beneficiary.read-journal', subjectKind: 'beneficiary', subjectId: person.id });
    return { person, ...(await this.queries.page(person.id, before)) };
  }
}
