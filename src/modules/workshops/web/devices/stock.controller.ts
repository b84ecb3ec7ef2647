import { Body, Controller, Get, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { DeviceStocks, type PromisedMore } from '../../devices/device-stock.service.js';
import { paths } from '../organising/paths.js';
import { deviceCount } from '../organising/workshop-words.js';
import { StockForm } from './stock.form.js';
import { stockPage } from './stock.page.js';

/** What a structure owns to lend, and what of it is promised. */
@Controller()
@Allow('mediator', 'counter', 'fund_agent', 'structure_manager')
export class StockController {
  constructor(private readonly stocks: DeviceStocks) {}

  @Get(paths.stock.pattern)
  async show(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    const owned = { laptop: 0, tablet: 0, phone: 0, ...(await this.stocks.owned(actor.structureId)) };
    const form = Object.assign(new StockForm(), owned);
    return page(stockPage(form, await this.stocks.promised(actor.structureId)));
  }

  @Post(paths.stock.pattern)
  async keep(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(StockForm, body);
    const { laptop, tablet, phone } = form;
    const short = form.isValid ? await this.stocks.set(actor, { laptop, tablet, phone }) : null;
    if (short) form.reject(short.kind, promisedWords(short));
    if (form.isValid) return seeOther(paths.stock.to(), 'Inventaire enregistré.');
    return invalid(stockPage(form, await this.stocks.promised(actor.structureId)));
  }
}

const promisedWords = ({ kind, promised }: PromisedMore): string =>
  `Des ateliers à venir prennent ${deviceCount(kind, promised)} en même temps\u00a0: gardez-en au moins autant.`;
