import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { formAsTyped, readForm } from '../../../../platform/http/forms/form.js';
import {
  fragment,
  type FragmentResult,
  invalid,
  page,
  type PageResult,
  type RedirectResult,
  seeOther,
} from '../../../../platform/http/page.js';
import { newId } from '../../../../platform/ids.js';
import { Clock } from '../../../../platform/time/clock.js';
import { BeneficiariesQueries, personChoices, typedSearch } from '../../../beneficiaries/index.js';
import { RegistrationDesk } from '../../seats/registration-desk.js';
import type { SeatAnswer } from '../../seats/seat-asking.js';
import { Seats } from '../../seats/seats.service.js';
import { AgentRegistrationForm } from './agent-registration.form.js';
import { registerPage } from './agent-registration.page.js';
import { seatPaths } from './paths.js';

type Typed = Record<string, unknown>;

/** An agent of the organiser gives somebody a seat, or a place in the line. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class AgentRegistrationController {
  constructor(
    private readonly desk: RegistrationDesk,
    private readonly people: BeneficiariesQueries,
    private readonly seats: Seats,
    private readonly clock: Clock,
  ) {}

  @Get(seatPaths.register.pattern)
  async form(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const workshop = await this.desk.workshop(actor, id);
    return page(registerPage(workshop, Object.assign(new AgentRegistrationForm(), { formKey: newId() }), null));
  }

  /** Looked for by POST, since a name stands in no address; the person chosen is registered at once. */
  @Post(seatPaths.register.pattern)
  @HttpCode(200)
  async register(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: Typed,
    @Headers('x-fragment') asFragment?: string,
  ): Promise<PageResult | FragmentResult | RedirectResult> {
    if (body['act'] === 'search') return this.found(actor, id, body, Boolean(asFragment));
    const form = (await readForm(AgentRegistrationForm, body)).check();
    if (!form.isValid) return invalid(registerPage(await this.desk.workshop(actor, id), form, null));
    const answer = await this.seats.register({ workshopId: id, who: form.who(), by: actor, formKey: form.key });
    return seeOther(`${seatPaths.workshop.to({ id })}#inscriptions`, answerInWords(answer));
  }

  private async found(
    actor: StructureActor,
    id: string,
    body: Typed,
    asFragment: boolean,
  ): Promise<PageResult | FragmentResult> {
    const workshop = await this.desk.workshop(actor, id);
    const typed = typedSearch(body['q']);
    const choices = personChoices(await this.people.search(actor, typed), typed, this.clock.today());
    if (asFragment) {
      return fragment('workshops/seats/person-choices', { ...choices, searchAction: seatPaths.register.to({ id }) });
    }
    return page(registerPage(workshop, formAsTyped(AgentRegistrationForm, body), choices));
  }
}

export function answerInWords({ status, position }: SeatAnswer): string {
  if (status !== 'waiting') return 'C’est fait\u00a0: la personne a une place.';
  return `L’atelier est complet\u00a0: la personne est en ${position === 1 ? '1re' : `${position ?? ''}e`}\u00a0position sur la liste d’attente.`;
}
