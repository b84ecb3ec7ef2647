import { Controller, Get, Header, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { DirectoryImportChanges } from '../directory-import-changes.queries.js';
import { DirectoryImportRefusals } from '../directory-import-refusals.js';
import { DirectoryImportUndo, NOT_LAST } from '../directory-import-undo.js';
import { DirectoryImports } from '../directory-imports.service.js';
import { importChangesPage } from './import-changes.page.js';
import { readChangesQuestion } from './import-changes.query.js';
import { paths } from './paths.js';
import { undoImportPage } from './undo-import.page.js';

/** What an import did, and its undoing. */
@Controller()
@Allow('administrator')
export class ImportHistoryController {
  constructor(
    private readonly imports: DirectoryImports,
    private readonly importChanges: DirectoryImportChanges,
    private readonly undoing: DirectoryImportUndo,
    private readonly importRefusals: DirectoryImportRefusals,
  ) {}

  @Get(paths.importChanges.pattern)
  async changes(@Param('id') id: string, @Query() query: Record<string, unknown>): Promise<PageResult> {
    const found = await this.imports.find(id);
    const question = readChangesQuestion(query);
    const changed = await this.importChanges.places(id, question.view, question.field, question.page);
    return page(importChangesPage(found, question, changed));
  }

  @Get(paths.undoImport.pattern)
  async askToUndo(@Param('id') id: string): Promise<PageResult> {
    const found = await this.imports.find(id);
    if (!found.canUndo) throw new ConflictError(NOT_LAST);
    return page(undoImportPage(found));
  }

  @Post(paths.undoImport.pattern)
  async undo(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RedirectResult> {
    await this.undoing.undo(actor.userId, id);
    return seeOther(paths.import.to({ id }), 'Import annulé.');
  }

  @Get(paths.importRefusals.pattern)
  @Header('Cache-Control', 'no-store')
  async refusals(@Param('id') id: string): Promise<StreamableFile> {
    const lines = await this.importRefusals.file(id);
    return new StreamableFile(Readable.from(lines, { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="refus-${id}.csv"`,
    });
  }
}
