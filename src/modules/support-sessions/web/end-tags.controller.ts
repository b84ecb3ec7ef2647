import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { TagsQueries } from '../tags/tags.queries.js';
import { TagsService } from '../tags/tags.service.js';
import { paths } from './paths.js';
import { MergeForm } from './tag.forms.js';
import { confirmMergePage, mergeTagPage, retireTagPage } from './tags.page.js';

/** A tag that is no longer wanted: retired, brought back, or merged into another. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent', 'coordinator')
export class EndTagsController {
  constructor(
    private readonly tags: TagsService,
    private readonly queries: TagsQueries,
  ) {}

  @Get(paths.retireTag.pattern)
  async askToRetire(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    const tag = await this.tags.find(actor, id);
    return page(retireTagPage(tag, await this.queries.sessionCount(id)));
  }

  @Post(paths.retireTag.pattern)
  async retire(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RedirectResult> {
    await this.tags.retire(actor, id);
    return seeOther(paths.tags.to(), 'Étiquette retirée. Les séances la gardent.');
  }

  @Post(paths.bringBackTag.pattern)
  async bringBack(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RedirectResult> {
    const refusal = await this.tags.bringBack(actor, id);
    const taken = {
      kind: 'info' as const,
      text: 'Une autre étiquette porte ce nom\u00a0: réunissez-la plutôt à celle-là.',
    };
    return seeOther(paths.tags.to(), refusal ? taken : 'Étiquette proposée de nouveau.');
  }

  @Get(paths.mergeTag.pattern)
  async chooseTarget(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    const tag = await this.tags.find(actor, id);
    return page(mergeTagPage(tag, await this.queries.mergeTargets(actor, tag), new MergeForm()));
  }

  @Get(paths.confirmMergeTag.pattern)
  async askToMerge(@CurrentActor() actor: Actor, @Param('id') id: string, @Query() query: object): Promise<PageResult> {
    const tag = await this.tags.find(actor, id);
    const form = await readForm(MergeForm, query);
    const targets = await this.queries.mergeTargets(actor, tag);
    const target = targets.find((one) => one.id === form.vers);
    if (!target)
      return invalid(mergeTagPage(tag, targets, form.reject('vers', 'Choisissez une étiquette de la liste.')));
    const [source, other] = [await this.queries.sessionCount(id), await this.queries.sessionCount(target.id)];
    return page(confirmMergePage(tag, target, { source, target: other }));
  }

  @Post(paths.mergeTag.pattern)
  async merge(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: unknown): Promise<RedirectResult> {
    const form = await readForm(MergeForm, body);
    await this.tags.merge(actor, id, form.vers ?? '');
    return seeOther(paths.tags.to(), 'Les deux étiquettes sont réunies.');
  }
}
