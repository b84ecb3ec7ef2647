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
import { rm } from 'node:fs/promises';
import { finalize, type Observable } from 'rxjs';
import { isUploadTokenValid } from '../../../platform/http/csrf.js';
import { receiveOneFile } from '../../../platform/http/one-file.js';
import { ImportFiles } from '../import-files.js';

/** Above what the importer reads (150 MB), so that its own message is the one shown to nearly everybody. */
const MOST_BYTES = 250_000_000;
const LONGEST_NAME = 200;

export interface Upload {
  /** Null when no file was chosen, or it was too large. */
  file: { path: string; fileName: string } | null;
  tooLarge: boolean;
}

const uploads = new WeakMap<Request, Upload>();

/** What `ImportUploadInterceptor` has received. */
export const ReceivedUpload = createParamDecorator((_: unknown, context: ExecutionContext): Upload => {
  return uploads.get(context.switchToHttp().getRequest<Request>()) ?? { file: null, tooLarge: false };
});

/**
 * Receives one file into the folder of imports. It runs after the access guard, so that nothing is read from a visitor who
 * may not import. The token of the form comes before the file: without it not a byte is kept. Whatever happens, what
 * nobody has moved is removed at the end.
 */
@Injectable()
export class ImportUploadInterceptor implements NestInterceptor {
  constructor(private readonly files: ImportFiles) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const upload = await this.receive(request, http.getResponse<Response>(), await this.files.folder());
    const remove = () => rm(request.file?.path ?? '', { force: true }).catch(() => undefined);
    if (!isUploadTokenValid(request)) {
      await remove();
      throw new ForbiddenException();
    }
    uploads.set(request, upload);
    return next.handle().pipe(finalize(() => void remove()));
  }

  private async receive(request: Request, response: Response, folder: string): Promise<Upload> {
    const storage = multer.diskStorage({
      destination: folder,
      filename: (_request, _file, named) => named(null, this.files.newName()),
    });
    const settings = { field: 'file', storage, most: MOST_BYTES, fields: 10, fieldSize: 10_000 };
    const { file, tooLarge } = await receiveOneFile(request, response, settings);
    return { file: file ? { path: file.path, fileName: nameOf(file.originalname) } : null, tooLarge };
  }
}

/** The last part of the name, without signs that no one can see. */
function nameOf(original: string): string {
  const name = original.split(/[/\\]/).at(-1) ?? '';
  return (
    name
      .replace(/\p{Cc}/gu, '')
      .normalize('NFC')
      .trim()
      .slice(0, LONGEST_NAME) || 'annuaire.csv'
  );
}
