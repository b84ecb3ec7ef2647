import type { LoggerService } from '@nestjs/common';
import net from 'node:net';
import supertest from 'supertest';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { testDatabaseUrl } from '../../setup/database.js';

/** Everything that the program logs, at every level. */
class KeptLog implements LoggerService {
  readonly lines: string[] = [];
  private readonly keep = (...parts: unknown[]): void => void this.lines.push(parts.map(String).join(' '));
  log = this.keep;
  error = this.keep;
  warn = this.keep;
  debug = this.keep;
  verbose = this.keep;
  fatal = this.keep;
}

/** A way to the database that can be cut, as when a cable is pulled. */
class CutTunnel {
  private readonly sockets = new Set<net.Socket>();
  private readonly server: net.Server;
  cut = false;

  constructor(target: URL) {
    this.server = net.createServer((near) => {
      if (this.cut) return near.destroy();
      const far = net.connect(Number(target.port), target.hostname);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined);
      }
      near.pipe(far).pipe(near);
    });
  }

  async open(target: URL): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = new URL(target.href);
    address.host = `127.0.0.1:${(this.server.address() as net.AddressInfo).port}`;
    return address.href;
  }

  stop(): void {
    this.cut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  close(): void {
    this.stop();
    this.server.close();
  }
}

const log = new KeptLog();
let app: TestApp;
let tunnel: CutTunnel;

beforeAll(async () => {
  const url = new URL(await testDatabaseUrl());
  tunnel = new CutTunnel(url);
  app = await startTestApp(undefined, { databaseUrl: await tunnel.open(url), logger: log });
});
afterAll(async () => {
  tunnel.close();
  await app.stop();
});

const request = () => supertest(app.nest.getHttpServer());
const someone = async () => createUser(app.db, { structureId: await createStructure(app.db) });

describe('a failure', () => {
  it('of address is a page in plain words', async () => {
    const answer = await request().get('/nulle-part');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('<h1>Page introuvable</h1>');
    expect(answer.text).not.toContain('Cannot GET');
  });

  it.each(['/invitation/%E0%A4%A', '/connexion?suite=%00', '/connexion%00'])(
    'of writing (%s) is a page too, and no fault of ours',
    async (address) => {
      const answer = await request().get(address);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('La demande est illisible');
    },
  );

  it('of size says that nothing was saved', async () => {
    const visit = app.visitor();
    await visit.get('/connexion');
    const answer = await visit.post('/connexion', { email: 'x'.repeat(300_000) });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('Le fichier ou le texte est trop lourd');
    expect(answer.text).toContain('Rien n’a été enregistré.');
  });

  it('of encoding is refused', async () => {
    const answer = await request()
      .post('/connexion')
      .set('Content-Type', 'application/x-www-form-urlencoded')
      .set('Content-Encoding', 'gzip')
      .send('pas du gzip');
    expect(answer.status).toBe(400);
    expect((await request().post('/connexion').type('json').send('{"a":')).status).toBe(403);
  });

  it('of form is told as such', async () => {
    const answer = await request().post('/connexion').type('form').send({ _csrf: 'x' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Le formulaire a expiré');
  });

  it('of method is never a failure of ours', async () => {
    expect((await request().head('/connexion')).status).toBe(200);
    expect((await request().head('/mon-compte')).status).toBe(303);
    expect((await request().options('/connexion')).status).toBeLessThan(405);
    for (const method of ['put', 'patch', 'delete'] as const) {
      expect((await request()[method]('/connexion')).status).toBe(403);
    }
  });

  it('of ours shows a number to give, never what failed', async () => {
    const visit = await app.signInAs(await someone());
    await app.db.query('ALTER TABLE audit_event RENAME COLUMN verb TO verb_gone');
    const failing = await app.signInAs({ email: 'a@exemple.test' }).catch((error: Error) => error.message);
    expect(failing).toBe('Sign-in answered 500');
    const answer = await app.visitor().post('/connexion', { email: 'nom-secret@exemple.test', password: 'mot-secret' });
    await app.db.query('ALTER TABLE audit_event RENAME COLUMN verb_gone TO verb');
    expect(answer.status).toBe(500);
    const number = /<code>([0-9a-f-]{36})<\/code>/.exec(answer.text)?.[1] ?? 'none';
    expect(answer.headers['x-request-id']).toBe(number);
    expect(answer.text).toContain('Le service a rencontré un problème');
    for (const leak of ['audit_event', 'verb', 'QueryFailedError', 'at ', '.ts', 'secret']) {
      expect(answer.text.replace(/.*<main/s, '')).not.toContain(leak);
    }
    const line = log.lines.find((one) => one.includes(number)) ?? '';
    expect(line).toContain('QueryFailedError 42703');
    expect((await visit.get('/mon-compte')).status).toBe(200);
  });
});

describe('the log', () => {
  it('names routes, never what people typed, looked for or are', async () => {
    const user = await someone();
    log.lines.length = 0;
    const visit = app.visitor();
    await visit.get('/connexion?suite=%2Fadresse-cachee');
    await visit.post('/connexion', { email: user.email, password: 'mot-cache' });
    await visit.post('/connexion', { email: user.email, password: PASSWORD });
    await visit.get(`/comptes/${user.id}`);
    await visit.get('/invitation/jeton-cache');
    await visit.get('/adresse-cachee');
    await new Promise((resolve) => setImmediate(resolve));
    const text = log.lines.join('\n');
    expect(text).toContain('GET /connexion 200');
    expect(text).toContain('POST /connexion 303');
    expect(text).toContain('GET /invitation/:token 404');
    for (const value of ['cache', user.email, user.id, PASSWORD, 'Camille']) expect(text).not.toContain(value);
  });
});

describe('without the database', () => {
  it('each page says to wait, the health check that the program lives, and all comes back by itself', async () => {
    const visit = await app.signInAs(await someone());
    tunnel.stop();
    for (const answer of [await visit.get('/mon-compte'), await visit.get('/'), await request().get('/readyz')]) {
      expect(answer.status).toBe(503);
      expect(answer.text).toContain('Le service est momentanément indisponible');
    }
    expect((await request().get('/healthz')).body).toEqual({ status: 'ok' });
    tunnel.cut = false;
    expect((await request().get('/readyz')).body).toEqual({ status: 'ready' });
    expect((await visit.get('/mon-compte')).status).toBe(200);
  });
});
