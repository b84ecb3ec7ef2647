import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { readAttendance } from './attendance.form.js';
import { AttendanceDesk } from './attendance-desk.js';
import { attendancePage, blankAttendance } from './attendance.page.js';
import { attendancePaths as paths } from './paths.js';

/** Who came, on one page, as often as wished until the closing. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class AttendanceController {
  constructor(private readonly desk: AttendanceDesk) {}

  @Get(paths.show.pattern)
  async show(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
  ): Promise<PageResult | RedirectResult> {
    const table = await this.desk.lay(actor, id);
    if (table.sheet.workshop.status === 'closed') return seeOther(paths.close.to({ id }));
    return page(attendancePage(table, blankAttendance(table)));
  }

  @Post(paths.show.pattern)
  @HttpCode(200)
  async save(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
  ): Promise<PageResult | RedirectResult> {
    const form = await readAttendance(body);
    if (!form.isValid) return invalid(attendancePage(await this.desk.lay(actor, id, form), form));
    await this.desk.save(actor, id, form);
    // The name that is looked for is in no address: the answer is the page itself.
    if (form.pressed.kind === 'search') return page(attendancePage(await this.desk.lay(actor, id, form), form));
    return seeOther(paths.show.to({ id }), 'Présence enregistrée.');
  }
}
