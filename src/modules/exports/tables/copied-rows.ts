import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** What a backslash and a letter stand for in COPY’s text format. */
const SIGNS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const ABSENT = '\\N';

/** A field of COPY’s text format (PostgreSQL, « COPY », « Text Format »); null for NULL. */
export function fieldOf(text: string): string | null {
  if (!text.includes('\\')) return text;
  return text === ABSENT ? null : text.replace(/\\(.)/gs, (_, sign: string) => SIGNS[sign] ?? sign);
}

/**
 * The lines of a `COPY … TO STDOUT` in text format, as they come: some at a time. Reading lines is several times faster
 * than reading rows as objects.
 */
export async function* copiedLines(copy: Readable): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  // COPY ends every line: anything else is a file cut short, and never taken for whole.
  if (rest + decoder.end() !== '') throw new Error('COPY ended in the middle of a line');
}
