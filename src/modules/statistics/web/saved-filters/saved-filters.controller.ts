import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentActor } from '../../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { FilterOptionsQueries } from '../../filters/filter-options.queries.js';
import { MOST_SAVED, type SavedFilterRefusal, SavedFilters } from '../../filters/saved-filters.service.js';
import { SelectionDesk } from '../../filters/selection-desk.service.js';
import { selectionQuery } from '../../filters/selection-query.js';
import { savedFilterPaths } from '../../filters/saved-filter-paths.js';
import { KeepFilterForm, RenameFilterForm } from './saved-filter.form.js';
import { keepFilterPage, savedFilterPage, savedFiltersPage } from './saved-filters.page.js';

type Answer = Promise<PageResult | RedirectResult>;

const refusals: Record<SavedFilterRefusal, string> = {
  full: `Vous gardez déjà ${MOST_SAVED}\u00a0filtres\u00a0: supprimez-en un.`,
  'name-taken': 'L’un de vos filtres porte déjà ce nom.',
};

/** Selections that one comes back to. */
@Controller()
@Allow('coordinator', 'mediator', 'counter', 'structure_manager')
export class SavedFiltersController {
  constructor(
    private readonly saved: SavedFilters,
    private readonly desk: SelectionDesk,
    private readonly options: FilterOptionsQueries,
  ) {}

  @Get(savedFilterPaths.list.pattern)
  async list(@CurrentActor() actor: Actor): Promise<PageResult> {
    const saved = await this.saved.list(actor);
    const queries = saved.map(({ query }) => query);
    return page(savedFiltersPage(saved, await this.options.namesOf(actor, queries)));
  }

  @Get(savedFilterPaths.keep.pattern)
  async askToKeep(@CurrentActor() actor: Actor, @Query() query: object): Promise<PageResult> {
    const asked = await this.desk.read(actor, query);
    if (!asked.form.isValid) throw new NotFoundError('selection');
    return page(keepFilterPage(asked, new RenameFilterForm()));
  }

  @Post(savedFilterPaths.keep.pattern)
  async keep(@CurrentActor() actor: Actor, @Body() body: object): Answer {
    const asked = await this.desk.read(actor, body, KeepFilterForm);
    const { form } = asked;
    if (form.errors.some(({ field }) => field !== 'nom')) throw new NotFoundError('selection');
    if (!form.isValid) return invalid(keepFilterPage(asked, form));
    const kept = await this.saved.keep(actor, form.nom, selectionQuery(asked.selection, form.preset));
    if (kept === 'kept') return seeOther(savedFilterPaths.list.to(), 'Filtres gardés.');
    return invalid(keepFilterPage(asked, form.reject('nom', refusals[kept])));
  }

  @Get(savedFilterPaths.one.pattern)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    const saved = await this.saved.find(actor, id);
    const form = Object.assign(new RenameFilterForm(), { nom: saved.name });
    return page(savedFilterPage(saved, await this.options.namesOf(actor, [saved.query]), form));
  }

  @Post(savedFilterPaths.one.pattern)
  async rename(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: unknown): Answer {
    const saved = await this.saved.find(actor, id);
    const form = await readForm(RenameFilterForm, body);
    const names = await this.options.namesOf(actor, [saved.query]);
    if (!form.isValid) return invalid(savedFilterPage(saved, names, form));
    const renamed = await this.saved.rename(actor, id, form.nom);
    if (renamed === 'kept') return seeOther(savedFilterPaths.list.to(), 'Filtres renommés.');
    return invalid(savedFilterPage(saved, names, form.reject('nom', refusals[renamed])));
  }

  @Post(savedFilterPaths.remove.pattern)
  async remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RedirectResult> {
    await this.saved.remove(actor, id);
    return seeOther(savedFilterPaths.list.to(), 'Filtres supprimés.');
  }
}
