import { Controller, Get, Param, Post, Req, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../../../platform/access/allow.js';
import { page } from '../../../../platform/http/page.js';
import { PrivateAddress } from '../../../../platform/http/private-address.js';
import { Clock } from '../../../../platform/time/clock.js';
import type { RegistrationFacts } from '../../seats/registration-facts.js';
import { Seats } from '../../seats/seats.service.js';
import { personPaths } from './paths.js';
import { leavePage, personPage } from './person.page.js';
import { type Answer, PersonRoom } from './person-room.js';

/** What someone says of their own seat, once their link is open on this browser. */
@Controller()
@Public()
@UseInterceptors(PrivateAddress)
export class PersonController {
  constructor(
    private readonly room: PersonRoom,
    private readonly seats: Seats,
    private readonly clock: Clock,
  ) {}

  @Get(personPaths.show.pattern)
  show(@Req() request: Request, @Param('id') id: string): Answer {
    return this.room.show(request, id, (facts) => page(personPage(facts, this.clock.now())));
  }

  @Post(personPaths.confirm.pattern)
  confirm(@Req() request: Request, @Param('id') id: string): Answer {
    const work = () => this.seats.confirm(id);
    return this.room.act(request, id, work, () => 'Votre place est confirmée.');
  }

  @Post(personPaths.accept.pattern)
  accept(@Req() request: Request, @Param('id') id: string): Answer {
    const work = () => this.seats.acceptOffer(id);
    return this.room.act(request, id, work, () => 'La place est à vous. Nous vous attendons.');
  }

  @Post(personPaths.comes.pattern)
  comes(@Req() request: Request, @Param('id') id: string): Answer {
    const work = () => this.seats.comes(id, 'yes');
    return this.room.act(request, id, work, () => 'Merci, c’est noté\u00a0: vous venez.');
  }

  @Get(personPaths.cancel.pattern)
  askLeave(@Req() request: Request, @Param('id') id: string): Answer {
    return this.room.show(request, id, (facts) => page(leavePage(facts)));
  }

  @Post(personPaths.cancel.pattern)
  leave(@Req() request: Request, @Param('id') id: string): Answer {
    const done = () => 'C’est noté, merci de nous avoir prévenus.';
    return this.room.act(request, id, (facts) => this.left(facts), done);
  }

  @Post(personPaths.retake.pattern)
  retake(@Req() request: Request, @Param('id') id: string): Answer {
    const work = () => this.seats.takeUpAgain(id, 'person');
    const done = ({ status }: RegistrationFacts) =>
      status === 'waiting' ? 'Vous êtes sur la liste d’attente.' : 'Votre place est réservée.';
    return this.room.act(request, id, work, done);
  }

  private left({ id, status }: RegistrationFacts) {
    if (status === 'offered') return this.seats.declineOffer(id);
    return status === 'registered' ? this.seats.comes(id, 'no') : this.seats.cancel(id, 'person');
  }
}
