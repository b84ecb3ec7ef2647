import { Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { AcceptsFile } from '../../../../platform/http/upload.guard.js';
import { SpreadsheetRefusedError } from '../../../../platform/spreadsheets/index.js';
import { fileUpload, ReceivedUpload, type Upload } from '../../../../platform/uploads/index.js';
import type { Received } from '../external-rdv.js';
import { RdvFiles } from '../rdv-files.js';
import { RdvImport } from '../rdv-import.service.js';
import { rdvPaths } from './paths.js';
import { RdvImportForm } from './rdv-import.form.js';
import { rdvAnalysisPage, rdvImportPage } from './rdv-import.page.js';

type Answer = Promise<PageResult | RedirectResult>;

const MOST_RECEIVED = 20_000_000;

/** Appointments of an export: what it would bring is shown, then it is taken. */
@Controller()
@Allow('structure_manager')
export class RdvImportController {
  constructor(
    private readonly files: RdvFiles,
    private readonly imports: RdvImport,
  ) {}

  @Get(rdvPaths.receive.pattern)
  ask(): PageResult {
    return page(rdvImportPage(new RdvImportForm()));
  }

  @Post(rdvPaths.receive.pattern)
  @AcceptsFile()
  @UseInterceptors(fileUpload(MOST_RECEIVED))
  async receive(@CurrentStructureActor() actor: StructureActor, @ReceivedUpload() { file, tooLarge }: Upload): Answer {
    const form = new RdvImportForm().requireFile({ file, tooLarge });
    if (!file || !form.isValid) return invalid(rdvImportPage(form));
    const refusal = await this.imports.analyse(actor, file.path).then(() => null, refusalOf);
    if (refusal !== null) return invalid(rdvImportPage(form.reject('file', refusal)));
    return seeOther(rdvPaths.show.to({ id: await this.files.keep(actor, file.path) }));
  }

  @Get(rdvPaths.show.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(rdvAnalysisPage(id, await this.imports.analyse(actor, await this.files.find(actor, id))));
  }

  @Post(rdvPaths.show.pattern)
  async apply(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    const counts = await this.imports.apply(actor, await this.files.find(actor, id));
    await this.files.remove(actor, id);
    return seeOther(rdvPaths.receive.to(), inWords(counts));
  }
}

/** A refusal belongs to the field of the file; any other error goes on. */
function refusalOf(error: unknown): string {
  if (error instanceof SpreadsheetRefusedError) return error.message;
  throw error;
}

const inWords = ({ added, changed, known, aside }: Record<Received, number>): string =>
  `Import terminé\u00a0: ${added} ajouté${added > 1 ? 's' : ''}, ${changed} complété${changed > 1 ? 's' : ''}, ` +
  `${known} déjà là, ${aside} mis de côté.`;
