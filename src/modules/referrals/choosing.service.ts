import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { ChoiceReason } from './choices/choice-codes.js';
import { ChoiceRecords, type ChoiceStanding } from './choices/choice-records.js';
import type { ReceiverChoice } from './receivers.js';
import { type ReferralInput, ReferralsService } from './referrals.service.js';

/** What was chosen among what was shown, and why not the first. */
export interface ChoiceInput {
  /** Id of the suggestions that were shown; undefined for another way in. */
  suggestion: string | undefined;
  reasons: readonly ChoiceReason[];
  words: string | null;
}

/** Prepares a referral and remembers what had been suggested: both, or neither. */
@Injectable()
export class ChoosingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly referrals: ReferralsService,
    private readonly choices: ChoiceRecords,
  ) {}

  /** Undefined when nothing is known of what was suggested: nothing is then asked. */
  standing(
    actor: StructureActor,
    beneficiaryId: string,
    suggestion: string | undefined,
    input: ReferralInput,
  ): Promise<ChoiceStanding | undefined> {
    return this.choices.standing(actor, beneficiaryId, suggestion, pickedOf(input));
  }

  /** @throws as ReferralsService.draft and send; ConflictError when another than the first is chosen without a reason */
  async prepare(
    actor: StructureActor,
    beneficiaryId: string,
    input: ReferralInput,
    choice: ChoiceInput,
    { sends }: { sends: boolean },
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(async () => {
      const made = sends
        ? await this.referrals.draftAndSend(actor, beneficiaryId, input)
        : await this.referrals.draft(actor, beneficiaryId, input);
      await this.choices.note(actor, beneficiaryId, made.id, { ...choice, ...pickedOf(input) });
      return made;
    });
  }
}

function pickedOf({ receiver, path, motive }: ReferralInput) {
  return { receiverId: idOf(receiver), path, motive };
}

function idOf(receiver: ReceiverChoice): string {
  if ('placeId' in receiver) return receiver.placeId;
  if ('workshopId' in receiver) return receiver.workshopId;
  return 'structureId' in receiver ? receiver.structureId : '';
}
