import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { fragment, type FragmentResult, page, type PageResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { BeneficiariesQueries, beneficiariesPaths as paths, type PersonLine } from '../../beneficiaries/index.js';
import { CaseHistories } from '../case-histories.js';
import { foundModel, foundPage, recentPage } from './people.page.js';

/** Longer than any name, phone and commune together. */
const MOST_TYPED = 200;

/** The list of people, and the search. What is searched for is a name: it is posted, never in an address or a log. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class PeopleController {
  constructor(
    private readonly people: BeneficiariesQueries,
    private readonly histories: CaseHistories,
    private readonly clock: Clock,
  ) {}

  @Get(paths.list.pattern)
  async list(@CurrentStructureActor() actor: StructureActor, @Query('apres') after: unknown): Promise<PageResult> {
    const cursor = typeof after === 'string' ? after : undefined;
    const recent = await this.people.recent(actor, cursor);
    return page(recentPage(recent, await this.reader(actor, recent.people), cursor !== undefined));
  }

  @Post(paths.suggestions.pattern)
  @HttpCode(200)
  async search(
    @CurrentStructureActor() actor: StructureActor,
    @Body('q') q: unknown,
    @Headers('x-fragment') asFragment?: string,
  ): Promise<PageResult | FragmentResult> {
    const typed = typeof q === 'string' ? q.trim().slice(0, MOST_TYPED) : '';
    const found = await this.people.search(actor, typed);
    const reader = await this.reader(actor, [...found.exact, ...found.alike]);
    if (asFragment) return fragment('case-file/found', foundModel(found, typed, reader));
    return page(foundPage(found, typed, reader));
  }

  private async reader({ role }: StructureActor, people: PersonLine[]) {
    const levels = await this.histories.levels(people.map(({ id }) => id));
    return { role, levels, today: this.clock.today() };
  }
}
