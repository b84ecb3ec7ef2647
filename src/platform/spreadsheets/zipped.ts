import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { inChunks } from './in-chunks.js';

/** A fixed moment: the same rows give the same file. */
const MADE = new Date(Date.UTC(2026, 0, 1));
/** XML repeats itself so much that the quickest packing is within a third of the best. */
const QUICK = 1;

/** A part of an archive: short, or written as it is read. `isBare`: not to be packed. */
export interface ZipPart {
  readonly name: string;
  readonly text: string | AsyncIterable<string>;
  readonly isBare?: boolean;
}

/**
 * A zip written as it is read: each part is asked for once the one before it has gone. Whoever stops reading ends the
 * parts.
 */
export function zipped(parts: AsyncGenerator<ZipPart>): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  const under: { way?: Readable } = {};
  zip.on('error', (error: Error) => output.destroy(error));
  output.on('close', () => {
    under.way?.destroy();
    void parts.return(undefined).catch(() => undefined);
  });
  addAll(zip, parts, (stream) => (under.way = stream)).catch((error: unknown) => output.destroy(error as Error));
  zip.outputStream.pipe(output);
  return output;
}

async function addAll(zip: ZipFile, parts: AsyncGenerator<ZipPart>, startOf: (stream: Readable) => unknown) {
  for await (const { name, text, isBare = false } of parts) {
    if (typeof text === 'string') {
      zip.addBuffer(Buffer.from(text), name, { compress: !isBare, mtime: MADE });
      continue;
    }
    const stream = Readable.from(inChunks(text), { objectMode: false });
    startOf(stream);
    const ended = once(stream, 'end');
    zip.addReadStream(stream, name, { mtime: MADE, compressionLevel: QUICK });
    await Promise.race([ended, once(stream, 'close')]);
  }
  zip.end();
}
