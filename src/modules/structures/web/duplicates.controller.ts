import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { DuplicatesQueries, type Pair, PlaceMerges, PlacePartings } from '../duplicates/index.js';
import { MergeForm, readChoices } from './duplicate.form.js';
import { duplicatePage } from './duplicate.page.js';
import { duplicatesPage } from './duplicates.page.js';
import { pageOf } from './import-changes.query.js';
import { mergesPage, undoMergePage } from './merges.page.js';
import { paths } from './paths.js';

/** Places that may be one, compared and merged by a person. */
@Controller()
@Allow('administrator')
export class DuplicatesController {
  constructor(
    private readonly duplicates: DuplicatesQueries,
    private readonly placeMerges: PlaceMerges,
    private readonly partings: PlacePartings,
  ) {}

  @Get(paths.duplicates.pattern)
  async list(@CurrentActor() actor: Actor, @Query('page') asked: unknown): Promise<PageResult> {
    const number = pageOf(asked);
    return page(duplicatesPage(actor, await this.duplicates.proposed(number), number));
  }

  @Get(paths.duplicate.pattern)
  async compare(@Param('id') id: string): Promise<PageResult> {
    return page(duplicatePage(await this.pair(id)));
  }

  @Post(paths.mergePlaces.pattern)
  async merge(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const [pair, form, choices] = [await this.pair(id), await readForm(MergeForm, body), readChoices(body)];
    if (!form.isValid) return invalid(duplicatePage(pair, form, choices));
    const { placeId } = await this.placeMerges.merge(actor.userId, id, form.kept, choices);
    return seeOther(paths.place.to({ id: placeId }), 'Les deux fiches sont réunies.');
  }

  @Post(paths.dismissDuplicate.pattern)
  async dismiss(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RedirectResult> {
    await this.placeMerges.dismiss(actor.userId, id);
    return seeOther(paths.duplicates.to(), 'C’est noté\u00a0: ce sont deux lieux différents.');
  }

  @Get(paths.merges.pattern)
  async merges(@CurrentActor() actor: Actor, @Query('page') asked: unknown): Promise<PageResult> {
    const number = pageOf(asked);
    return page(mergesPage(actor, await this.duplicates.merges(number), number));
  }

  @Get(paths.undoMerge.pattern)
  async askToPart(@Param('id') id: string): Promise<PageResult> {
    const merge = await this.duplicates.merge(id);
    if (!merge) throw new NotFoundError('merger');
    return page(undoMergePage(merge));
  }

  @Post(paths.undoMerge.pattern)
  async part(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RedirectResult> {
    await this.partings.part(actor.userId, id);
    return seeOther(paths.merges.to(), 'Les deux fiches sont séparées.');
  }

  private async pair(id: string): Promise<Pair> {
    const pair = await this.duplicates.find(id);
    if (!pair) throw new NotFoundError('pair of places');
    return pair;
  }
}
