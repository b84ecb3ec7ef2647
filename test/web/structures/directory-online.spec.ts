import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

describe('The directory when services are configured', () => {
  let app: TestApp;
  let visit: Visit;
  let server: Server;
  let asked: string[];
  let status: number;

  beforeAll(async () => {
    asked = [];
    status = 200;
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const properties = { label: '12 Rue Saint-Jean 54000 Nancy', score: 0.93, type: 'housenumber' };
      response.statusCode = status;
      response.end(JSON.stringify({ features: [{ geometry: { coordinates: [6.18, 48.7] }, properties }] }));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    app = await startTestApp(undefined, {
      tilesUrl: 'https://tuiles.exemple.fr/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
      geocodingUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/geocodage/search`,
    });
    await createCommunes(app.db);
    const structureId = await createStructure(app.db);
    visit = await app.signInAs(await createUser(app.db, { role: 'counter', structureId }));
    await createPlace(app.db, { name: 'Médiathèque' });
  });
  afterAll(async () => {
    await app.stop();
    server.close();
  });

  const around = async (adresse: string) => {
    await visit.get('/annuaire?q=');
    const answer = await visit.post('/annuaire/adresse', { adresse, residence: 'Nancy', recherche: 'rayon=5' });
    return (await visit.follow(answer)).text;
  };

  it('counts distances from the address that the service found', async () => {
    const text = await around('12 rue Saint-Jean');
    expect(asked).toEqual(['/geocodage/search?q=12+rue+Saint-Jean&citycode=54395&index=address&limit=1']);
    expect(text).toContain('1\u00a0lieu à moins de 5\u00a0km de 12 Rue Saint-Jean 54000 Nancy');
    expect(text).toContain('54000 Nancy · à 940\u00a0m');
    expect(text).not.toContain('Position approximative');
  });

  it('goes on from the centre of the commune when the service fails', async () => {
    status = 503;
    const text = await around('13 rue Saint-Jean');
    expect(text).toContain('1\u00a0lieu à moins de 5\u00a0km de Nancy');
    expect(text).toContain('Position approximative');
  });

  it('lets pages load images from the host of the tiles, and from that one alone', async () => {
    const { headers, text } = await visit.get('/annuaire/carte');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("img-src 'self' data: https://tuiles.exemple.fr;");
    expect(policy.match(/https:/g)).toHaveLength(1);
    expect(text).toContain('data-tiles="https://tuiles.exemple.fr/wmts?TILEMATRIX&#x3D;{z}&amp;TILEROW&#x3D;{y}');
    expect(text).toContain('© IGN – Géoplateforme · Contours');
  });
});
