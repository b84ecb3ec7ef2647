import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { Public } from '../../../../platform/access/allow.js';
import { page, type PageResult } from '../../../../platform/http/page.js';
import { openWorkshopPage } from './open-workshop.page.js';
import { openWorkshopsPage, structureWorkshopsPage } from './open-workshops.page.js';
import { paths } from './paths.js';
import { PublicReading } from './public-reading.js';

/** What search engines may read: nothing else than open workshops. */
const ROBOTS = `User-agent: *\nAllow: ${paths.list.to()}\nAllow: /assets/\nDisallow: /\n`;

/** Open workshops, for everybody. */
@Controller()
@Public()
export class PublicWorkshopsController {
  constructor(private readonly reading: PublicReading) {}

  @Get(paths.list.pattern)
  async list(@Query() query: unknown): Promise<PageResult> {
    return page(openWorkshopsPage(await this.reading.list(query)));
  }

  @Get(paths.structure.pattern)
  async structure(@Param('id') id: string, @Query() query: unknown): Promise<PageResult> {
    return page(structureWorkshopsPage(await this.reading.ofStructure(id, query)));
  }

  @Get(paths.show.pattern)
  async show(@Param('id') id: string): Promise<PageResult> {
    return page(openWorkshopPage(await this.reading.one(id)));
  }

  @Get(paths.robots.pattern)
  @Header('Content-Type', 'text/plain; charset=utf-8')
  robots(): string {
    return ROBOTS;
  }
}
