import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { AssessmentsService, type CurrentLevel } from '../assessments/index.js';
import { BeneficiariesService, type BeneficiaryCard } from '../beneficiaries/index.js';
import { type Receiver, type ReceiverChoice, Receivers } from './receivers.js';
import type { Referral } from './referral.entity.js';
import { canPrepare } from './referral.policy.js';
import { alreadyMessage } from './referral-messages.js';
import { ReferralRecords } from './referral-records.js';

/** What lies on the desk while a referral is being prepared. */
export interface DraftInHand {
  person: BeneficiaryCard;
  receiver: Receiver;
  receiverAnswers: boolean;
  level: CurrentLevel | undefined;
  /** The draft that is edited; undefined for a new one. */
  draft?: Referral;
}

@Injectable()
export class DraftDesk {
  constructor(
    private readonly records: ReferralRecords,
    private readonly receivers: Receivers,
    private readonly beneficiaries: BeneficiariesService,
    private readonly assessments: AssessmentsService,
  ) {}

  /** @throws NotFoundError when the person, the place or the structure is not there for the actor */
  async begin(actor: StructureActor, beneficiaryId: string, choice: ReceiverChoice): Promise<DraftInHand> {
    const person = await this.beneficiaries.find(actor, beneficiaryId);
    const receiver = await this.receivers.find(actor, choice);
    const level = (await this.assessments.current([person.id])).get(person.id);
    return { person, receiver, level, receiverAnswers: await this.receivers.answersHere(receiver.structureId) };
  }

  /** The refused or expired referral after which another is prepared. @throws NotFoundError when the actor did not send it */
  async former(actor: StructureActor, id: string): Promise<Referral> {
    const former = await this.records.find(actor, id);
    if (!canPrepare(actor, former)) throw new NotFoundError('referral');
    return former;
  }

  /** @throws ConflictError when it is no longer a draft */
  async resume(actor: StructureActor, id: string): Promise<DraftInHand & { draft: Referral }> {
    const draft = await this.records.find(actor, id);
    if (!canPrepare(actor, draft)) throw new NotFoundError('referral');
    if (draft.status !== 'draft') throw new ConflictError(alreadyMessage(draft.status));
    return { ...(await this.begin(actor, draft.beneficiaryId, choiceOf(draft))), draft };
  }
}

export function choiceOf(referral: Referral): ReceiverChoice {
  if (referral.receiverUserId) return { userId: referral.receiverUserId };
  if (referral.receiverRole) return { role: referral.receiverRole };
  if (referral.workshopId) return { workshopId: referral.workshopId };
  if (referral.receiverPlaceId) return { placeId: referral.receiverPlaceId };
  return { structureId: referral.receiverStructureId ?? '' };
}
