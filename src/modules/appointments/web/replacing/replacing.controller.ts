import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { BOOKERS } from '../../appointment.policy.js';
import type { ReplacementDay } from '../../replacing/replacement-days.service.js';
import { LineRefusedError, Replacements } from '../../replacing/replacements.service.js';
import { agendaHref } from '../agenda/agenda-query.js';
import { agendaPaths } from '../agenda/paths.js';
import { ReplacementDesk } from './replacement-desk.js';
import { choicesIn, knowingly, ReplacementForm } from './replacement.form.js';
import { confirmReplacementPage, doneInWords, replacementPage } from './replacement.page.js';

const dayHref = ({ day, agent }: ReplacementDay, { userId }: StructureActor): string =>
  agendaHref({ view: 'jour', day, agentId: agent.id, own: userId });

type Fields = Record<string, unknown>;

/** Everything of an absent agent on a day: chosen on one screen, confirmed on another, done at once. */
@Controller()
@Allow(...BOOKERS)
export class ReplacingController {
  constructor(
    private readonly desk: ReplacementDesk,
    private readonly replacements: Replacements,
  ) {}

  @Get(agendaPaths.replace.pattern)
  async choose(@CurrentStructureActor() actor: StructureActor, @Query() query: Fields): Promise<PageResult> {
    const day = await this.desk.day(actor, await readForm(ReplacementForm, query));
    return page(replacementPage(day, choicesIn({}, day), true));
  }

  /** Only reads: what was chosen stands in the address, ids and hours alone. */
  @Get(agendaPaths.confirmReplace.pattern)
  async confirm(@CurrentStructureActor() actor: StructureActor, @Query() query: Fields): Promise<PageResult> {
    const form = await readForm(ReplacementForm, query);
    const day = await this.desk.day(actor, form);
    const choices = choicesIn(query, day);
    if (choices.faults.size > 0) return invalid(replacementPage(day, choices, form.absence));
    return page(confirmReplacementPage(day, choices.acts, form.absence));
  }

  @Post(agendaPaths.replace.pattern)
  async replace(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: Fields,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(ReplacementForm, body);
    const day = await this.desk.day(actor, form);
    const { acts, faults } = knowingly(choicesIn(body, day), day);
    if (faults.size > 0) return invalid(replacementPage(day, { acts, faults }, form.absence));
    try {
      const done = await this.replacements.apply(actor, day, acts, form.absence);
      return seeOther(dayHref(day, actor), doneInWords(done));
    } catch (error) {
      if (!(error instanceof LineRefusedError)) throw error;
      return invalid(await this.desk.refused(actor, form, body, error));
    }
  }
}
