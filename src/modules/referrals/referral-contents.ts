import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { ConflictError } from '../../platform/errors/domain-error.js';
import type { Day } from '../../platform/time/day.js';
import { AssessmentsService } from '../assessments/index.js';
import { type ReceiverChoice, Receivers } from './receivers.js';
import type { ReferralContents } from './referral.entity.js';
import type { AgreementWay, Motive, ReferralPath } from './referral-codes.js';
import type { SaisineDetails } from './saisine/saisine.entity.js';

export interface ReferralInput {
  receiver: ReceiverChoice;
  path: ReferralPath;
  /** Asked of a `health_access_mission` alone. */
  motive: Motive | null;
  needs: string[];
  message: string | null;
  /** Not asked of an internal referral: nothing leaves the structure. */
  agreement: { on: Day; how: AgreementWay } | null;
  /** Of a `health_access_mission` alone: what its caisse asks besides. */
  saisine?: SaisineDetails;
  /** The refused or expired referral of the same person after which this one is made. */
  reroutedFrom?: string | null;
}

/** What is asked of a referral, made into what it holds: who receives it, and the level of the day. */
@Injectable()
export class ContentsDesk {
  constructor(
    private readonly receivers: Receivers,
    private readonly assessments: AssessmentsService,
  ) {}

  /** @throws NotFoundError, ConflictError (in French) when the receiver is not one for this actor and this path */
  async of(actor: StructureActor, beneficiaryId: string, input: ReferralInput): Promise<ReferralContents> {
    const receiver = await this.receivers.find(actor, input.receiver);
    const internal = receiver.userId !== null || receiver.role !== null;
    if (input.path === 'health_access_mission' && !receiver.isFund) {
      throw new ConflictError('Une saisine s’adresse à une caisse. Choisissez la caisse de la personne.');
    }
    const level = (await this.assessments.current([beneficiaryId])).get(beneficiaryId);
    const path = receiver.workshop ? 'workshop' : input.path;
    return {
      path: internal ? 'internal' : path,
      receiverStructureId: receiver.structureId,
      receiverPlaceId: receiver.placeId,
      receiverName: receiver.name,
      receiverUserId: receiver.userId,
      receiverRole: receiver.role,
      workshopId: receiver.workshop?.workshopId ?? null,
      assessmentId: level?.assessmentId ?? null,
      level: level?.level ?? 'notAssessed',
      needs: input.needs,
      motive: path === 'health_access_mission' && !internal ? (input.motive ?? 'digital') : null,
      message: input.message,
      agreementOn: input.agreement?.on ?? null,
      agreementHow: input.agreement?.how ?? null,
    };
  }
}
