import {
  CallHandler,
  createParamDecorator,
  ExecutionContext,
  ForbiddenException,
  Injectable,
  NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import type { Observable } from 'rxjs';
import { isUploadTokenValid } from '../../../platform/http/csrf.js';
import { receiveOneFile } from '../../../platform/http/one-file.js';
import type { DocumentReceived } from '../documents.service.js';
import { MOST_DOCUMENT_BYTES } from '../pdf-check.js';

const LONGEST_NAME = 120;

export interface DocumentUpload {
  /** Undefined when no file was chosen, or it was too large. */
  document: DocumentReceived | undefined;
  tooLarge: boolean;
}

const nothing: DocumentUpload = { document: undefined, tooLarge: false };
const uploads = new WeakMap<Request, DocumentUpload>();

/** What `DocumentUploadInterceptor` has received. */
export const ReceivedDocument = createParamDecorator(
  (_: unknown, context: ExecutionContext): DocumentUpload =>
    uploads.get(context.switchToHttp().getRequest<Request>()) ?? nothing,
);

/**
 * Receives the one file of a form, field `document`, for a route that is marked `@AcceptsFile`. In memory: five
 * megabytes at most. The token of the form comes before the file: without it not a byte is kept.
 */
@Injectable()
export class DocumentUploadInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (request.is('multipart/form-data')) {
      const upload = await receive(request, http.getResponse<Response>());
      if (!isUploadTokenValid(request)) throw new ForbiddenException();
      uploads.set(request, upload);
    }
    return next.handle();
  }
}

async function receive(request: Request, response: Response): Promise<DocumentUpload> {
  const { file, tooLarge } = await receiveOneFile(request, response, {
    ...{ field: 'document', storage: multer.memoryStorage(), most: MOST_DOCUMENT_BYTES },
    ...{ fields: 40, fieldSize: 200_000 },
  });
  return { document: documentOf(file), tooLarge };
}

/** A browser sends an empty file without a name when none was chosen. */
function documentOf(file: Express.Multer.File | undefined): DocumentReceived | undefined {
  if (!file || (file.size === 0 && file.originalname === '')) return undefined;
  return { name: nameOf(file.originalname), content: file.buffer };
}

/** The last part of the name, without signs that no one can see or that turn a line around; always « .pdf ». */
function nameOf(original: string): string {
  const name = (original.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').normalize('NFC');
  const stem = name
    .replace(/\.pdf$/i, '')
    .trim()
    .slice(0, LONGEST_NAME);
  return `${stem || 'document'}.pdf`;
}
