import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { inChunks } from './in-chunks.js';

/** A fixed moment: the same rows give the same file. */
const MADE = new Date(Date.UTC(2026, 0, 1));

/**
 * A zip written as it is read: the small parts first, then the one that streams. Whoever stops reading ends the source.
 * @param stored parts that must not be packed
 */
export function zipped(
  parts: Readonly<Record<string, string>>,
  streamed: { name: string; text: AsyncIterable<string> },
  stored: readonly string[] = [],
): Readable {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(text), name, { compress: !stored.includes(name), mtime: MADE });
  }
  const source = Readable.from(inChunks(streamed.text), { objectMode: false });
  const output = new PassThrough();
  source.on('error', (error) => output.destroy(error));
  zip.on('error', (error: Error) => output.destroy(error));
  output.on('close', () => source.destroy());
  zip.addReadStream(source, streamed.name, { mtime: MADE });
  zip.end();
  zip.outputStream.pipe(output);
  return output;
}
