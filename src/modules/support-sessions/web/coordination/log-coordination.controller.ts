import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentActor } from '../../../../platform/access/current-actor.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { isId, newId } from '../../../../platform/ids.js';
import { Clock } from '../../../../platform/time/clock.js';
import { CoordinationService } from '../../coordination/coordination.service.js';
import { coordinationFormPage } from './coordination-form.page.js';
import { blankForm, formOf, isCoordinationKind, readCoordinationForm } from './coordination-forms.js';
import { paths } from './paths.js';

const STALE =
  'Cette activité a été modifiée depuis que vous l’avez ouverte. Comparez les deux versions, puis enregistrez de ' +
  'nouveau\u00a0: votre version remplacera l’autre.';

/** Writing one's own activities of coordination. */
@Controller()
@Allow('coordinator', 'mediator', 'structure_manager')
export class LogCoordinationController {
  constructor(
    private readonly activities: CoordinationService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.create.pattern)
  blank(@Query('type') kind?: string): PageResult {
    const today = this.clock.today();
    return page(coordinationFormPage(blankForm(isCoordinationKind(kind) ? kind : 'animation', today), { today }));
  }

  @Post(paths.create.pattern)
  async log(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Body('kind') kind: unknown,
  ): Promise<PageResult | RedirectResult> {
    const today = this.clock.today();
    const form = await readCoordinationForm(kind, body, today);
    if (!form.isValid) return invalid(coordinationFormPage(form, { today }));
    const formKey = isId(form.formKey) ? form.formKey : newId();
    const { id, repeated } = await this.activities.log(actor, form.content, formKey);
    const already = {
      kind: 'info',
      text: 'Cette activité était déjà enregistrée\u00a0: rien n’a été ajouté.',
    } as const;
    return seeOther(paths.show.to({ id }), repeated ? already : 'Activité enregistrée.');
  }

  @Get(paths.edit.pattern)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    const activity = await this.activities.findOwn(actor, id);
    return page(coordinationFormPage(formOf(activity), { today: this.clock.today(), activity }));
  }

  @Post(paths.edit.pattern)
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const today = this.clock.today();
    const activity = await this.activities.findOwn(actor, id);
    const form = await readCoordinationForm(activity.kind, body, today);
    if (!form.isValid) return invalid(coordinationFormPage(form, { today, activity }));
    const correction = { content: form.content, version: form.version ?? 0 };
    const result = await this.activities.correct(actor, id, correction);
    if (result === 'saved') return seeOther(paths.show.to({ id }), 'Activité modifiée.');
    const fresh = await this.activities.findOwn(actor, id);
    return invalid(coordinationFormPage(form.reject('version', STALE), { today, activity: fresh }));
  }
}
