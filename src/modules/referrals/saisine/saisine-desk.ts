import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { type Fund, Funds } from '../../structures/index.js';
import type { ChoiceStanding } from '../choices/choice-records.js';
import { DraftDesk, type DraftInHand } from '../draft-desk.js';
import { FundOfResidence, type PersonAtHome } from '../fund-of-residence.js';
import type { Motive } from '../referral-codes.js';
import { SaisineQueries } from './saisine.queries.js';

/** What lies on the desk while a saisine is being prepared. */
export interface SaisineInHand extends DraftInHand {
  fund: Fund;
  /** The request that runs already for this person, this caisse and this motive. */
  running: string | undefined;
  /** Where it stands among what was suggested, when something was. */
  standing?: ChoiceStanding | undefined;
  /** Names of what is joined to the draft. */
  documents: string[];
}

@Injectable()
export class SaisineDesk {
  constructor(
    private readonly drafts: DraftDesk,
    private readonly funds: Funds,
    private readonly homes: FundOfResidence,
    private readonly queries: SaisineQueries,
  ) {}

  /** The person and their caisse of residence. @throws NotFoundError when the actor may not see the person */
  home(actor: StructureActor, beneficiaryId: string): Promise<PersonAtHome> {
    return this.homes.of(actor, beneficiaryId);
  }

  /** @throws NotFoundError when the person or the caisse is not there for the actor */
  async begin(
    actor: StructureActor,
    beneficiaryId: string,
    fundId: string,
    motive: Motive | undefined,
  ): Promise<SaisineInHand> {
    const inHand = await this.drafts.begin(actor, beneficiaryId, { structureId: fundId });
    return this.complete(inHand, fundId, motive);
  }

  /** @throws ConflictError when it is no longer a draft */
  async resume(
    actor: StructureActor,
    id: string,
    motive?: Motive,
  ): Promise<SaisineInHand & Required<Pick<DraftInHand, 'draft'>>> {
    const inHand = await this.drafts.resume(actor, id);
    const { draft } = inHand;
    const fundId = draft.receiverStructureId;
    if (draft.path !== 'health_access_mission' || !fundId) throw new NotFoundError('saisine');
    return { ...(await this.complete(inHand, fundId, motive ?? draft.motive ?? undefined)), draft };
  }

  private async complete(inHand: DraftInHand, fundId: string, motive: Motive | undefined): Promise<SaisineInHand> {
    const fund = await this.funds.require(fundId);
    const running = motive && (await this.queries.running(inHand.person.id, fundId, motive));
    const documents = inHand.draft ? await this.queries.documentNames(inHand.draft.id) : [];
    return { ...inHand, fund, running, documents };
  }
}
