import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { ReferralSeats, Seats, WorkshopOffers } from '../../workshops/index.js';
import type { Referral } from '../referral.entity.js';
import { canPrepare } from '../referral.policy.js';
import type { WithdrawalKind } from '../referral-codes.js';
import { ReferralRecords } from '../referral-records.js';
import { isLive } from './live-seat.js';

export const NOTHING_TO_GIVE_BACK = 'Cette place n’est plus réservée\u00a0: il n’y a rien à rendre.';

/** The seat that a referral asks for, and gives back. What it answers comes by SeatFollower. */
@Injectable()
export class SeatRequests {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offers: WorkshopOffers,
    private readonly seats: Seats,
    private readonly reading: ReferralSeats,
    private readonly records: ReferralRecords,
  ) {}

  /**
   * Takes the workshops of these referrals, before their own rows are: a seat that changes hands takes them in that order
   * too. To be called first in the transaction.
   */
  async holdFirst(referralIds: readonly string[], more: readonly string[] = []): Promise<void> {
    const known = referralIds.filter(isId);
    const rows =
      known.length === 0
        ? []
        : await this.unitOfWork.prepared<{ id: string }>(
            'SELECT workshop_id AS id FROM referral WHERE id = ANY ($1) AND workshop_id IS NOT NULL',
            [known],
          );
    const ids = [...rows.map(({ id }) => id), ...more].filter(isId);
    if (ids.length > 0) await this.offers.hold(ids);
  }

  /**
   * Asks for the seat, once: the referral is its form. It is accepted in the same transaction when there is one.
   * @throws ConflictError (in French) when the person has one already, or the workshop is not open any more
   */
  async take(actor: StructureActor, { id, beneficiaryId, workshopId }: Referral): Promise<void> {
    if (workshopId === null) return;
    await this.seats.register({ workshopId, who: { beneficiaryId }, by: actor, referralId: id, formKey: id });
  }

  /** Gives it back, if there is one that was not used. */
  async giveBack({ id, workshopId }: Referral, kind: WithdrawalKind): Promise<void> {
    const seat = workshopId === null ? undefined : await this.reading.of(id);
    if (!seat || !isLive(seat)) return;
    await this.seats.cancel(seat.registrationId, kind === 'agreement_withdrawn' ? 'person' : 'desk');
  }

  /**
   * The sender heard that the person will not come: whoever waits has the seat, and the referral ends by it.
   * @throws NotFoundError when the actor did not send it; ConflictError (in French) when no seat is held any more
   */
  async free(actor: StructureActor, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.holdFirst([id]);
      const seat = canPrepare(actor, await this.records.find(actor, id)) ? await this.reading.of(id) : undefined;
      if (!seat) throw new NotFoundError('seat');
      if (!isLive(seat)) throw new ConflictError(NOTHING_TO_GIVE_BACK);
      await this.seats.cancel(seat.registrationId, 'person');
    });
  }
}
