import { Agent, request as open, type IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came: compressed when the program compressed it. */
  readonly body: Buffer;
  /** Status line, headers and body, as counted on the socket. */
  readonly bytes: number;
  /** From the request to the last byte of the answer. */
  readonly ms: number;
}

export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly agent?: Agent;
  /** Cuts the connection. */
  readonly signal?: AbortSignal;
}

/** What browsers say that they can read. */
export const ENCODINGS = 'gzip, deflate, br';

/** The address, which must be one of this machine: a benchmark talks to nobody else. */
export function onThisMachine(url: string): string {
  if (!url.startsWith('http://127.0.0.1:')) throw new Error(`${url} is not on this machine.`);
  return url;
}

/** One exchange with the program. */
export function exchange(url: string, asked: Asked = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body, agent, signal } = asked;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const request = open(
      onThisMachine(url),
      {
        method,
        headers: { 'Accept-Encoding': ENCODINGS, ...headers },
        ...(agent ? { agent } : { agent: false }),
        ...(signal ? { signal } : {}),
      },
      (response) => {
        const chunks: Buffer[] = [];
        const { socket } = response;
        const before = bytesRead.get(socket) ?? 0;
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          bytesRead.set(socket, socket.bytesRead);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
            bytes: socket.bytesRead - before,
            ms: performance.now() - started,
          });
        });
      },
    );
    // The program lets go of a connection that has been idle: what was sent at that very moment is sent anew.
    const idleTooLong = (error: NodeJS.ErrnoException) => request.reusedSocket && error.code === 'ECONNRESET';
    request.on('error', (error) => (idleTooLong(error) ? resolve(exchange(url, asked)) : reject(error)));
    request.end(body);
  });
}

/** How far each kept connection had been read when its last answer ended. */
const bytesRead = new WeakMap<Socket, number>();

export const get = (url: string): Promise<Answer> => exchange(url);

const decoders: Record<string, (body: Buffer) => Promise<Buffer>> = {
  br: promisify(brotliDecompress),
  gzip: promisify(gunzip),
};

export async function textOf({ headers, body }: Pick<Answer, 'headers' | 'body'>): Promise<string> {
  const decode = decoders[headers['content-encoding'] ?? ''];
  return (decode ? await decode(body) : body).toString('utf8');
}
