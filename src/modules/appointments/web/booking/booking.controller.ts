import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { type FragmentResult, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { BookingDesks } from '../../booking/booking-desk.js';
import { Invitations } from '../../booking/invitations.js';
import { paths } from '../paths.js';
import { bookingHref, bookingQuery } from './booking-query.js';
import { BookingScreen } from './booking-screen.js';
import { BookingSending } from './booking-sending.js';

@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class BookingController {
  constructor(
    private readonly screen: BookingScreen,
    private readonly sending: BookingSending,
    private readonly desks: BookingDesks,
    private readonly invitations: Invitations,
  ) {}

  @Get(paths.create.pattern)
  async step(
    @CurrentStructureActor() actor: StructureActor,
    @Query() query: Record<string, unknown>,
  ): Promise<PageResult> {
    return this.screen.step(actor, bookingQuery(query));
  }

  @Post(paths.create.pattern)
  async book(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: Record<string, unknown> | undefined,
    @Headers('x-fragment') asFragment?: string,
  ): Promise<PageResult | RedirectResult | FragmentResult> {
    const { act, q, person } = body ?? {};
    if (act === 'search' && asFragment) return this.sending.found(actor, q);
    if (act === 'search' || person !== undefined) return this.sending.again(actor, body, { q, chosen: person });
    return this.sending.send(actor, body);
  }

  /** The person chooses by themself. */
  @Post(paths.invite.pattern)
  async invite(
    @CurrentStructureActor() actor: StructureActor,
    @Body('orientation') referralId: unknown,
  ): Promise<RedirectResult> {
    const desk = await this.desks.open(actor, { referralId: String(referralId) });
    const sent = await this.invitations.send(desk);
    return seeOther(bookingHref({ orientation: String(referralId) }), sent ? invited : unreachable);
  }
}

const invited = 'Le lien part\u00a0: la personne choisira son heure.';
const unreachable = {
  ...{ kind: 'info' as const },
  text: 'Cette personne ne reçoit ni mail ni SMS\u00a0: choisissez l’heure avec elle.',
};
