import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { addMonths, type Day, dayIn, startOfDay } from '../../platform/time/day.js';
import { type Need, NEEDS } from './routing/candidates.js';

/** The day of the last « no », by place or by structure. */
export type Refusals = ReadonlyMap<string, Day>;

export interface EarlierReferral {
  id: string;
  receiverName: string;
  needs: Need[];
  refusals: Refusals;
}

const REMEMBERED_MONTHS = 6;

/** What was tried already for a person, when other places are looked for after a « no ». */
@Injectable()
export class EarlierRefusals {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * The referral that was refused, and all who said no to this person in the last six months. A workshop in which no seat
   * came is no « no » of its organiser.
   * @throws NotFoundError when the actor's structure did not send it, or sent it for somebody else
   */
  async of(actor: StructureActor, beneficiaryId: string, referralId: string): Promise<EarlierReferral> {
    if (!isId(referralId) || !isId(beneficiaryId)) throw new NotFoundError('referral');
    const [earlier] = await this.work.prepared<{ receiver_name: string; needs: string[] }>(
      `SELECT receiver_name, needs FROM referral
        WHERE id = $1 AND sender_structure_id = $2 AND beneficiary_id = $3`,
      [referralId, actor.structureId, beneficiaryId],
    );
    if (!earlier) throw new NotFoundError('referral');
    const since = startOfDay(addMonths(this.clock.today(), -REMEMBERED_MONTHS));
    const rows = await this.work.prepared<{ receiver: string; at: Date }>(
      `SELECT coalesce(receiver_place_id, receiver_structure_id) AS receiver, max(answered_at) AS at FROM referral
        WHERE beneficiary_id = $1 AND sender_structure_id = $2 AND status = 'refused' AND answered_at >= $3
          AND workshop_id IS NULL
        GROUP BY 1`,
      [beneficiaryId, actor.structureId, since],
    );
    return {
      id: referralId,
      receiverName: earlier.receiver_name,
      needs: earlier.needs.filter((need): need is Need => need in NEEDS),
      refusals: new Map(rows.map(({ receiver, at }) => [receiver, dayIn(at)])),
    };
  }
}
