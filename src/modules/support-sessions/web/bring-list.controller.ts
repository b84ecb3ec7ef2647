import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { bringListPage } from './bring-list.page.js';
import { paths } from './paths.js';

/** The same sheet for everybody: it is nobody’s. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class BringListController {
  @Get(paths.bringList.pattern)
  show(): PageResult {
    return page(bringListPage());
  }
}
