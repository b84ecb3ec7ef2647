import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { StructuresService } from '../../../structures/index.js';
import { ShareCandidates } from '../../sharing/share-candidates.queries.js';
import { SharingService } from '../../sharing/sharing.service.js';
import { paths as beneficiariesPaths } from '../paths.js';
import { paths } from './paths.js';
import { ShareForm } from './share.form.js';
import { sharePage, takeBackPage } from './share.page.js';

const MOST_TYPED = 100;

const refusals = {
  already: 'La fiche est déjà partagée avec cette structure.',
  unknown: 'Cette structure n’a pas de compte ici\u00a0: choisissez-en une autre.',
};

/** Opening a file on the person's word, and taking it back. What is searched for is a structure, never a person. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class SharingController {
  constructor(
    private readonly sharing: SharingService,
    private readonly candidates: ShareCandidates,
    private readonly structures: StructuresService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.share.pattern)
  async choose(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Query('structure') structure: unknown,
  ): Promise<PageResult> {
    return page(await this.shown(actor, id, ShareForm.on(this.clock.today()), structure));
  }

  @Post(paths.share.pattern)
  async share(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: Record<string, unknown> = {},
  ): Promise<PageResult | RedirectResult> {
    await this.sharing.person(actor, id);
    const form = await readForm(ShareForm, body);
    form.refuseTheFuture(this.clock.today());
    const done = form.isValid ? await this.sharing.share(actor, id, form.toAgreement()) : undefined;
    if (done === 'shared') return seeOther(beneficiariesPaths.caseFile.to({ id }), 'La fiche est partagée.');
    if (done) form.reject('structureId', refusals[done]);
    return invalid(await this.shown(actor, id, form, body['structure']));
  }

  @Get(paths.takeBack.pattern)
  async ask(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Param('shareId') shareId: string,
  ): Promise<PageResult> {
    const { person, share } = await this.sharing.open(actor, id, shareId);
    const structure = await this.structures.require(share.structureId);
    return page(takeBackPage(person, share, structure.name));
  }

  @Post(paths.takeBack.pattern)
  async takeBack(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Param('shareId') shareId: string,
  ): Promise<RedirectResult> {
    await this.sharing.takeBack(actor, id, shareId);
    return seeOther(beneficiariesPaths.caseFile.to({ id }), 'Accord repris\u00a0: la fiche n’est plus partagée.');
  }

  private async shown(actor: StructureActor, id: string, form: ShareForm, structure: unknown) {
    const person = await this.sharing.person(actor, id);
    const typed = typeof structure === 'string' ? structure.replaceAll('\0', '').trim().slice(0, MOST_TYPED) : '';
    const found = await this.candidates.search(typed, person.structureId);
    return sharePage({ person, form, typed, ...found, today: this.clock.today() });
  }
}
