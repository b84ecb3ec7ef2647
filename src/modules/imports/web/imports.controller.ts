import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { AcceptsFile } from '../../../platform/http/upload.guard.js';
import { SpreadsheetRefusedError } from '../../../platform/spreadsheets/index.js';
import { fileUpload, ReceivedUpload, type Upload } from '../../../platform/uploads/index.js';
import { PeopleImports } from '../imports.service.js';
import { Reception } from '../reception.service.js';
import { ApplyForm, ColumnsForm, ReceiveForm } from './import.form.js';
import { ImportDesk } from './import-desk.js';
import { columnsPage } from './columns.page.js';
import { undoImportPage } from './undo-import.page.js';
import { paths } from './paths.js';

type Answer = Promise<PageResult | RedirectResult>;

/** Above what is read, so that the reader’s own words are those nearly everybody sees. */
const MOST_RECEIVED = 60_000_000;

/** A refusal belongs to the field of the file; any other error goes on. */
const refusal = (error: unknown): string => {
  if (error instanceof SpreadsheetRefusedError) return error.message;
  throw error;
};

@Controller()
@Allow('mediator', 'structure_manager')
export class ImportsController {
  constructor(
    private readonly imports: PeopleImports,
    private readonly reception: Reception,
    private readonly desk: ImportDesk,
  ) {}

  @Get(paths.list.pattern)
  async list(@CurrentStructureActor() actor: StructureActor, @Query('page') asked: unknown): Promise<PageResult> {
    return page(await this.desk.list(actor, new ReceiveForm(), asked));
  }

  @Post(paths.list.pattern)
  @AcceptsFile()
  @UseInterceptors(fileUpload(MOST_RECEIVED))
  async receive(@CurrentStructureActor() actor: StructureActor, @ReceivedUpload() upload: Upload): Answer {
    const form = new ReceiveForm().requireFile(upload);
    if (form.isValid && upload.file) {
      const found = await this.reception.receive(actor, upload.file).catch(refusal);
      if (typeof found !== 'string') return seeOther(paths.show.to(found));
      form.reject('file', found);
    }
    return invalid(await this.desk.list(actor, form, undefined));
  }

  @Get(paths.show.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(await this.desk.show(actor, id, new ApplyForm()));
  }

  @Post(paths.map.pattern)
  async map(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string, @Body() body: unknown): Answer {
    const found = await this.imports.findToConduct(actor, id);
    const form = (await readForm(ColumnsForm, body)).requireColumns(found.headings.length);
    if (!form.isValid && found.status === 'mapping') return invalid(columnsPage(found, form));
    await this.imports.map(actor, id, form.columns);
    return seeOther(paths.show.to({ id }));
  }

  @Post(paths.remap.pattern)
  async remap(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.imports.remap(actor, id);
    return seeOther(paths.show.to({ id }));
  }

  @Post(paths.apply.pattern)
  async apply(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string, @Body() body: unknown): Answer {
    await this.imports.findToConduct(actor, id);
    const form = await readForm(ApplyForm, body);
    if (!form.isValid) return invalid(await this.desk.show(actor, id, form));
    await this.imports.apply(actor, id, form.duplicates);
    return seeOther(paths.show.to({ id }));
  }

  @Post(paths.resume.pattern)
  async resume(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.imports.resume(actor, id);
    return seeOther(paths.show.to({ id }));
  }

  @Get(paths.undo.pattern)
  async askToUndo(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const found = await this.imports.findToConduct(actor, id);
    return page(undoImportPage(found));
  }

  @Post(paths.undo.pattern)
  async undo(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.imports.undo(actor, id);
    return seeOther(paths.show.to({ id }));
  }
}
