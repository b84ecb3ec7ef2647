import { Controller, Get, Param } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { page, type PageResult } from '../../../../platform/http/page.js';
import { RegistrationDesk } from '../../seats/registration-desk.js';
import { seatPaths } from './paths.js';
import { sheetPage } from './sheet.page.js';

/** The names of one workshop, to be signed at the door. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class SheetController {
  constructor(private readonly desk: RegistrationDesk) {}

  @Get(seatPaths.sheet.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(sheetPage(await this.desk.printSheet(actor, id)));
  }
}
