import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import {
  type Flash,
  invalid,
  page,
  type PageResult,
  type RedirectResult,
  seeOther,
} from '../../../../platform/http/page.js';
import { attendancePaths } from '../../../workshops/index.js';
import { WorkshopClosing } from '../../closing/workshop-closing.service.js';
import { closedPage } from './closed.page.js';
import { ClosingDesk } from './closing-desk.js';
import { ClosingForm } from './closing.form.js';
import { closingPage } from './closing.page.js';

const BEFORE: Flash = { kind: 'info', text: 'Cet atelier était déjà clôturé\u00a0: rien n’a été ajouté ni changé.' };
const EARLY: Flash = { kind: 'info', text: 'L’atelier n’est pas terminé\u00a0: clôturez-le à la fin.' };

/** @param told how many referrals were answered; null when it had been done before */
const doneFlash = (told: number | null): string | Flash => {
  if (told === null) return BEFORE;
  return told === 0
    ? 'Atelier clôturé.'
    : 'Atelier clôturé. Les structures qui ont orienté des personnes savent si elles sont venues.';
};

/** « Clôturer »: attendance becomes a session. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class ClosingController {
  constructor(
    private readonly desk: ClosingDesk,
    private readonly closing: WorkshopClosing,
  ) {}

  @Get(attendancePaths.close.pattern)
  async ask(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
  ): Promise<PageResult | RedirectResult> {
    const sheet = await this.desk.sheet(actor, id);
    if (sheet.workshop.status === 'closed') return page(closedPage(sheet));
    if (!this.desk.mayClose(sheet)) return seeOther(attendancePaths.show.to({ id }), EARLY);
    return page(closingPage(sheet, await this.desk.told(sheet)));
  }

  @Post(attendancePaths.close.pattern)
  async close(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const sheet = await this.desk.sheet(actor, id);
    const form = this.desk.read(sheet, await readForm(ClosingForm, body));
    if (!form.isValid) return invalid(closingPage(sheet, await this.desk.told(sheet, form)));
    return seeOther(attendancePaths.close.to({ id }), doneFlash(await this.closing.close(actor, id, form.input)));
  }
}
