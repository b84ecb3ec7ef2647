import { Body, Controller, Get, Header, Param, Post, Req, StreamableFile, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../../platform/access/allow.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { PageResult } from '../../../platform/http/page.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { AcceptsFile } from '../../../platform/http/upload.guard.js';
import { Clock } from '../../../platform/time/clock.js';
import { DocumentRefused, DocumentsService } from '../documents.service.js';
import { ThreadService } from '../thread.service.js';
import { attachment, DOCUMENT_POLICY } from './document-answer.js';
import { type DocumentUpload, DocumentUploadInterceptor, ReceivedDocument } from './document-upload.js';
import { linkPage } from './link.page.js';
import { type Answer, LinkRoom } from './link-room.js';
import { linkPaths } from './paths.js';
import { PrivateAddress } from '../../../platform/http/private-address.js';
import { ThreadForm } from './thread.form.js';

/** A refusal belongs to the field of the file; any other error goes on. */
const rejecting =
  (form: ThreadForm) =>
  (error: unknown): void => {
    if (!(error instanceof DocumentRefused)) throw error;
    form.reject('document', error.message);
  };

/** Questions to the one who sends, and the documents joined, by a link. */
@Controller()
@Public()
@UseInterceptors(PrivateAddress)
export class LinkThreadController {
  constructor(
    private readonly room: LinkRoom,
    private readonly thread: ThreadService,
    private readonly documents: DocumentsService,
    private readonly clock: Clock,
  ) {}

  /** Where a page that came back with its errors is asked for again. */
  @Get(linkPaths.write.pattern)
  again(@Req() request: Request, @Param('id') id: string): Answer {
    return this.room.show(request, id, (read) => linkPage(read, this.clock.now()));
  }

  @Post(linkPaths.write.pattern)
  @AcceptsFile()
  @UseInterceptors(DocumentUploadInterceptor)
  async write(
    @Req() request: Request,
    @Param('id') id: string,
    @ReceivedDocument() upload: DocumentUpload,
    @Body() body: unknown,
  ): Answer {
    const form = (await readForm(ThreadForm, body)).checkDocument(upload);
    return this.room.act(request, id, {
      form,
      shown: (read) => linkPage(read, this.clock.now(), form),
      act: (holder) => this.thread.write(holder, id, form.words, upload.document).catch(rejecting(form)),
      done: 'Message envoyé.',
    });
  }

  @Get(linkPaths.document.pattern)
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', DOCUMENT_POLICY)
  async download(
    @Req() request: Request,
    @Param('id') id: string,
    @Param('documentId') documentId: string,
  ): Promise<StreamableFile> {
    const file = await this.room.enter(request, id, '', async (holder) =>
      attachment(await this.documents.read(holder, documentId)),
    );
    if (file instanceof PageResult) throw new NotFoundError('document');
    return file;
  }
}
