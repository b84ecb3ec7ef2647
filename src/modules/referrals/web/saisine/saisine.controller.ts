import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { ConflictError, NotFoundError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { SaisineQueries } from '../../saisine/saisine.queries.js';
import { alreadyAt } from '../../saisine/saisine-messages.js';
import { SaisineReading, type SaisineSeen } from '../../saisine/saisine-reading.js';
import { outcomeOf } from '../../saisine/saisine-status.js';
import { SaisinesService } from '../../saisine/saisines.service.js';
import { stepLabels } from './labels.js';
import { saisinePaths } from './paths.js';
import { saisinePage } from './saisine.page.js';
import { closeSaisinePage, workshopPage } from './saisine-acts.page.js';
import { saisinesPage, saisineTab } from './saisines.page.js';
import { CloseSaisineForm, StepForm, WorkshopForm } from './step.forms.js';

type Answer = Promise<PageResult | RedirectResult>;

/** The saisines of a caisse, each one with its next steps; the sender reads the same page. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class SaisineController {
  constructor(
    private readonly reading: SaisineReading,
    private readonly saisines: SaisinesService,
    private readonly queries: SaisineQueries,
    private readonly clock: Clock,
  ) {}

  @Get(saisinePaths.list.pattern)
  @Allow('fund_agent', 'structure_manager')
  async list(@CurrentStructureActor() actor: StructureActor, @Query('etape') code?: unknown): Promise<PageResult> {
    const tab = saisineTab(code);
    const [found, counts] = [await this.queries.received(actor, tab.steps), await this.queries.counts(actor)];
    return page(saisinesPage(tab, found, counts, this.clock.today()));
  }

  @Get(saisinePaths.show.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(saisinePage(await this.reading.open(actor, id, 'saisine.read'), this.clock.now()));
  }

  @Post(saisinePaths.step.pattern)
  async take(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<RedirectResult> {
    await this.reading.read(actor, id);
    const form = await readForm(StepForm, body);
    if (!form.isValid) throw new NotFoundError('step');
    await this.saisines.take(actor, id, form.step);
    return seeOther(saisinePaths.show.to({ id }), `Étape notée\u00a0: ${stepLabels[form.step].toLowerCase()}.`);
  }

  @Get(saisinePaths.workshop.pattern)
  async askWorkshop(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(workshopPage(await this.ready(actor, id, 'workshop_offered'), new WorkshopForm(), this.clock.today()));
  }

  @Post(saisinePaths.workshop.pattern)
  async offer(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string, @Body() body: unknown): Answer {
    const found = await this.ready(actor, id, 'workshop_offered');
    const today = this.clock.today();
    const form = (await readForm(WorkshopForm, body)).checkDay(today);
    if (!form.isValid) return invalid(workshopPage(found, form, today));
    await this.saisines.offerWorkshop(actor, id, form.workshopOn);
    return seeOther(saisinePaths.show.to({ id }), 'Atelier proposé.');
  }

  @Get(saisinePaths.close.pattern)
  async askClose(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(closeSaisinePage(await this.ready(actor, id, 'closed'), new CloseSaisineForm()));
  }

  @Post(saisinePaths.close.pattern)
  async close(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string, @Body() body: unknown): Answer {
    const found = await this.ready(actor, id, 'closed');
    const form = (await readForm(CloseSaisineForm, body)).checkOutcome(outcomeOf(found.saisine.step));
    if (!form.isValid) return invalid(closeSaisinePage(found, form));
    const { outcome, words = null, levelAfter = null } = form;
    await this.saisines.close(actor, id, { ...(outcome ? { outcome } : {}), words, levelAfter });
    return seeOther(saisinePaths.show.to({ id }), 'Saisine close.');
  }

  /** The page of an act is there for whom it may still be done: not theirs, absent; too late, told so. */
  private async ready(actor: StructureActor, id: string, step: 'workshop_offered' | 'closed'): Promise<SaisineSeen> {
    const found = await this.reading.read(actor, id);
    if (found.next.includes(step)) return found;
    const { isFor } = found.seen;
    if (!(step === 'closed' ? isFor.close : isFor.answer)) throw new NotFoundError('saisine');
    throw new ConflictError(alreadyAt(found.saisine.step));
  }
}
