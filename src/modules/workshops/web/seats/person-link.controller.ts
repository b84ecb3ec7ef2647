import { Controller, Get, Param, Post, Req, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../../../platform/access/allow.js';
import { ConflictError } from '../../../../platform/errors/domain-error.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { PrivateAddress } from '../../../../platform/http/private-address.js';
import { AccessLinks, holdKey, LinkThrottle } from '../../../../platform/links/index.js';
import { Clock } from '../../../../platform/time/clock.js';
import { RegistrationFactsQueries } from '../../seats/registration-facts.js';
import { Seats } from '../../seats/seats.service.js';
import { personPaths } from './paths.js';
import { landingPage } from './person.page.js';
import { unknownLink } from './person-room.js';

/** The address of a message. Opening it takes a button, which confirms the seat that was asked for. */
@Controller()
@Public()
@UseInterceptors(PrivateAddress)
export class PersonLinkController {
  constructor(
    private readonly links: AccessLinks,
    private readonly facts: RegistrationFactsQueries,
    private readonly seats: Seats,
    private readonly throttle: LinkThrottle,
    private readonly clock: Clock,
  ) {}

  @Get(personPaths.landing.pattern)
  async land(@Param('token') token: string): Promise<PageResult> {
    const link = await this.links.find('registration', token);
    const facts = link && (await this.facts.of(link.subjectId));
    return facts ? page(landingPage(token, facts, this.clock.now())) : unknownLink();
  }

  @Post(personPaths.landing.pattern)
  async open(@Param('token') token: string, @Req() request: Request): Promise<PageResult | RedirectResult> {
    await this.throttle.count('opening', request.ip);
    const link = await this.links.find('registration', token);
    const facts = link && (await this.facts.of(link.subjectId));
    if (!link || !facts) return unknownLink();
    await this.links.noteOpened(link.id);
    const done = facts.status === 'pending' ? await this.confirm(facts.id) : undefined;
    await holdKey(request, link, this.clock.now());
    return seeOther(personPaths.show.to({ id: facts.id }), done);
  }

  /** What the page says of the seat is true in any case. */
  private async confirm(id: string): Promise<string | undefined> {
    try {
      await this.seats.confirm(id);
      return 'Votre place est confirmée.';
    } catch (error) {
      if (error instanceof ConflictError) return undefined;
      throw error;
    }
  }
}
