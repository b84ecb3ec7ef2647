import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { ConflictError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { MessagesQueries } from '../../../messages/index.js';
import { RegistrationDesk } from '../../seats/registration-desk.js';
import type { SeatAnswer } from '../../seats/seat-asking.js';
import { Seats } from '../../seats/seats.service.js';
import { answerInWords } from './agent-registration.controller.js';
import { MoveForm } from './agent-registration.form.js';
import { seatPaths } from './paths.js';
import { cancelPage, movePage, registrationPage } from './registration.page.js';

/** One registration, for the organiser’s agents. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class RegistrationController {
  constructor(
    private readonly desk: RegistrationDesk,
    private readonly seats: Seats,
    private readonly messages: MessagesQueries,
    private readonly clock: Clock,
  ) {}

  @Get(seatPaths.show.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const read = await this.desk.registration(actor, id);
    const receipts = await this.messages.ofSubject({ kind: 'registration', id });
    return page(registrationPage({ ...read, receipts, now: this.clock.now() }));
  }

  @Post(seatPaths.confirm.pattern)
  confirm(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    return this.act(actor, id, () => this.seats.confirm(id, 'desk'));
  }

  @Post(seatPaths.accept.pattern)
  accept(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    return this.act(actor, id, () => this.seats.acceptOffer(id, 'desk'));
  }

  @Post(seatPaths.give.pattern)
  give(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    return this.act(actor, id, () => this.seats.giveSeat(id));
  }

  @Post(seatPaths.retake.pattern)
  retake(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    return this.act(actor, id, () => this.seats.takeUpAgain(id, 'desk'));
  }

  @Post(seatPaths.decline.pattern)
  decline(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    return this.act(actor, id, () => this.seats.declineOffer(id, 'desk'), 'La place va à la personne suivante.');
  }

  @Get(seatPaths.cancel.pattern)
  async askCancel(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(cancelPage(await this.desk.registration(actor, id)));
  }

  @Post(seatPaths.cancel.pattern)
  cancel(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    return this.act(actor, id, () => this.seats.cancel(id, 'desk'), 'Inscription annulée.');
  }

  @Get(seatPaths.move.pattern)
  async askMove(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const read = await this.desk.registration(actor, id);
    return page(movePage(read, await this.desk.others(actor, read.facts.workshopId), new MoveForm()));
  }

  @Post(seatPaths.move.pattern)
  async move(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const read = await this.desk.registration(actor, id);
    const others = await this.desk.others(actor, read.facts.workshopId);
    const form = await readForm(MoveForm, body);
    const known = others.some((one) => one.id === form.workshopId);
    if (form.isValid && known) await this.seats.move(id, form.workshopId).catch(rejecting(form));
    else form.reject('workshopId', 'Choisissez un atelier.');
    if (!form.isValid) return invalid(movePage(read, others, form));
    return seeOther(seatPaths.show.to({ id }), 'C’est fait\u00a0: l’inscription a changé d’atelier.');
  }

  /** What the page says afterwards is true in any case. */
  private async act(
    actor: StructureActor,
    id: string,
    work: () => Promise<SeatAnswer>,
    done?: string,
  ): Promise<RedirectResult> {
    await this.desk.registration(actor, id);
    const answer = await work();
    return seeOther(seatPaths.show.to({ id }), done ?? answerInWords(answer));
  }
}

/** A full workshop belongs to the field; any other error goes on. */
const rejecting =
  (form: MoveForm) =>
  (error: unknown): void => {
    if (!(error instanceof ConflictError)) throw error;
    form.reject('workshopId', error.message);
  };
