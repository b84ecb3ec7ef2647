import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { Day } from '../../platform/time/day.js';
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

export interface CaseStory {
  person: BeneficiaryCard;
  history: CaseHistory;
  /** The last day shown; null from today on. */
  upTo: Day | null;
  older: Day | null;
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
    const person = await this.read(actor, id);
    const heldBy = person.shared ? (await this.structures.require(person.structureId)).name : null;
    const [history, desks] = await Promise.all([this.histories.of(actor, person), this.internal.desks(actor)]);
    return { person, heldBy, history, desks };
  }

  /** A chunk of the story, down from a day; `older` is where the next one starts. Also a reading of the file. */
  async story(actor: StructureActor, id: string, upTo: Day | null): Promise<CaseStory> {
    const person = await this.read(actor, id);
    return { person, upTo, ...(await this.histories.chunk(actor, person, upTo)) };
  }

  private async read(actor: StructureActor, id: string): Promise<BeneficiaryCard> {
    const person = await this.beneficiaries.find(actor, id);
    await this.audit.record({ verb: 'beneficiary.read', subjectKind: 'beneficiary', subjectId: person.id });
    return person;
  }
}
