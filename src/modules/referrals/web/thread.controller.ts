import { Body, Controller, Get, Header, Param, Post, StreamableFile, UseInterceptors } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { AcceptsFile } from '../../../platform/http/upload.guard.js';
import { Clock } from '../../../platform/time/clock.js';
import { DocumentRefused, DocumentsService } from '../documents.service.js';
import { ReferralFolder } from '../referral-folder.js';
import { ThreadService } from '../thread.service.js';
import { type DocumentUpload, DocumentUploadInterceptor, ReceivedDocument } from './document-upload.js';
import { attachment, DOCUMENT_POLICY } from './document-answer.js';
import { paths } from './paths.js';
import { referralPage } from './referral.page.js';
import { ThreadForm } from './thread.form.js';

/** A refusal belongs to the field of the file; any other error goes on. */
const refusal = (error: unknown): string => {
  if (error instanceof DocumentRefused) return error.message;
  throw error;
};

/** What the two sides write to each other, and the documents that they join. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class ThreadController {
  constructor(
    private readonly folder: ReferralFolder,
    private readonly thread: ThreadService,
    private readonly documents: DocumentsService,
    private readonly clock: Clock,
  ) {}

  /** Where a page that came back with its errors is asked for again. */
  @Get(paths.write.pattern)
  async again(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(referralPage(await this.folder.open(actor, id), this.clock.now()));
  }

  @Post(paths.write.pattern)
  @AcceptsFile()
  @UseInterceptors(DocumentUploadInterceptor)
  async write(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @ReceivedDocument() upload: DocumentUpload,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = (await readForm(ThreadForm, body)).checkDocument(upload);
    if (form.isValid) {
      const written = await this.thread.write(actor, id, form.words, upload.document).catch(refusal);
      if (typeof written !== 'string') return seeOther(`${paths.show.to({ id })}#echanges`, 'Message envoyé.');
      form.reject('document', written);
    }
    return invalid(referralPage(await this.folder.open(actor, id), this.clock.now(), { thread: form }));
  }

  @Get(paths.document.pattern)
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', DOCUMENT_POLICY)
  async download(
    @CurrentStructureActor() actor: StructureActor,
    @Param('documentId') documentId: string,
  ): Promise<StreamableFile> {
    return attachment(await this.documents.read(actor, documentId));
  }
}
