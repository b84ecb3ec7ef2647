import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { PlaceEdits, PlaceLocks } from '../locks/index.js';
import { editPlacePage } from './edit-place.page.js';
import { filledForm, readPlace } from './edit-place.reading.js';
import { paths } from './paths.js';

/** A place of the directory, corrected here. */
@Controller()
@Allow('structure_manager', 'administrator')
export class EditPlaceController {
  constructor(
    private readonly edits: PlaceEdits,
    private readonly locks: PlaceLocks,
  ) {}

  @Get(paths.editPlace.pattern)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    const place = await this.edits.open(actor, id);
    return page(editPlacePage(place, filledForm(place), await this.locks.of(id)));
  }

  @Post(paths.editPlace.pattern)
  async save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const place = await this.edits.open(actor, id);
    const { form, edit } = await readPlace(body, place);
    if (!edit) return invalid(editPlacePage(place, form, await this.locks.of(id)));
    const outcome = await this.edits.save(actor, id, form.version, edit);
    if (outcome.kind === 'saved') {
      return seeOther(paths.place.to({ id }), outcome.fields.length > 0 ? 'Fiche modifiée.' : 'Rien n’a changé.');
    }
    return invalid(editPlacePage(place, form, await this.locks.of(id), outcome.now));
  }

  @Post(paths.releaseField.pattern)
  async release(@CurrentActor() actor: Actor, @Param('id') id: string, @Body('field') field: unknown) {
    if (typeof field !== 'string') throw new NotFoundError('lock');
    await this.edits.release(actor, id, field);
    return seeOther(paths.editPlace.to({ id }), 'La valeur du fichier est reprise.');
  }
}
