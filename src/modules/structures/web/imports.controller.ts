import { Body, Controller, Get, Header, Param, Post, StreamableFile, UseInterceptors } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { AcceptsFile } from '../../../platform/http/upload.guard.js';
import { DirectoryImports } from '../directory-imports.service.js';
import { DirectoryImportsQueries } from '../directory-imports.queries.js';
import { FileRefusedError } from '../directory/index.js';
import { ApplyImportForm, ImportForm } from './import.form.js';
import { importPage } from './import.page.js';
import { ImportUploadInterceptor, ReceivedUpload, type Upload } from './import-upload.js';
import { importsPage } from './imports.page.js';
import { paths } from './paths.js';

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
  async list(@CurrentActor() actor: Actor): Promise<PageResult> {
    return page(importsPage(actor, new ImportForm(), await this.queries.recent()));
  }

  @Post(paths.imports.pattern)
  @AcceptsFile()
  @UseInterceptors(ImportUploadInterceptor)
  async analyse(@CurrentActor() actor: Actor, @ReceivedUpload() upload: Upload, @Body() body: unknown) {
    const form = (await readForm(ImportForm, body)).requireFile(upload);
    if (form.isValid && upload.file) {
      const asked = { ...upload.file, source: form.source };
      const analysed = await this.imports.analyse(actor.userId, asked).catch(refusal);
      if (typeof analysed !== 'string') return seeOther(paths.import.to(analysed));
      form.reject('file', analysed);
    }
    return invalid(importsPage(actor, form, await this.queries.recent()));
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
    const form = (await readForm(ApplyImportForm, body)).requireConfirmation(found.report.volumeDrop);
    if (!form.isValid) return invalid(importPage(found, form));
    const result = await this.imports.apply(actor.userId, id, form.confirm ?? false).catch(refusal);
    if (typeof result === 'string') return invalid(importPage(found, form.reject('confirm', result)));
    const done = result.status === 'applied' ? 'L’annuaire est à jour.' : undefined;
    return seeOther(paths.import.to({ id: result.importId }), done);
  }

  @Get(paths.importRefusals.pattern)
  @Header('Cache-Control', 'no-store')
  async refusals(@Param('id') id: string): Promise<StreamableFile> {
    const lines = await this.imports.refusals(id);
    return new StreamableFile(Readable.from(lines, { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="refus-${id}.csv"`,
    });
  }
}
