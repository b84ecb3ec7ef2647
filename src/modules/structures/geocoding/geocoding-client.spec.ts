import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Config } from '../../../platform/config/index.js';
import { FixedClock } from '../../../platform/time/clock.js';
import { GeocodingClient } from './geocoding-client.js';

const FEATURE = {
  geometry: { type: 'Point', coordinates: [6.17, 48.69] },
  properties: { label: '12 Rue Saint-Jean 54000 Nancy', score: 0.93, type: 'housenumber', citycode: '54395' },
};
const FOUND = {
  kind: 'found',
  address: { latitude: 48.69, longitude: 6.17, label: '12 Rue Saint-Jean 54000 Nancy', approximate: false },
};
const QUERY = { address: '12 rue Saint-Jean', communeInsee: '54395' };

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Handler => {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
};
const text =
  (words: string, status = 200): Handler =>
  (_request, response) => {
    response.writeHead(status).end(words);
  };

describe('GeocodingClient', () => {
  let server: Server;
  let asked: string[];
  let handlers: Handler[];
  let clock: FixedClock;
  let client: GeocodingClient;

  beforeEach(async () => {
    asked = [];
    handlers = [];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const handler = handlers.length > 1 ? handlers.shift() : handlers[0];
      handler?.(request, response);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    clock = new FixedClock('2026-11-24T10:30:00+01:00');
    const { port } = server.address() as AddressInfo;
    client = new GeocodingClient(
      Object.assign(new Config(), { geocodingUrl: `http://127.0.0.1:${port}/geocodage/search` }),
      clock,
    );
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('asks within the commune and reads the first answer', async () => {
    handlers = [json({ type: 'FeatureCollection', features: [FEATURE] })];
    expect(await client.search(QUERY)).toEqual(FOUND);
    expect(asked).toEqual(['/geocodage/search?q=12+rue+Saint-Jean&citycode=54395&index=address&limit=1']);
  });

  it('keeps an answer ten minutes', async () => {
    handlers = [json({ features: [FEATURE] })];
    await client.search(QUERY);
    clock.advance({ minutes: 9 });
    expect(await client.search(QUERY)).toEqual(FOUND);
    expect(asked).toHaveLength(1);
    clock.advance({ minutes: 2 });
    await client.search(QUERY);
    expect(asked).toHaveLength(2);
  });

  it('tries once more after a failure of the service', async () => {
    handlers = [text('oops', 500), json({ features: [FEATURE] })];
    expect(await client.search(QUERY)).toEqual(FOUND);
    expect(asked).toHaveLength(2);
  });

  it('gives up after the second failure', async () => {
    handlers = [text('oops', 503)];
    expect(await client.search(QUERY)).toEqual({ kind: 'unavailable' });
    expect(asked).toHaveLength(2);
  });

  it('asks nothing more until the time that a 429 names', async () => {
    handlers = [text('slow down', 429), json({ features: [FEATURE] })];
    handlers[0] = json({}, 429, { 'retry-after': '30' });
    expect(await client.search(QUERY)).toEqual({ kind: 'unavailable' });
    clock.advance({ seconds: 29 });
    expect(await client.search(QUERY)).toEqual({ kind: 'unavailable' });
    expect(asked).toHaveLength(1);
    clock.advance({ seconds: 2 });
    expect(await client.search(QUERY)).toEqual(FOUND);
  });

  it('waits a minute when a 429 does not say how long', async () => {
    handlers = [json({}, 429), json({ features: [FEATURE] })];
    await client.search(QUERY);
    clock.advance({ seconds: 59 });
    expect(await client.search(QUERY)).toEqual({ kind: 'unavailable' });
    clock.advance({ seconds: 2 });
    expect(await client.search(QUERY)).toEqual(FOUND);
  });

  it('does not wait for a service that is slow', async () => {
    handlers = [() => undefined];
    const started = performance.now();
    expect(await client.search(QUERY)).toEqual({ kind: 'unavailable' });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(asked).toHaveLength(2);
  }, 10_000);

  it.each([
    ['words', text('<html>maintenance</html>')],
    ['another document', json({ hello: 'world' })],
    ['a place without a position', json({ features: [{ properties: { score: 1, label: 'x' } }] })],
    ['letters for degrees', json({ features: [{ ...FEATURE, geometry: { coordinates: ['6', '48'] } }] })],
    ['a refusal', json({ code: 400 }, 400)],
  ])('takes nothing from %s', async (_name, handler) => {
    handlers = [handler];
    expect(await client.search(QUERY)).toEqual({ kind: 'unavailable' });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['nothing', json({ features: [] })],
    ['a doubtful answer', json({ features: [{ ...FEATURE, properties: { ...FEATURE.properties, score: 0.2 } }] })],
    ['a point abroad', json({ features: [{ ...FEATURE, geometry: { coordinates: [-3.7, 40.4] } }] })],
  ])('does not know an address for which the service has %s', async (_name, handler) => {
    handlers = [handler];
    expect(await client.search(QUERY)).toEqual({ kind: 'unknown' });
  });

  it('says when only the commune was recognised', async () => {
    handlers = [json({ features: [{ ...FEATURE, properties: { label: 'Nancy', score: 0.9, type: 'municipality' } }] })];
    expect(await client.search(QUERY)).toMatchObject({ kind: 'found', address: { approximate: true } });
  });

  it('does without a service that is down, and without any', async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    expect(await client.search(QUERY)).toEqual({ kind: 'unavailable' });
    expect(await new GeocodingClient(new Config(), clock).search(QUERY)).toEqual({ kind: 'unavailable' });
  });
});
