import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import type { Day } from '../../platform/time/day.js';
import { BeneficiariesService, type BeneficiaryCard } from '../beneficiaries/index.js';
import { type Commune, Communes, StructuresService, type StructureSummary } from '../structures/index.js';

export interface PersonAtHome {
  person: BeneficiaryCard;
  /** Undefined when the person's commune is not known. */
  commune: Commune | undefined;
  /**
   * The caisse that serves this commune for the person's scheme, or for the most common one when it is not known. None
   * for another scheme: it has a caisse for a trade or for the whole country, and only the person can name it.
   */
  fund: StructureSummary | undefined;
  /** False when the scheme is not known: the caisse is only the likeliest. */
  fundIsSure: boolean;
}

/** The person, where they live, and the caisse on which they depend for living there. */
@Injectable()
export class FundOfResidence {
  constructor(
    private readonly beneficiaries: BeneficiariesService,
    private readonly communes: Communes,
    private readonly structures: StructuresService,
  ) {}

  /** @throws NotFoundError when the actor may not see the person */
  async of(actor: StructureActor, beneficiaryId: string): Promise<PersonAtHome> {
    const person = await this.beneficiaries.find(actor, beneficiaryId);
    const commune = person.communeInsee ? await this.communes.byInsee(person.communeInsee) : undefined;
    const fundIsSure = person.scheme !== 'unknown';
    const fund = commune && person.scheme !== 'other' ? await this.fund(commune, person.scheme) : undefined;
    return { person, commune, fund, fundIsSure };
  }

  noteContact(beneficiaryId: string, day: Day): Promise<void> {
    return this.beneficiaries.noteContact(beneficiaryId, day);
  }

  private fund({ inseeCode }: Commune, scheme: 'general' | 'msa' | 'unknown'): Promise<StructureSummary | undefined> {
    return this.structures.fundFor(inseeCode, scheme === 'unknown' ? 'general' : scheme);
  }
}
