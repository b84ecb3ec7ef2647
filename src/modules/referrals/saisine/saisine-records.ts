import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids.js';
import { dayIn } from '../../../platform/time/day.js';
import { Funds } from '../../structures/index.js';
import type { Act, Referral } from '../referral.entity.js';
import { ReferralDocument } from '../referral-document.entity.js';
import { askedDetails, missingParts } from './saisine-asks.js';
import { Saisine, type SaisineDetails } from './saisine.entity.js';
import { alreadyRunning, helperUnknown, missing } from './saisine-messages.js';
import { stepAfter } from './saisine-status.js';
import { SaisineStepTaken } from './saisine-step.entity.js';

/** Who takes a step, and for which structure. */
export interface StepAuthor extends Act {
  byStructureId: string | null;
}

/** Rows of saisines, always within the transaction that holds their referral. */
@Injectable()
export class SaisineRecords {
  constructor(
    private readonly work: UnitOfWork,
    private readonly funds: Funds,
  ) {}

  async find(referralId: string): Promise<Saisine | undefined> {
    return (await this.work.repository(Saisine).findOneBy({ referralId })) ?? undefined;
  }

  /** @throws NotFoundError when the referral is no saisine */
  async require(referralId: string): Promise<Saisine> {
    const saisine = await this.find(referralId);
    if (!saisine) throw new NotFoundError('saisine');
    return saisine;
  }

  /** What a draft asks of the caisse; gone when the draft is no longer a saisine. */
  async write(referral: Referral, details: SaisineDetails, author: StepAuthor): Promise<void> {
    const { id: referralId, beneficiaryId, receiverStructureId: fundId, motive } = referral;
    if (referral.path !== 'health_access_mission' || fundId === null) return this.forget(referralId);
    const { fundAsks } = await this.funds.require(fundId);
    const written = { ...askedDetails(fundAsks, details), beneficiaryId, fundId, motive };
    const { affected } = await this.work.repository(Saisine).update({ referralId, step: 'draft' }, written);
    if (affected) return;
    const saisine = Object.assign(new Saisine(), written, { referralId, step: 'draft' as const });
    await this.work.repository(Saisine).insert(saisine);
    await this.note(saisine, author);
  }

  /** After a change of the referral, whoever made it: the saisine goes where the referral went. */
  async follow(referral: Referral, author: StepAuthor): Promise<void> {
    if (referral.path !== 'health_access_mission') return;
    const saisine = await this.find(referral.id);
    if (!saisine || stepAfter(saisine.step, referral) === saisine.step) return;
    if (referral.status === 'sent' && saisine.step === 'draft') await this.transmit(saisine, referral, author.at);
    else saisine.follow(referral);
    await this.keep(saisine, author);
  }

  /** A step is taken: kept, and dated. @throws ConflictError when another request is running */
  async keep(saisine: Saisine, author: StepAuthor): Promise<void> {
    try {
      await this.work.repository(Saisine).save(saisine);
    } catch (error) {
      if (error instanceof QueryFailedError && error.message.includes('saisine_running_idx')) {
        throw new ConflictError(alreadyRunning);
      }
      throw error;
    }
    await this.note(saisine, author);
  }

  private async transmit(saisine: Saisine, referral: Referral, at: Date): Promise<void> {
    const fund = await this.funds.require(saisine.fundId);
    const documents = await this.work.repository(ReferralDocument).countBy({ referralId: referral.id });
    const around = { signed: referral.agreementHow === 'signature', documents };
    const lacking = missingParts(fund.fundAsks, saisine, around);
    if (lacking.length > 0) throw new ConflictError(missing(lacking));
    if (saisine.throughHelper && !(await this.helperAgreed(saisine.beneficiaryId))) {
      throw new ConflictError(helperUnknown);
    }
    saisine.transmit(fund.fundAsks, this.funds.answerDueOn(fund, dayIn(at)));
  }

  /** The relative is known, and the person agreed that they may be called. */
  private async helperAgreed(beneficiaryId: string): Promise<boolean> {
    const known = await this.work.query(
      'SELECT FROM beneficiary WHERE id = $1 AND helper_name IS NOT NULL AND helper_agreed_on IS NOT NULL',
      [beneficiaryId],
    );
    return known.length > 0;
  }

  private async forget(referralId: string): Promise<void> {
    await this.work.execute(
      `DELETE FROM saisine_step WHERE referral_id IN (SELECT referral_id FROM saisine WHERE referral_id = $1 AND step = 'draft')`,
      [referralId],
    );
    await this.work.execute(`DELETE FROM saisine WHERE referral_id = $1 AND step = 'draft'`, [referralId]);
  }

  private async note({ referralId, step, workshopOn }: Saisine, author: StepAuthor): Promise<void> {
    const { at, byUserId, byLinkId, byStructureId } = author;
    await this.work.repository(SaisineStepTaken).insert({
      ...{ id: newId(), referralId, step, at, byUserId, byLinkId, byStructureId },
      workshopOn: step === 'workshop_offered' ? workshopOn : null,
    });
  }
}
