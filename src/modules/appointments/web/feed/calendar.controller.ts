import { Controller, Get, Param, Req, Res, UseInterceptors } from '@nestjs/common';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { Public } from '../../../../platform/access/allow.js';
import { CALENDAR_TYPE, calendarText } from '../../../../platform/calendar/ics.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { PrivateAddress } from '../../../../platform/http/private-address.js';
import { LinkThrottle } from '../../../../platform/links/index.js';
import { AgendaFeeds } from '../../feed/agenda-feeds.service.js';
import { FeedQueries } from '../../feed/feed.queries.js';
import { agendaPaths } from '../agenda/paths.js';

/** Read by programs, with the key alone. */
@Controller()
@UseInterceptors(PrivateAddress)
export class CalendarController {
  constructor(
    private readonly feeds: AgendaFeeds,
    private readonly queries: FeedQueries,
    private readonly throttle: LinkThrottle,
  ) {}

  @Get(agendaPaths.calendar.pattern)
  @Public()
  async read(@Param('file') file: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.throttle.count('opening', request.ip);
    const userId = file.endsWith('.ics') ? await this.feeds.ownerOf(file.slice(0, -4)) : undefined;
    if (userId === undefined) throw new NotFoundError('calendar');
    const entries = await this.queries.entries(userId);
    await this.feeds.noteRead(userId);
    const text = calendarText({ name: 'Passerelle', method: 'publish', entries });
    response.set({ 'Content-Type': CALENDAR_TYPE, ETag: etagOf(text), 'Cache-Control': 'private, no-cache' });
    if (request.fresh) response.status(304).end();
    else response.send(text);
  }
}

const etagOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
