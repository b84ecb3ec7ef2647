import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { type Fund, Funds } from '../../funds/funds.service.js';
import { readPhone, readWebsite } from '../contact-fields.js';
import { paths } from '../paths.js';
import { FundSettingsForm } from './fund-settings.form.js';
import { filledIn, fundSettingsPage } from './fund-settings.page.js';

type Answer = Promise<PageResult | RedirectResult>;

const SAVED = 'Les réglages de la caisse sont enregistrés.';

/** « Ma caisse » for those who work there, and the same page for administrators. */
@Controller()
export class FundsController {
  constructor(private readonly funds: Funds) {}

  @Get(paths.myFund.pattern)
  @Allow('fund_agent', 'structure_manager')
  async mine(@CurrentStructureActor() actor: StructureActor): Answer {
    const fund = await this.funds.find(actor.structureId);
    // Managers of the other structures have no caisse to describe.
    return fund ? page(fundSettingsPage(fund, filledIn(fund), true)) : seeOther('/');
  }

  @Post(paths.myFund.pattern)
  @Allow('fund_agent', 'structure_manager')
  async amendMine(@CurrentStructureActor() actor: StructureActor, @Body() body: unknown): Answer {
    return this.amend(await this.funds.require(actor.structureId), body, true);
  }

  @Get(paths.fundSettings.pattern)
  @Allow('administrator')
  async show(@Param('id') id: string): Promise<PageResult> {
    const fund = await this.funds.require(id);
    return page(fundSettingsPage(fund, filledIn(fund), false));
  }

  @Post(paths.fundSettings.pattern)
  @Allow('administrator')
  async amendAny(@Param('id') id: string, @Body() body: unknown): Answer {
    return this.amend(await this.funds.require(id), body, false);
  }

  private async amend(fund: Fund, body: unknown, own: boolean): Answer {
    const form = await readForm(FundSettingsForm, body);
    const [phone, website] = [readPhone(form, undefined), readWebsite(form)];
    if (!form.isValid) return invalid(fundSettingsPage(fund, form, own));
    const { email = null, address = null, contactHours = null, fundAnswerDays, asks, version = fund.version } = form;
    const settings = { phone, email, address, website, contactHours, fundAnswerDays, fundAsks: asks };
    await this.funds.amend(fund.id, version, settings);
    return seeOther(own ? paths.myFund.to() : paths.fundSettings.to({ id: fund.id }), SAVED);
  }
}
