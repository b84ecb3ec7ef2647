import { Controller, Get, Param, Post, Req, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../../platform/access/allow.js';
import { page, PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { LinkVisits } from '../link-visits.js';
import { NewLinks } from '../new-links.js';
import { endedPage, expiredPage, landingPage, newLinkPage, unknownLinkPage } from './link-message.page.js';
import { holdLink } from './link-session.js';
import { linkPaths, paths } from './paths.js';
import { PrivateAddress } from '../../../platform/http/private-address.js';

const GONE = 410;

export const unknownLink = (): PageResult => new PageResult(unknownLinkPage(), 404);

/** The address of a message. Opening it takes a button: programs that check mails follow links, and press nothing. */
@Controller()
@Public()
@UseInterceptors(PrivateAddress)
export class LinkController {
  constructor(
    private readonly visits: LinkVisits,
    private readonly newLinks: NewLinks,
    private readonly clock: Clock,
  ) {}

  @Get(paths.landing.pattern)
  async land(@Param('token') token: string): Promise<PageResult> {
    const found = await this.visits.look(token);
    if (!found) return unknownLink();
    if (found.state === 'ended') return new PageResult(endedPage(found), GONE);
    if (found.state === 'expired') return new PageResult(expiredPage(token, found), GONE);
    return page(landingPage(token, found));
  }

  @Post(paths.landing.pattern)
  async open(@Param('token') token: string, @Req() request: Request): Promise<PageResult | RedirectResult> {
    const found = await this.visits.open(token, request.ip ?? 'unknown');
    if (!found) return unknownLink();
    if (found.state !== 'open') return seeOther(paths.landing.to({ token }));
    await holdLink(request, found.holder, this.clock.now());
    return seeOther(linkPaths.show.to({ id: found.holder.referralId }));
  }

  @Post(paths.newLink.pattern)
  async askNewLink(@Param('token') token: string, @Req() request: Request): Promise<PageResult> {
    const found = await this.newLinks.ask(token, request.ip ?? 'unknown');
    return found ? page(newLinkPage(found)) : unknownLink();
  }
}
