import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { AcceptsFile } from '../../../platform/http/upload.guard.js';
import { fileUpload, ReceivedUpload, type Upload } from '../../../platform/uploads/index.js';
import { DirectoryImports } from '../directory-imports.service.js';
import { DirectoryImportsQueries } from '../directory-imports.queries.js';
import { FileRefusedError } from '../directory/index.js';
import { pageOf } from './import-changes.query.js';
import { ApplyImportForm, ImportForm } from './import.form.js';
import { importPage } from './import.page.js';
import { type History, importsPage } from './imports.page.js';
import { paths } from './paths.js';

/** Above what the importer reads (150 MB), so that its own message is the one shown to nearly everybody. */
const MOST_BYTES = 250_000_000;

/** A refusal belongs to a field; any other error goes on. */
const refusal = (error: unknown): string => {
  if (error instanceof FileRefusedError) return error.message;
  throw error;
};

@Controller()
@Allow('administrator')
export class ImportsController {
  constructor(
    private readonly imports: DirectoryImports,
    private readonly queries: DirectoryImportsQueries,
  ) {}

  @Get(paths.imports.pattern)
  async list(@CurrentActor() actor: Actor, @Query('page') asked: unknown): Promise<PageResult> {
    return page(importsPage(actor, new ImportForm(), await this.history(pageOf(asked))));
  }

  @Post(paths.imports.pattern)
  @AcceptsFile()
  @UseInterceptors(fileUpload(MOST_BYTES))
  async receive(@CurrentActor() actor: Actor, @ReceivedUpload() upload: Upload, @Body() body: unknown) {
    const form = (await readForm(ImportForm, body)).requireFile(upload);
    if (form.isValid && upload.file) {
      const received = { ...upload.file, source: form.source };
      const waiting = await this.imports.receive(actor.userId, received).catch(refusal);
      if (typeof waiting !== 'string') return seeOther(paths.import.to(waiting));
      form.reject('file', waiting);
    }
    return invalid(importsPage(actor, form, await this.history(1)));
  }

  @Get(paths.import.pattern)
  async show(@Param('id') id: string): Promise<PageResult> {
    return page(importPage(await this.imports.find(id), new ApplyImportForm()));
  }

  @Post(paths.applyImport.pattern)
  async apply(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const found = await this.imports.find(id);
    const form = (await readForm(ApplyImportForm, body)).requireConfirmation(found.report?.volumeDrop ?? false);
    if (!form.isValid && found.canApply) return invalid(importPage(found, form));
    await this.imports.apply(actor.userId, id, form.confirm ?? false);
    return seeOther(paths.import.to({ id }));
  }

  @Post(paths.restartImport.pattern)
  async restart(@Param('id') id: string): Promise<RedirectResult> {
    await this.imports.restart(id);
    return seeOther(paths.import.to({ id }));
  }

  private async history(number: number): Promise<History> {
    return { ...(await this.queries.history(number)), page: number };
  }
}
