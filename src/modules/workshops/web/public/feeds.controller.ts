import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../../../platform/access/allow.js';
import { CALENDAR_TYPE } from '../../../../platform/calendar/ics.js';
import { ViewRenderer } from '../../../../platform/http/view-renderer.js';
import { calendarOf, rssOf } from './feeds.js';
import { paths } from './paths.js';
import { PublicReading } from './public-reading.js';

const Shared = () => Header('Cache-Control', 'public, max-age=300');
const Rss = () => Header('Content-Type', 'application/rss+xml; charset=utf-8');
const Calendar = () => Header('Content-Type', CALENDAR_TYPE);

const TERRITORY = 'Ateliers numériques';

/** What programs read: calendars and news of open workshops. */
@Controller()
@Public()
export class FeedsController {
  constructor(
    private readonly reading: PublicReading,
    private readonly views: ViewRenderer,
  ) {}

  @Get(paths.calendar.pattern)
  @Shared()
  @Calendar()
  async calendar(@Query() query: unknown): Promise<string> {
    const { cards, publicUrl } = await this.reading.list(query, true);
    return calendarOf(TERRITORY, cards, publicUrl);
  }

  @Get(paths.rss.pattern)
  @Shared()
  @Rss()
  async rss(@Query() query: unknown, @Req() request: Request): Promise<string> {
    const { cards, publicUrl } = await this.reading.list(query, true);
    const link = `${publicUrl}${paths.list.to()}`;
    return this.rssText(TERRITORY, { link, self: `${publicUrl}${request.originalUrl}` }, cards, publicUrl);
  }

  @Get(paths.structureCalendar.pattern)
  @Shared()
  @Calendar()
  async structureCalendar(@Param('id') id: string): Promise<string> {
    const { structure, cards, publicUrl } = await this.reading.ofStructure(id, {}, true);
    return calendarOf(`${TERRITORY}, ${structure.name}`, cards, publicUrl);
  }

  @Get(paths.structureRss.pattern)
  @Shared()
  @Rss()
  async structureRss(@Param('id') id: string): Promise<string> {
    const { structure, cards, publicUrl } = await this.reading.ofStructure(id, {}, true);
    const link = `${publicUrl}${paths.structure.to({ id })}`;
    const self = `${publicUrl}${paths.structureRss.to({ id })}`;
    return this.rssText(`${TERRITORY}, ${structure.name}`, { link, self }, cards, publicUrl);
  }

  @Get(paths.oneCalendar.pattern)
  @Shared()
  @Calendar()
  async oneCalendar(@Param('id') id: string): Promise<string> {
    const { card, publicUrl } = await this.reading.one(id);
    return calendarOf(card.title, [card], publicUrl);
  }

  private rssText(
    title: string,
    addresses: { link: string; self: string },
    cards: Parameters<typeof rssOf>[1],
    publicUrl: string,
  ): string {
    return this.views.render('workshops/public/rss', rssOf(title, cards, addresses, publicUrl));
  }
}
