import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import {
  BeneficiariesService,
  type BeneficiaryCard,
  detailsOf,
  RegistrationService,
  type Scheme,
} from '../../beneficiaries/index.js';

/** The scheme of a person, asked when a saisine needs it and kept on their file. */
@Injectable()
export class PersonScheme {
  constructor(
    private readonly beneficiaries: BeneficiariesService,
    private readonly registration: RegistrationService,
  ) {}

  /** @throws NotFoundError when the actor may not see the person */
  find(actor: StructureActor, beneficiaryId: string): Promise<BeneficiaryCard> {
    return this.beneficiaries.find(actor, beneficiaryId);
  }

  /**
   * @throws NotFoundError when the actor may not correct the file
   * @throws ConflictError when a colleague corrected it in the meantime
   */
  async note(actor: StructureActor, person: BeneficiaryCard, scheme: Scheme): Promise<void> {
    const details = { ...detailsOf(person), scheme };
    const { kind } = await this.registration.correct(actor, person.id, person.version, details);
    if (kind === 'stale')
      throw new ConflictError('Cette fiche a été modifiée entre-temps. Dites de nouveau le régime.');
  }
}
