import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { ChoiceQueries } from '../../referrals/index.js';
import { FollowUpQueries } from '../follow-up.queries.js';
import { FollowUpLinesQueries } from '../follow-up-lines.queries.js';
import { FollowUpForm, FollowUpLinesForm } from './follow-up.form.js';
import { followUpPage } from './follow-up.page.js';
import { followUpLinesPage } from './follow-up-lines.page.js';
import { paths } from './paths.js';

/** What became of referrals: by those who send, those who receive, the caisses. Never the people. */
@Controller()
@Allow('coordinator', 'structure_manager')
export class FollowUpController {
  constructor(
    private readonly followUp: FollowUpQueries,
    private readonly lines: FollowUpLinesQueries,
    private readonly choices: ChoiceQueries,
    private readonly clock: Clock,
  ) {}

  @Get(paths.followUp.pattern)
  async show(@CurrentActor() actor: Actor, @Query() query: object): Promise<PageResult> {
    const form = await readForm(FollowUpForm, { periode: 'year', ...query });
    const period = form.period(this.clock.today());
    const found = await this.followUp.of(actor, { ...period, by: form.grouping, page: form.pageNumber });
    const choices = await this.choices.reasons(actor, period);
    const today = this.clock.today();
    const shown = followUpPage({ form, period, found, choices, scopeName: actor.workplaceName, today });
    return form.isValid ? page(shown) : invalid(shown);
  }

  @Get(paths.followUpLines.pattern)
  async list(@CurrentActor() actor: Actor, @Query() query: object): Promise<PageResult> {
    const form = await readForm(FollowUpLinesForm, { periode: 'year', ...query });
    const period = form.period(this.clock.today());
    const found = await this.lines.of(actor, { ...period, filter: form.filter, ...form.chosen });
    const shown = followUpLinesPage({ form, period, found, today: this.clock.today() });
    return form.isValid ? page(shown) : invalid(shown);
  }
}
