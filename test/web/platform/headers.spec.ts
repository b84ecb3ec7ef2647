import supertest from 'supertest';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp(undefined, { publicUrl: 'https://passerelle.exemple.test', trustProxy: '1' });
});
afterAll(() => app.stop());

const CSRF = /name="_csrf" value="([^"]+)"/;
const cookiesOf = (answer: supertest.Response): string[] =>
  (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? [];

/** As a proxy that speaks HTTPS would hand requests over. */
const get = (address: string) => supertest(app.nest.getHttpServer()).get(address).set('X-Forwarded-Proto', 'https');

describe('over HTTPS', () => {
  it('each page says that it may load our own files only, and stay nowhere', async () => {
    const { headers } = await get('/connexion');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';" +
        "form-action 'self';frame-ancestors 'none';base-uri 'none';upgrade-insecure-requests",
    );
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['etag']).toBeUndefined();
  });

  it('redirections and errors stay nowhere either', async () => {
    for (const address of ['/ma-structure', '/nulle-part', '/healthz']) {
      expect((await get(address)).headers['cache-control']).toBe('no-store');
    }
  });

  it('cookies are for this host, this site, HTTPS and the server alone', async () => {
    const user = await createUser(app.db, { structureId: await createStructure(app.db) });
    const page = await get('/connexion');
    const [csrf = ''] = cookiesOf(page);
    expect(cookiesOf(page)).toHaveLength(1);
    expect(csrf).toMatch(/^__Host-passerelle\.csrf=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const answer = await supertest(app.nest.getHttpServer())
      .post('/connexion')
      .set('X-Forwarded-Proto', 'https')
      .set('Cookie', csrf.split(';')[0] ?? '')
      .type('form')
      .send({ _csrf: CSRF.exec(page.text)?.[1], email: user.email, password: PASSWORD });
    expect(answer.status).toBe(303);
    expect(cookiesOf(answer)).toEqual([
      expect.stringMatching(/^__Host-passerelle\.sid=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
  });
});
