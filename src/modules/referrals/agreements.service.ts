import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError } from '../../platform/errors/domain-error.js';
import { BeneficiariesService, type BeneficiaryCard } from '../beneficiaries/index.js';
import type { ReferralLine } from './referral-line.js';
import { ReferralLines } from './referral-lines.js';
import { ReferralsService } from './referrals.service.js';
import { SeatRequests } from './workshop-seats/seat-requests.service.js';

/** What rests on the person's agreement and is not over: sent by the structure to another one, or about to be. */
const RESTS_ON_AGREEMENT = `r.beneficiary_id = $2 AND r.sender_structure_id = $1 AND r.path <> 'internal'
  AND (r.status IN ('sent', 'accepted') OR r.status = 'draft' AND r.agreement_on IS NOT NULL)`;

/** Nothing is asked of someone who changes their mind. */
const REASON = 'La personne a retiré son accord.';

/** The person takes their agreement back: links die, receivers are told and read nothing more of them, the trace stays. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly referrals: ReferralsService,
    private readonly beneficiaries: BeneficiariesService,
    private readonly lines: ReferralLines,
    private readonly seats: SeatRequests,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws NotFoundError, ConflictError (in French) when it is over already */
  async withdraw(actor: StructureActor, referralId: string): Promise<void> {
    await this.referrals.withdraw(actor, referralId, { reason: REASON, kind: 'agreement_withdrawn' });
  }

  /** What would be withdrawn. @throws NotFoundError when the actor may not see the person */
  async resting(
    actor: StructureActor,
    beneficiaryId: string,
  ): Promise<{ person: BeneficiaryCard; lines: ReferralLine[] }> {
    const person = await this.beneficiaries.find(actor, beneficiaryId);
    const lines = await this.lines.read(actor, `${RESTS_ON_AGREEMENT} ORDER BY r.created_at DESC, r.id DESC`, [
      person.id,
    ]);
    return { person, lines };
  }

  /**
   * All of them at once: every one, or none.
   * @returns how many
   * @throws NotFoundError when the actor may not see the person; ConflictError (in French) when nothing is left to withdraw
   */
  async withdrawAll(actor: StructureActor, beneficiaryId: string): Promise<number> {
    return this.unitOfWork.run(async () => {
      const person = await this.beneficiaries.find(actor, beneficiaryId);
      const resting = await this.unitOfWork.query<{ id: string }>(
        `SELECT r.id FROM referral r WHERE ${RESTS_ON_AGREEMENT}`,
        [actor.structureId, person.id],
      );
      await this.seats.holdFirst(resting.map(({ id }) => id));
      const rows = await this.unitOfWork.query<{ id: string }>(
        `SELECT r.id FROM referral r WHERE ${RESTS_ON_AGREEMENT} ORDER BY r.id FOR UPDATE`,
        [actor.structureId, person.id],
      );
      if (rows.length === 0) {
        throw new ConflictError(
          'Aucune orientation en cours ne repose sur l’accord de la personne. Il n’y a rien à retirer.',
        );
      }
      for (const { id } of rows) await this.withdraw(actor, id);
      return rows.length;
    });
  }
}
