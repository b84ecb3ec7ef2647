import type { Response } from 'express';
import { NotFoundError } from '../errors/domain-error.js';

export interface KeptFile {
  path: string;
  /** In ASCII, without quotes. */
  name: string;
  type: string;
  /** Changes with the content: a download is resumed only from the same file. */
  tag: string;
}

/**
 * Sends a file of the disk, to be kept and not shown. A download that was cut goes on from where it was (RFC 9110 §14:
 * Range, If-Range, 206). It goes as it is: packed on the way, its bytes could not be counted.
 * @throws NotFoundError when it has just gone
 */
export async function sendKeptFile(response: Response, { path, name, type, tag }: KeptFile): Promise<void> {
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  response.setHeader('Cache-Control', 'private, no-store, no-transform');
  response.setHeader('ETag', `"${tag}"`);
  const options = {
    acceptRanges: true,
    cacheControl: false,
    dotfiles: 'allow' as const,
    etag: false,
    lastModified: false,
  };
  const failure = await new Promise<Failure | undefined>((resolve) =>
    response.sendFile(path, options, (error?: Failure) => resolve(error)),
  );
  // The reader left, or what was sent was cut: there is no other answer to give.
  if (!failure || response.headersSent) return;
  if (failure.status === 404) throw new NotFoundError('file');
  if (!REFUSED_ASKINGS.includes(failure.status ?? 500)) throw failure;
  response.removeHeader('Content-Disposition');
  response.status(failure.status ?? 416).set(failure.headers ?? {});
  response.end();
}

type Failure = Error & { status?: number; headers?: Record<string, string> };

/** A range that is not in the file; a condition that no longer holds. */
const REFUSED_ASKINGS = [412, 416];
