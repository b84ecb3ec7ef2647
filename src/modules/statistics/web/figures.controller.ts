import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { invalid, page, type PageResult } from '../../../platform/http/page.js';
import { definitionsPage } from './definitions.page.js';
import { FigureFiles } from './figures/figure-files.js';
import { FigurePages } from './figures/figure-pages.js';
import { paths } from './paths.js';

@Controller()
@Allow('coordinator', 'mediator', 'counter', 'structure_manager')
export class FiguresController {
  constructor(
    private readonly pages: FigurePages,
    private readonly files: FigureFiles,
  ) {}

  @Get(paths.figures.pattern)
  async show(@CurrentActor() actor: Actor, @Query() query: object): Promise<PageResult> {
    const { shown, isValid } = await this.pages.all(actor, query);
    return isValid ? page(shown) : invalid(shown);
  }

  @Get(paths.figureList.pattern)
  async list(@CurrentActor() actor: Actor, @Param('id') id: string, @Query() query: object): Promise<PageResult> {
    const shown = await this.pages.list(actor, query, id);
    if (!shown) throw new NotFoundError('figures');
    return page(shown);
  }

  @Get(paths.figureFile.pattern)
  @Header('Cache-Control', 'no-store')
  @Header('Content-Security-Policy', "default-src 'none'; style-src 'none'")
  async file(
    @CurrentActor() actor: Actor,
    @Param('file') name: string,
    @Query() query: object,
  ): Promise<StreamableFile> {
    const file = await this.files.of(actor, query, name);
    if (!file) throw new NotFoundError('figures');
    return new StreamableFile(file.body, { type: file.type, disposition: `attachment; filename="${name}"` });
  }

  @Get(paths.definitions.pattern)
  @Allow('coordinator', 'mediator', 'counter', 'structure_manager', 'fund_agent')
  definitions(@CurrentActor() { role }: Actor): PageResult {
    return page(definitionsPage(role === 'fund_agent' ? paths.fund.to() : paths.figures.to()));
  }
}
