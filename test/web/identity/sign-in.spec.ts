import { createMembership, createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('signing in', () => {
  it('shows the form to a visitor, and sends every other page there', async () => {
    const visit = app.visitor();
    const page = await visit.get('/connexion');
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1>Se connecter</h1>');
    const other = await visit.get('/ma-structure');
    expect(other.status).toBe(303);
    expect(other.headers['location']).toBe('/connexion?suite=%2Fma-structure');
  });

  it('answers the same to an unknown account and to a wrong password', async () => {
    const user = await createUser(app.db, { structureId: await createStructure(app.db) });
    const visit = app.visitor();
    const unknown = await visit.post('/connexion', { email: 'personne@exemple.test', password: PASSWORD });
    const wrong = await visit.post('/connexion', { email: user.email, password: 'autre chose' });
    expect([unknown.status, wrong.status]).toEqual([422, 422]);
    const message = 'L’adresse mail ou le mot de passe ne convient pas. Vérifiez les deux, puis recommencez.';
    expect(unknown.text).toContain(message);
    expect(wrong.text).toContain(message);
    expect(wrong.text).toContain(`value="${user.email}"`);
    expect(wrong.text).not.toContain('autre chose');
    expect(wrong.text).toContain('<title>Erreur\u00a0: Se connecter – Passerelle</title>');
  });

  it('refuses an account after ten tries, even with the right password', async () => {
    const user = await createUser(app.db, { structureId: await createStructure(app.db) });
    const visit = app.visitor();
    for (let tries = 0; tries < 10; tries += 1) await visit.post('/connexion', { email: user.email, password: 'non' });
    const answer = await visit.post('/connexion', { email: user.email, password: PASSWORD });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Trop d’essais.');
  });

  it('refuses a write without the token of our own pages', async () => {
    const answer = await app.visitor().post('/connexion', { _csrf: 'forged', email: 'a@b.fr', password: 'x' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Le formulaire a expiré');
  });

  it('lets someone who works in two structures choose', async () => {
    const user = await createUser(app.db, { structureId: await createStructure(app.db, { name: 'Espace un' }) });
    const other = await createMembership(app.db, user.id, {
      role: 'counter',
      structureId: await createStructure(app.db, { name: 'Maison deux' }),
    });
    const visit = await app.signInAs(user);
    const page = await visit.get('/ma-structure');
    expect(page.text).toContain('Espace un');
    const chosen = await visit.post('/ma-structure', { membershipId: other });
    expect(chosen.status).toBe(303);
    expect((await visit.get('/ma-structure')).text).toContain('Maison deux');
  });

  it('ends the session at once when the account is disabled', async () => {
    const user = await createUser(app.db, { structureId: await createStructure(app.db) });
    const visit = await app.signInAs(user);
    expect((await visit.get('/ma-structure')).status).toBe(200);
    await app.db.query('UPDATE app_user SET disabled_at = now() WHERE id = $1', [user.id]);
    expect((await visit.get('/ma-structure')).status).toBe(303);
  });

  it('ends a session after 30 minutes without activity, and after 12 hours in any case', async () => {
    const user = await createUser(app.db, { structureId: await createStructure(app.db) });
    const idle = await app.signInAs(user);
    app.clock.advance({ minutes: 31 });
    expect((await idle.get('/ma-structure')).status).toBe(303);
    const busy = await app.signInAs(user);
    for (let quarter = 0; quarter < 48; quarter += 1) {
      app.clock.advance({ minutes: 15 });
      if (quarter < 47) expect((await busy.get('/ma-structure')).status).toBe(200);
    }
    app.clock.advance({ minutes: 1 });
    expect((await busy.get('/ma-structure')).status).toBe(303);
  });
});
