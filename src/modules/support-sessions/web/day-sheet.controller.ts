import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { fragment, type FragmentResult, invalid, page, type PageResult } from '../../../platform/http/page.js';
import { DaySheetDesk } from './day-sheet-desk.js';
import { daySheetPage, rowFragment } from './day-sheet.page.js';
import { paths } from './paths.js';

/** Several people who came one after the other, in one table, each row saved by itself. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class DaySheetController {
  constructor(private readonly desk: DaySheetDesk) {}

  @Get(paths.daySheet.pattern)
  async blank(@CurrentStructureActor() actor: StructureActor, @Query('jour') day?: string): Promise<PageResult> {
    return page(daySheetPage(await this.desk.blank(actor, day)));
  }

  @Post(paths.daySheet.pattern)
  @HttpCode(200)
  async save(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: Record<string, unknown>,
    @Headers('x-fragment') asFragment?: string,
  ): Promise<PageResult | FragmentResult> {
    const sheet = await this.desk.save(actor, body);
    if (asFragment) return fragment('support-sessions/day-sheet-row', rowFragment(sheet, body['row']));
    const sound = sheet.form.isValid && sheet.rows.every(({ form, choices }) => form.isValid || choices);
    return sound ? page(daySheetPage(sheet)) : invalid(daySheetPage(sheet));
  }
}
