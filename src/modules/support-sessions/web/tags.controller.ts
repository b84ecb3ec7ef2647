import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { TagsQueries } from '../tags/tags.queries.js';
import { TagsService } from '../tags/tags.service.js';
import { paths } from './paths.js';
import { TagForm } from './tag.forms.js';
import { renameTagPage, tagsPage } from './tags.page.js';

/** One’s own tags for those who log sessions, the team’s or the département’s for those who coordinate them. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent', 'coordinator')
export class TagsController {
  constructor(
    private readonly tags: TagsService,
    private readonly queries: TagsQueries,
  ) {}

  @Get(paths.tags.pattern)
  async list(@CurrentActor() actor: Actor): Promise<PageResult> {
    const holder = this.tags.holderOf(actor);
    return page(tagsPage(holder, await this.queries.lines(holder), new TagForm()));
  }

  @Post(paths.tags.pattern)
  async create(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<PageResult | RedirectResult> {
    const holder = this.tags.holderOf(actor);
    const form = await readForm(TagForm, body);
    const refusal = form.isValid ? await this.tags.create(actor, form.label) : undefined;
    if (refusal) form.refuse(refusal);
    if (!form.isValid) return invalid(tagsPage(holder, await this.queries.lines(holder), form));
    return seeOther(paths.tags.to(), `Étiquette «\u00a0${form.label}\u00a0» créée.`);
  }

  @Get(paths.renameTag.pattern)
  async askName(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    const tag = await this.tags.find(actor, id);
    return page(renameTagPage(tag, Object.assign(new TagForm(), { label: tag.label })));
  }

  @Post(paths.renameTag.pattern)
  async rename(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const tag = await this.tags.find(actor, id);
    const form = await readForm(TagForm, body);
    const refusal = form.isValid ? await this.tags.rename(actor, id, form.label) : undefined;
    if (refusal) form.refuse(refusal);
    if (!form.isValid) return invalid(renameTagPage(tag, form));
    return seeOther(paths.tags.to(), 'Étiquette renommée.');
  }
}
