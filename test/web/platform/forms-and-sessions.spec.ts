import supertest from 'supertest';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const server = () => app.nest.getHttpServer();
const CSRF = /name="_csrf" value="([^"]+)"/;
const tokenOf = (page: supertest.Response): string => CSRF.exec(page.text)?.[1] ?? '';
const cookie = (answer: supertest.Response, name: string): string =>
  ((answer.headers['set-cookie'] as unknown as string[] | undefined) ?? [])
    .find((one) => one.startsWith(`${name}=`))
    ?.split(';')[0] ?? '';
const someone = async () => createUser(app.db, { structureId: await createStructure(app.db) });

describe('a write', () => {
  it('needs the token of a page of ours, in this browser', async () => {
    const mine = await supertest(server()).get('/connexion');
    const other = await supertest(server()).get('/connexion');
    const send = (cookies: string, token?: string) =>
      supertest(server()).post('/connexion').set('Cookie', cookies).type('form').send({ _csrf: token });
    const own = cookie(mine, 'passerelle.csrf');
    expect((await send(own, tokenOf(mine))).status).toBe(422);
    expect((await send(own)).status).toBe(403);
    expect((await send('', tokenOf(mine))).status).toBe(403);
    expect((await send(own, tokenOf(other))).status).toBe(403);
    expect((await send('passerelle.csrf=forged.value', 'forged.value')).status).toBe(403);
  });

  it('needs a token of the same session: one from before the sign-in is worth nothing after it', async () => {
    const agent = supertest.agent(server());
    const before = tokenOf(await agent.get('/connexion'));
    const user = await someone();
    await agent.post('/connexion').type('form').send({ _csrf: before, email: user.email, password: PASSWORD });
    expect((await agent.post('/deconnexion').type('form').send({ _csrf: before })).status).toBe(403);
    const after = tokenOf(await agent.get('/mon-compte'));
    expect((await agent.post('/deconnexion').type('form').send({ _csrf: after })).status).toBe(303);
  });

  it('of someone else’s session is refused with their token and cookie in one’s own browser', async () => {
    const [one, two] = [supertest.agent(server()), supertest.agent(server())];
    for (const agent of [one, two]) {
      const _csrf = tokenOf(await agent.get('/connexion'));
      await agent
        .post('/connexion')
        .type('form')
        .send({ _csrf, email: (await someone()).email, password: PASSWORD });
    }
    const theirs = await two.get('/mon-compte');
    const sid = one.jar.getCookie('passerelle.sid', { domain: '127.0.0.1', path: '/', secure: false, script: false });
    const answer = await supertest(server())
      .post('/deconnexion')
      .set('Cookie', `passerelle.sid=${sid?.value}; ${cookie(theirs, 'passerelle.csrf')}`)
      .type('form')
      .send({ _csrf: tokenOf(theirs) });
    expect(answer.status).toBe(403);
  });
});

describe('a session', () => {
  it('has another number after the sign-in and after the choice of a structure, and the former is worth nothing', async () => {
    const user = await someone();
    const agent = supertest.agent(server());
    const first = await agent.get('/connexion');
    const planted = 's%3Aplanted.number';
    const signedIn = await agent
      .post('/connexion')
      .set('Cookie', `passerelle.sid=${planted}; ${cookie(first, 'passerelle.csrf')}`)
      .type('form')
      .send({ _csrf: tokenOf(first), email: user.email, password: PASSWORD });
    const one = cookie(signedIn, 'passerelle.sid');
    expect(one).toMatch(/^passerelle\.sid=s%3A/);
    expect(one).not.toContain('planted');
    const page = await agent.get('/mon-compte');
    const chosen = await agent
      .post('/ma-structure')
      .type('form')
      .send({ _csrf: tokenOf(page), membershipId: user.membershipId });
    const two = cookie(chosen, 'passerelle.sid');
    expect(two).toMatch(/^passerelle\.sid=s%3A/);
    expect(two).not.toBe(one);
    expect((await supertest(server()).get('/mon-compte').set('Cookie', one)).status).toBe(303);
    expect((await supertest(server()).get('/mon-compte').set('Cookie', two)).status).toBe(200);
  });

  it('is worth nothing once signed out', async () => {
    const visit = await app.signInAs(await someone());
    await visit.get('/mon-compte');
    expect((await visit.post('/deconnexion')).headers['location']).toBe('/connexion');
    expect((await visit.get('/mon-compte')).status).toBe(303);
  });

  it('is not stored for a visitor', async () => {
    await app.db.query('DELETE FROM http_session');
    await app.visitor().get('/connexion');
    await app.visitor().get('/nulle-part');
    expect(await app.db.query('SELECT 1 FROM http_session')).toEqual([]);
  });

  it('of whoever is signed in stays when another sign-in fails in the same browser', async () => {
    const visit = await app.signInAs(await someone());
    await visit.get('/mon-compte');
    expect((await visit.post('/connexion', { email: 'a@exemple.test', password: 'x' })).status).toBe(422);
    expect((await visit.get('/mon-compte')).status).toBe(200);
  });
});

describe('signing in', () => {
  it.each([
    ['/seances?jour=2026-11-24', '/seances?jour=2026-11-24'],
    ['//ailleurs.example', '/'],
    ['/%5Cailleurs.example', '/%5Cailleurs.example'],
    ['/\\ailleurs.example', '/'],
    ['/\t/ailleurs.example', '/'],
    ['https://ailleurs.example', '/'],
  ])('with « %j » asked for leads to %s', async (wanted, led) => {
    const visit = app.visitor();
    const address = `/connexion?suite=${encodeURIComponent(wanted)}`;
    await visit.get(address);
    const answer = await visit.post(address, { email: (await someone()).email, password: PASSWORD });
    expect(answer.headers['location']).toBe(led);
    expect((await visit.get(address)).headers['location']).toBe(led);
  });

  it('copes with any form: fields twice, NUL, an endless address, none', async () => {
    const visit = app.visitor();
    await visit.get('/connexion');
    for (const fields of [
      {},
      { email: ['a@b.fr', 'c@d.fr'], password: 'x' },
      { email: 'a@b.fr', password: ['x', 'y'] },
      { email: 'a\0@b.fr', password: '\0' },
      { email: `${'a'.repeat(50_000)}@b.fr`, password: 'x'.repeat(100_000) },
      { isValid: '1', errors: 'x', email: '' },
    ]) {
      expect((await visit.post('/connexion', fields)).status).toBe(422);
    }
  });
});
