import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../../../platform/access/allow.js';
import { page, type PageResult } from '../../../../platform/http/page.js';
import { FigureChecksQueries } from '../../read-model/figure-checks.queries.js';
import { paths } from '../paths.js';
import { figureChecksPage } from './figure-checks.page.js';

@Controller()
@Allow('administrator')
export class FigureChecksController {
  constructor(private readonly checks: FigureChecksQueries) {}

  @Get(paths.checks.pattern)
  async show(): Promise<PageResult> {
    return page(figureChecksPage(await this.checks.state()));
  }
}
