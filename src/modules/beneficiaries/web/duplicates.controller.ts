import { Controller, Get, Param, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { BeneficiariesService } from '../beneficiaries.service.js';
import { DistinctService } from '../duplicates/distinct.service.js';
import { DuplicatesQueries } from '../duplicates/duplicates.queries.js';
import { canMerge } from '../merging/merging.policy.js';
import { distinctPage } from './distinct.page.js';
import { duplicatesOfPage, duplicatesPage } from './duplicates.page.js';
import { paths } from './paths.js';

const cursorOf = (after: unknown): string | undefined => (typeof after === 'string' ? after : undefined);

/** People who may be one, and those who were said to be two. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class DuplicatesController {
  constructor(
    private readonly duplicates: DuplicatesQueries,
    private readonly distinct: DistinctService,
    private readonly beneficiaries: BeneficiariesService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.duplicates.pattern)
  async list(@CurrentStructureActor() actor: StructureActor, @Query('apres') after: unknown): Promise<PageResult> {
    const found = await this.duplicates.proposed(actor, cursorOf(after));
    const state = await this.duplicates.searchState(actor);
    return page(duplicatesPage(found, state, this.clock.now(), cursorOf(after) !== undefined));
  }

  @Get(paths.distinct.pattern)
  async told(@CurrentStructureActor() actor: StructureActor, @Query('apres') after: unknown): Promise<PageResult> {
    return page(distinctPage(await this.distinct.list(actor, cursorOf(after)), cursorOf(after) !== undefined));
  }

  @Get(paths.duplicatesOf.pattern)
  async ofPerson(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const person = await this.beneficiaries.find(actor, id);
    if (!canMerge(actor, person)) throw new NotFoundError('duplicates');
    return page(duplicatesOfPage(person, await this.duplicates.ofPerson(actor, person.id)));
  }
}
