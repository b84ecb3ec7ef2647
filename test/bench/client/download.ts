import { once } from 'node:events';
import { type IncomingMessage, request as open } from 'node:http';
import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { onThisMachine } from './exchange.js';

export interface Passed {
  readonly seconds: number;
  /** Lines of text, the heading included. */
  readonly lines: number;
  /** As received, compressed or not. */
  readonly bytes: number;
}

/** Reads a long text to its end. What comes compressed is kept so, and only opened once the time is measured. */
export async function download(url: string, headers: Record<string, string>): Promise<Passed> {
  const started = performance.now();
  const request = open(onThisMachine(url), { headers, agent: false }).end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}.`);
  const decoder = { br: createBrotliDecompress, gzip: createGunzip }[response.headers['content-encoding'] ?? ''];
  const kept: Buffer[] = [];
  const counter = new Counter();
  for await (const chunk of response as AsyncIterable<Buffer>) {
    counter.bytes += chunk.length;
    if (decoder) kept.push(chunk);
    else counter.lines += linesIn(chunk);
  }
  const seconds = (performance.now() - started) / 1000;
  if (decoder) {
    for await (const chunk of Readable.from(kept).pipe(decoder()) as AsyncIterable<Buffer>)
      counter.lines += linesIn(chunk);
  }
  return { ...counter, seconds };
}

/** The same count for any stream of text, such as COPY’s. */
export async function passed(stream: AsyncIterable<Buffer>): Promise<Omit<Passed, 'seconds'>> {
  const counter = new Counter();
  for await (const chunk of stream) {
    counter.bytes += chunk.length;
    counter.lines += linesIn(chunk);
  }
  return { ...counter };
}

class Counter {
  lines = 0;
  bytes = 0;
}

function linesIn(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}
