import { Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import { AgreementsService } from '../agreements.service.js';
import { alreadyMessage } from '../referral-messages.js';
import { ReferralReading } from '../referral-reading.js';
import { allAgreementsPage, oneAgreementPage } from './agreement.page.js';
import { paths } from './paths.js';

/** « La personne retire son accord »: for one referral, or for all that are under way. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class AgreementController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly reading: ReferralReading,
  ) {}

  @Get(paths.withdrawAgreement.pattern)
  async ask(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const seen = await this.reading.read(actor, id);
    if (seen.side !== 'sender') throw new NotFoundError('referral');
    if (!seen.can.withdrawAgreement) throw new ConflictError(alreadyMessage(seen.referral.status));
    return page(oneAgreementPage(seen));
  }

  @Post(paths.withdrawAgreement.pattern)
  async withdraw(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.agreements.withdraw(actor, id);
    return seeOther(paths.show.to({ id }), 'Accord retiré. L’orientation a pris fin.');
  }

  @Get(paths.withdrawAgreements.pattern)
  async askAll(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
  ): Promise<PageResult | RedirectResult> {
    const { person, lines } = await this.agreements.resting(actor, id);
    if (lines.length > 0) return page(allAgreementsPage(person, lines));
    return seeOther(beneficiariesPaths.caseFile.to({ id }), {
      kind: 'info',
      text: 'Aucune orientation en cours ne repose sur son accord.',
    });
  }

  @Post(paths.withdrawAgreements.pattern)
  async withdrawAll(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    const count = await this.agreements.withdrawAll(actor, id);
    const text =
      count > 1
        ? `Accord retiré\u00a0: ${count} orientations ont pris fin.`
        : 'Accord retiré\u00a0: une orientation a pris fin.';
    return seeOther(beneficiariesPaths.caseFile.to({ id }), text);
  }
}
