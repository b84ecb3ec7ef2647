import { ForbiddenException } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import { isUploadTokenValid } from './csrf.js';

export interface OneFile {
  /** Undefined when none was chosen, or it was too large. */
  file: Express.Multer.File | undefined;
  tooLarge: boolean;
}

export interface OneFileSettings {
  /** Name of the form's field. */
  field: string;
  storage: multer.StorageEngine;
  /** Bytes of the file. */
  most: number;
  /** Other fields of the form: how many, and bytes of each. */
  fields: number;
  fieldSize: number;
}

/**
 * Reads a multipart form and its one file, for a route marked `@AcceptsFile`. The form's token comes before the file:
 * without it not a byte is kept. The caller still asks `isUploadTokenValid`, for a form that brings no file.
 * @throws ForbiddenException without the token; an error that answers 400 when the form is cut or is not one of ours
 */
export function receiveOneFile(request: Request, response: Response, settings: OneFileSettings): Promise<OneFile> {
  const { field, storage, most, fields, fieldSize } = settings;
  const receive = multer({
    storage,
    limits: { fileSize: most, files: 1, fields, fieldSize, parts: fields + 2 },
    defParamCharset: 'utf8',
    fileFilter: (_request, _file, answer) =>
      isUploadTokenValid(request) ? answer(null, true) : answer(new ForbiddenException()),
  }).single(field);
  return new Promise((resolve, reject) => {
    receive(request, response, (error: unknown) => {
      if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') {
        return resolve({ file: undefined, tooLarge: true });
      }
      if (error) return reject(error instanceof ForbiddenException ? error : new UnreadableUpload());
      resolve({ file: request.file, tooLarge: false });
    });
  });
}

/** Cut on its way, or not a form of ours: the error filter answers 400. */
class UnreadableUpload extends Error {
  readonly status = 400;
}
