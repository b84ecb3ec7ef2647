import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { SignedInOnly } from '../../../platform/access/allow.js';
import { type SignedIn } from '../../../platform/access/actor.js';
import { CurrentUser } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { page, seeOther, type PageResult, type RedirectResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { ActorsQueries } from '../actors.queries.js';
import { paths } from './paths.js';
import { renewSession } from './session-life.js';
import { workplacePage } from './workplace.page.js';

/** Someone who works in several structures says where they are today. */
@Controller()
@SignedInOnly()
export class WorkplaceController {
  constructor(
    private readonly actors: ActorsQueries,
    private readonly clock: Clock,
  ) {}

  @Get(paths.workplace.pattern)
  async show(@CurrentUser() user: SignedIn): Promise<PageResult> {
    return page(workplacePage(await this.actors.workplaces(user.userId), user.actor));
  }

  @Post(paths.workplace.pattern)
  async choose(
    @CurrentUser() user: SignedIn,
    @Req() request: Request,
    @Body('membershipId') membershipId: string,
  ): Promise<RedirectResult> {
    const workplaces = await this.actors.workplaces(user.userId);
    const actor = workplaces.find((workplace) => workplace.membershipId === membershipId);
    if (!actor) throw new NotFoundError('membership');
    await renewSession(request, { ...user, actor }, this.clock.now());
    return seeOther('/');
  }
}
