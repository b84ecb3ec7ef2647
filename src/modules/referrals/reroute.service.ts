import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { Clock } from '../../platform/time/clock.js';
import { EarlierRefusals } from './earlier-refusals.js';
import type { ReceiverChoice } from './receivers.js';
import type { Referral } from './referral.entity.js';
import { canPrepare } from './referral.policy.js';
import type { Motive, ReferralPath } from './referral-codes.js';
import { ReferralRecords } from './referral-records.js';
import type { ReferralStatus } from './referral-status.js';
import { ReferralsService } from './referrals.service.js';

export interface NewReceiver {
  receiver: ReceiverChoice;
  path: ReferralPath;
  motive: Motive | null;
}

/** The one before or after it, when nobody helped. */
export interface ChainLink {
  id: string;
  receiverName: string;
  status: ReferralStatus;
}

export interface Chain {
  before: ChainLink | null;
  /** Withdrawn ones aside: the person may be referred again. */
  after: ChainLink | null;
}

const WITHOUT_HELP: readonly ReferralStatus[] = ['refused', 'expired'];

export const endedWithoutHelp = ({ status }: Pick<Referral, 'status'>): boolean => WITHOUT_HELP.includes(status);

/** After a « no » or a silence: the same request to the next one, in one act. */
@Injectable()
export class RerouteService {
  constructor(
    private readonly records: ReferralRecords,
    private readonly referrals: ReferralsService,
    private readonly earlier: EarlierRefusals,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Prepares and sends the next one, with the needs of the former and the message as it now stands. The agreement is the
   * one that the caller has just had confirmed for this very receiver: today, orally.
   * @throws NotFoundError; ConflictError (in French) when it did not end without help, or was re-routed already
   */
  async reroute(
    actor: StructureActor,
    id: string,
    next: NewReceiver & { message: string | null },
  ): Promise<{ id: string }> {
    return this.records.run(async () => {
      const former = await this.records.hold(actor, id);
      if (!canPrepare(actor, former)) throw new NotFoundError('referral');
      if (!endedWithoutHelp(former)) {
        throw new ConflictError('Cette orientation n’est ni refusée, ni restée sans réponse. Rien n’a été envoyé.');
      }
      const { after } = await this.chain(former);
      if (after) {
        throw new ConflictError(
          `Cette orientation a déjà été suivie d’une autre, vers ${after.receiverName}. Rien d’autre n’a été envoyé.`,
        );
      }
      return this.referrals.draftAndSend(actor, former.beneficiaryId, {
        ...next,
        needs: former.needs,
        agreement: { on: this.clock.today(), how: 'oral' },
        reroutedFrom: former.id,
      });
    });
  }

  /** The caller has checked that its actor is on the sender's side. */
  async chain({ id, reroutedFrom }: Pick<Referral, 'id' | 'reroutedFrom'>): Promise<Chain> {
    const rows = await this.unitOfWork.prepared<ChainLink & { before: boolean }>(
      `SELECT r.id, r.receiver_name AS "receiverName", r.status, r.id = $2 AS before
         FROM referral r WHERE r.id = $2
       UNION ALL
       (SELECT r.id, r.receiver_name, r.status, false FROM referral r
         WHERE r.rerouted_from = $1 AND r.status <> 'withdrawn' ORDER BY r.created_at DESC, r.id DESC LIMIT 1)`,
      [id, reroutedFrom],
    );
    const link = (wanted: boolean): ChainLink | null => {
      const found = rows.find(({ before }) => before === wanted);
      return found ? { id: found.id, receiverName: found.receiverName, status: found.status } : null;
    };
    return { before: link(true), after: link(false) };
  }

  /** Places and structures that this person was already sent to, and that said no, did not answer, or have not yet. */
  async tried(actor: StructureActor, former: Referral): Promise<Set<string>> {
    const { refusals } = await this.earlier.of(actor, former.beneficiaryId, former.id);
    const rows = await this.unitOfWork.prepared<{ place: string | null; structure: string | null }>(
      `SELECT receiver_place_id AS place, receiver_structure_id AS structure FROM referral
        WHERE beneficiary_id = $1 AND sender_structure_id = $2 AND (id = $3 OR status IN ('sent', 'accepted', 'expired'))`,
      [former.beneficiaryId, actor.structureId, former.id],
    );
    const met = rows.flatMap(({ place, structure }) => [place, structure]).filter((one) => one !== null);
    return new Set([...refusals.keys(), ...met]);
  }
}
