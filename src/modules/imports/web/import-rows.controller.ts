import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { mediaTypes } from '../../../platform/spreadsheets/index.js';
import { PeopleImports } from '../imports.service.js';
import { Refusals } from '../refusals.js';
import { ImportDesk } from './import-desk.js';
import { paths } from './paths.js';

/** What is said of the rows of an import, and the file of those that are refused. */
@Controller()
@Allow('mediator', 'structure_manager')
export class ImportRowsController {
  constructor(
    private readonly imports: PeopleImports,
    private readonly refusals: Refusals,
    private readonly desk: ImportDesk,
  ) {}

  @Get(paths.rows.pattern)
  async rows(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Query('voir') which: unknown,
    @Query('apres') after: unknown,
  ): Promise<PageResult> {
    return page(await this.desk.rows(actor, id, which, after));
  }

  @Get(paths.refusals.pattern)
  @Header('Cache-Control', 'no-store')
  async refused(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<StreamableFile> {
    const stream = await this.refusals.file(await this.imports.find(actor, id));
    return new StreamableFile(stream, {
      type: mediaTypes.xlsx,
      disposition: 'attachment; filename="lignes-refusees.xlsx"',
    });
  }
}
