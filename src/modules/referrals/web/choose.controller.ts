import { Controller, Get, Param, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { EarlierRefusals } from '../earlier-refusals.js';
import { isFinal } from '../referral-status.js';
import { ReferralsQueries } from '../referrals.queries.js';
import { SuggestionsService } from '../suggestions.service.js';
import { choosePage } from './choose.page.js';
import { NeedsForm } from './needs.form.js';
import { paths } from './paths.js';

/** « Orienter »: where this person may go, and why. After a refusal: where else. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class ChooseController {
  constructor(
    private readonly suggestions: SuggestionsService,
    private readonly queries: ReferralsQueries,
    private readonly earlier: EarlierRefusals,
  ) {}

  @Get(paths.choose.pattern)
  async choose(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<PageResult> {
    const form = await readForm(NeedsForm, query);
    const after = form.apres ? await this.earlier.of(actor, id, form.apres) : null;
    const { needs, constraints } = after ? form.startFrom(after.needs) : form;
    const found = await this.suggestions.of(actor, id, { needs, constraints, refusals: after?.refusals ?? new Map() });
    const open = (await this.queries.ofBeneficiary(actor, id)).filter(({ status }) => !isFinal(status));
    return page(choosePage(found, form, { open, after }));
  }
}
