import {
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  ForbiddenException,
  Inject,
  mixin,
  type NestInterceptor,
  type Type,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import { rm } from 'node:fs/promises';
import { finalize, type Observable } from 'rxjs';
import { isUploadTokenValid } from '../http/csrf.js';
import { receiveOneFile } from '../http/one-file.js';
import { ImportFiles } from './kept-files.js';

const LONGEST_NAME = 200;

export interface Upload {
  /** Null when no file was chosen, or it was too large. */
  file: { path: string; fileName: string } | null;
  tooLarge: boolean;
}

const uploads = new WeakMap<Request, Upload>();

/** What `fileUpload` has received. */
export const ReceivedUpload = createParamDecorator((_: unknown, context: ExecutionContext): Upload => {
  return uploads.get(context.switchToHttp().getRequest<Request>()) ?? { file: null, tooLarge: false };
});

/**
 * Receives one file, the form's field `file`, into the folder of imports; its module provides `ImportFiles`. It runs after
 * the access guard, so that nothing is read from a visitor who may not import. The token of the form comes before the
 * file: without it not a byte is kept. Whatever happens, what nobody has moved is removed at the end.
 *
 * @param most bytes of the file: above what its reader takes, so that its own message is the one nearly everybody sees
 */
export function fileUpload(most: number): Type<NestInterceptor> {
  class FileUploadInterceptor implements NestInterceptor {
    // Named: a class made here has no types written for it.
    constructor(@Inject(ImportFiles) private readonly files: ImportFiles) {}

    async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
      const http = context.switchToHttp();
      const request = http.getRequest<Request>();
      const upload = await receive(request, http.getResponse<Response>(), this.files, most);
      const remove = () => rm(request.file?.path ?? '', { force: true }).catch(() => undefined);
      if (!isUploadTokenValid(request)) {
        await remove();
        throw new ForbiddenException();
      }
      uploads.set(request, upload);
      return next.handle().pipe(finalize(() => void remove()));
    }
  }
  return mixin(FileUploadInterceptor);
}

async function receive(request: Request, response: Response, files: ImportFiles, most: number): Promise<Upload> {
  const storage = multer.diskStorage({
    destination: await files.folder(),
    filename: (_request, _file, named) => named(null, files.newName()),
  });
  const settings = { field: 'file', storage, most, fields: 10, fieldSize: 10_000 };
  const { file, tooLarge } = await receiveOneFile(request, response, settings);
  return { file: file ? { path: file.path, fileName: nameOf(file.originalname) } : null, tooLarge };
}

/** The last part of the name, without signs that no one can see. */
function nameOf(original: string): string {
  const name = original.split(/[/\\]/).at(-1) ?? '';
  return (
    name
      .replace(/\p{Cc}/gu, '')
      .normalize('NFC')
      .trim()
      .slice(0, LONGEST_NAME) || 'fichier'
  );
}
