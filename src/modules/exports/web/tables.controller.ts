import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Actor, StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor, CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { type Form, readForm } from '../../../platform/http/forms/form.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { mediaTypes, type TableFormat } from '../../../platform/spreadsheets/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { PeopleExports } from '../people-exports.service.js';
import { SessionTables } from '../session-tables.service.js';
import { paths } from './paths.js';
import { PeopleTableForm, SessionTableForm } from './tables.form.js';
import { tablesPage } from './tables.page.js';

@Controller()
export class TablesController {
  constructor(
    private readonly peopleExports: PeopleExports,
    private readonly sessionTables: SessionTables,
    private readonly clock: Clock,
  ) {}

  @Get(paths.home.pattern)
  @Allow('coordinator', 'mediator', 'counter', 'structure_manager', 'fund_agent')
  home(@CurrentActor() actor: Actor): PageResult {
    return page(tablesPage(actor, this.clock.today()));
  }

  @Get(paths.people.pattern)
  @Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
  @Header('Cache-Control', 'no-store')
  async people(@CurrentStructureActor() actor: StructureActor, @Query() query: unknown): Promise<StreamableFile> {
    const { format } = await valid(PeopleTableForm, query);
    const stream = await this.peopleExports.people(actor, format);
    return file('beneficiaires', format === 'coop' ? 'xlsx' : format, stream);
  }

  @Get(paths.sessionTable.pattern)
  @Allow('coordinator', 'mediator', 'counter', 'structure_manager')
  @Header('Cache-Control', 'no-store')
  async sessions(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<StreamableFile> {
    const { format, days, structure } = await valid(SessionTableForm, query);
    const stream = await this.sessionTables.sessions(actor, { ...days, structureId: structure ?? null }, format);
    return file(`accompagnements-${days.from}-${days.to}`, format === 'coop' ? 'xlsx' : format, stream);
  }
}

/** A question that the page does not ask has no answer. */
async function valid<F extends Form>(type: new () => F, query: unknown): Promise<F> {
  const form = await readForm(type, query);
  if (!form.isValid) throw new NotFoundError('export');
  return form;
}

const file = (name: string, format: TableFormat, stream: Readable): StreamableFile =>
  new StreamableFile(stream, {
    type: mediaTypes[format],
    disposition: `attachment; filename="${name}.${format}"`,
  });
