import { newId } from '../../../src/platform/ids.js';
import { createMembership, createUser, type CreatedUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let here: string;
let elsewhere: string;
let administrator: CreatedUser;
let admin: Visit;
let manager: Visit;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  here = await createStructure(app.db, { name: 'Espace numérique d’ici' });
  elsewhere = await createStructure(app.db, { name: 'Maison d’ailleurs' });
  administrator = await createUser(app.db, { role: 'administrator', lastName: 'Admin' });
  admin = await app.signInAs(administrator);
  manager = await app.signInAs(
    await createUser(app.db, { role: 'structure_manager', structureId: here, lastName: 'Responsable' }),
  );
});
afterAll(() => app.stop());

const count = async (sql: string, values: unknown[]): Promise<number> =>
  (await app.db.query<unknown[]>(sql, values)).length;

describe('the list of accounts', () => {
  it('holds those of the structure for its manager, of all or of one for an administrator', async () => {
    await createUser(app.db, { structureId: here, lastName: 'Dici', firstName: 'Alma' });
    await createUser(app.db, { structureId: elsewhere, lastName: 'Dailleurs', firstName: 'Bruno' });
    const own = await manager.get(`/comptes?structure=${elsewhere}`);
    expect(own.text).toContain('<h1>Comptes de Espace numérique d’ici</h1>');
    expect(own.text).toContain('Dici Alma');
    expect(own.text).not.toContain('Dailleurs');
    const all = await admin.get('/comptes');
    expect(all.text).toContain('Dici Alma');
    expect(all.text).toContain('Dailleurs Bruno');
    expect(all.text).toContain('Médiation numérique, Maison d’ailleurs, depuis le 5\u00a0janvier');
    const one = await admin.get(`/comptes?structure=${elsewhere}&apres=faux`);
    expect(one.text).not.toContain('Dici');
    expect(one.text).toContain('Dailleurs Bruno');
  });

  it('goes on where the page before ended', async () => {
    const crowd = await createStructure(app.db, { name: 'Grande structure' });
    for (let rank = 10; rank <= 60; rank += 1) {
      await createUser(app.db, { structureId: crowd, lastName: `Foule${rank}`, firstName: 'Ana' });
    }
    const first = await admin.get(`/comptes?structure=${crowd}`);
    expect(first.text).toContain('Foule59');
    expect(first.text).not.toContain('Foule60');
    const next = /href="([^"]*apres[^"]*)"/.exec(first.text)?.[1] ?? '';
    const second = await admin.get(next.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
    expect(second.text).toContain('Foule60');
    expect(second.text).not.toContain('Foule59');
  });
});

describe('disabling an account', () => {
  it('asks first, then ends its sessions at once and refuses its sign-in, until it is enabled again', async () => {
    const user = await createUser(app.db, { structureId: here, lastName: 'Partante', firstName: 'Zoé' });
    const visit = await app.signInAs(user);
    const asked = await manager.get(`/comptes/${user.id}/desactiver`);
    expect(asked.text).toContain('Désactiver le compte de Zoé Partante');
    expect((await visit.get('/mon-compte')).status).toBe(200);
    const done = await manager.post(`/comptes/${user.id}/desactiver`);
    expect(done.status).toBe(303);
    expect((await manager.follow(done)).text).toContain('Le compte est désactivé\u00a0: la personne est déconnectée.');
    expect(await count(`SELECT 1 FROM http_session WHERE sess::text LIKE '%' || $1 || '%'`, [user.id])).toBe(0);
    const next = await visit.get('/mon-compte');
    expect(next.headers['location']).toBe('/connexion?suite=%2Fmon-compte');
    await expect(app.signInAs(user)).rejects.toThrow('422');
    await manager.get(`/comptes/${user.id}/reactiver`);
    expect((await manager.post(`/comptes/${user.id}/reactiver`)).status).toBe(303);
    await app.signInAs(user);
  });

  it('is not for someone of another structure, nor for oneself', async () => {
    const foreign = await createUser(app.db, { structureId: elsewhere });
    const shared = await createUser(app.db, { structureId: here });
    await createMembership(app.db, shared.id, { role: 'administrator' });
    for (const id of [foreign.id, shared.id, newId(), 'pas-un-numero']) {
      expect((await manager.get(`/comptes/${id}/desactiver`)).status).toBe(404);
      expect((await manager.post(`/comptes/${id}/desactiver`)).status).toBe(404);
      expect((await manager.post(`/comptes/${id}/reactiver`)).status).toBe(404);
    }
    expect((await admin.post(`/comptes/${administrator.id}/desactiver`)).status).toBe(404);
    expect(await count('SELECT 1 FROM app_user WHERE id = ANY ($1) AND disabled_at IS NOT NULL', [[shared.id]])).toBe(
      0,
    );
  });
});

describe('the roles of an account', () => {
  it('gain one, with dates', async () => {
    const user = await createUser(app.db, { structureId: here });
    const form = await manager.get(`/comptes/${user.id}/roles/ajouter`);
    expect(form.text).toContain('value="2026-11-24"');
    expect(form.text).not.toContain('value="administrator"');
    const added = await manager.post(`/comptes/${user.id}/roles/ajouter`, {
      role: 'counter',
      startsOn: '2026-12-01',
      endsOn: '2026-12-31',
    });
    expect(added.status).toBe(303);
    const shown = await manager.follow(added);
    expect(shown.text).toContain('du 1er\u00a0décembre au 31\u00a0décembre');
    const again = await manager.post(`/comptes/${user.id}/roles/ajouter`, { role: 'counter', startsOn: '2026-12-31' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Cette personne a déjà ce rôle à ces dates.');
  });

  it('say what is wrong with the form, and keep it', async () => {
    const user = await createUser(app.db, { structureId: here });
    const answer = await manager.post(`/comptes/${user.id}/roles/ajouter`, {
      role: 'administrator',
      startsOn: '2026-12-10',
      endsOn: '2026-12-01',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Choisissez un rôle dans la liste.');
    expect(answer.text).toContain('value="2026-12-01"');
    expect(await count('SELECT 1 FROM membership WHERE user_id = $1', [user.id])).toBe(1);
    const order = await manager.post(`/comptes/${user.id}/roles/ajouter`, {
      role: 'counter',
      startsOn: '2026-12-10',
      endsOn: '2026-12-01',
    });
    expect(order.text).toContain('Le dernier jour vient avant le premier\u00a0: corrigez l’un des deux.');
    const day = await manager.post(`/comptes/${user.id}/roles/ajouter`, { role: 'counter', startsOn: '2026-02-30' });
    expect(day.text).toContain('Écrivez un jour qui existe, par exemple 24/11/2026.');
  });

  it('are given in one’s own structure only, whatever the form says', async () => {
    const user = await createUser(app.db, { structureId: here });
    const answer = await manager.post(`/comptes/${user.id}/roles/ajouter`, {
      role: 'counter',
      structureId: elsewhere,
      startsOn: '2026-12-01',
    });
    expect(answer.status).toBe(303);
    expect(await count('SELECT 1 FROM membership WHERE user_id = $1 AND structure_id = $2', [user.id, elsewhere])).toBe(
      0,
    );
    const foreign = await createUser(app.db, { structureId: elsewhere });
    const refused = await manager.post(`/comptes/${foreign.id}/roles/ajouter`, {
      role: 'counter',
      startsOn: '2026-12-01',
    });
    expect(refused.status).toBe(404);
  });

  it('are given by an administrator anywhere, a caisse agent only in a caisse, a coordinator in a territory', async () => {
    const fund = await createStructure(app.db, { kind: 'fund', name: 'Caisse d’ici' });
    const user = await createUser(app.db, { structureId: here });
    const give = (fields: object) =>
      admin.post(`/comptes/${user.id}/roles/ajouter`, { startsOn: '2026-11-24', ...fields });
    const wrong = await give({ role: 'fund_agent', structureId: here });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Ce rôle va avec une caisse.');
    expect((await give({ role: 'fund_agent', structureId: fund })).status).toBe(303);
    expect((await give({ role: 'mediator', structureId: newId() })).text).toContain('Choisissez une structure.');
    expect((await give({ role: 'coordinator', scope: 'department:54' })).status).toBe(303);
    expect((await give({ role: 'coordinator', scope: 'country:FR' })).status).toBe(303);
    expect((await give({ role: 'coordinator', scope: 'country:BE' })).status).toBe(422);
    expect((await give({ role: 'coordinator', scope: 'department:99' })).text).toContain(
      'Choisissez une équipe ou un territoire.',
    );
    const page = await admin.get(`/comptes/${user.id}`);
    expect(page.text).toContain('Caisse d’ici');
    expect(page.text).toContain('Meurthe-et-Moselle');
    expect(page.text).toContain('France entière');
  });

  it('end on a day, and the access with them the day after', async () => {
    const user = await createUser(app.db, { structureId: here });
    const visit = await app.signInAs(user);
    const address = `/comptes/${user.id}/roles/${user.membershipId}/fin`;
    expect((await manager.get(address)).text).toContain('Mettre fin à un rôle de');
    expect((await manager.post(address, { endsOn: '2025-01-01' })).text).toContain(
      'Le dernier jour vient avant le premier jour de ce rôle.',
    );
    expect((await manager.post(address, { endsOn: '2026-11-23' })).status).toBe(303);
    expect((await visit.get('/ma-structure')).text).toContain('Votre compte n’est rattaché à aucune structure');
    expect((await manager.get(`/comptes/${user.id}/roles/${newId()}/fin`)).status).toBe(404);
  });

  it('always leave one administrator', async () => {
    const address = `/comptes/${administrator.id}/roles/${administrator.membershipId}/fin`;
    const others: { id: string }[] = await app.db.query(
      `SELECT id FROM membership WHERE role = 'administrator' AND user_id <> $1`,
      [administrator.id],
    );
    for (const other of others) await app.db.query('DELETE FROM membership WHERE id = $1', [other.id]);
    const refused = await admin.post(address, { endsOn: '2026-11-24' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Il faut garder au moins une personne à l’administration');
    await createUser(app.db, { role: 'administrator' });
    expect((await admin.post(address, { endsOn: '2026-11-24' })).status).toBe(303);
    await app.db.query('UPDATE membership SET ends_on = NULL WHERE id = $1', [administrator.membershipId]);
  });
});

describe('one’s own account', () => {
  const change = (visit: Visit, fields: Record<string, string>) => visit.post('/mon-compte', fields);
  const NEXT = 'Sept-lampes-et-un-phare-22';

  it('changes its password and ends its other sessions', async () => {
    const user = await createUser(app.db, { structureId: here });
    const one = await app.signInAs(user);
    const two = await app.signInAs(user);
    const page = await one.get('/mon-compte');
    expect(page.text).toContain('Médiation numérique, Espace numérique d’ici');
    const done = await change(one, { current: PASSWORD, password: NEXT, repeat: NEXT });
    expect(done.status).toBe(303);
    expect((await one.follow(done)).text).toContain('Votre mot de passe est changé.');
    expect((await two.get('/mon-compte')).status).toBe(303);
    await expect(app.signInAs(user)).rejects.toThrow('422');
    const again = app.visitor();
    expect((await again.post('/connexion', { email: user.email, password: NEXT })).status).toBe(303);
  });

  it('is not fooled by a session that a slow request writes back after the change', async () => {
    const user = await createUser(app.db, { structureId: here });
    const one = await app.signInAs(user);
    const two = await app.signInAs(user);
    const kept: { sid: string; sess: object }[] = await app.db.query('SELECT * FROM http_session');
    await change(one, { current: PASSWORD, password: NEXT, repeat: NEXT });
    for (const { sid, sess } of kept) {
      await app.db.query(
        `INSERT INTO http_session (sid, sess, expire) VALUES ($1, $2, now() + interval '1 hour') ON CONFLICT DO NOTHING`,
        [sid, sess],
      );
    }
    expect((await two.get('/mon-compte')).status).toBe(303);
    manager = await app.signInAs(
      await createUser(app.db, { role: 'structure_manager', structureId: here, lastName: 'Responsable' }),
    );
  });

  it('says what is wrong, without ever showing a password again', async () => {
    const user = await createUser(app.db, { structureId: here, lastName: 'Delavigne' });
    const visit = await app.signInAs(user);
    const wrong = await change(visit, { current: 'Autre-chose-12', password: NEXT, repeat: NEXT });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Ce n’est pas votre mot de passe actuel.');
    expect(wrong.text).not.toContain(NEXT);
    const differ = await change(visit, { current: PASSWORD, password: NEXT, repeat: `${NEXT}x` });
    expect(differ.text).toContain('Les deux mots de passe sont différents.');
    const weak = await change(visit, { current: PASSWORD, password: 'court', repeat: 'court' });
    expect(weak.text).toContain('Ce mot de passe est trop court.');
    const named = await change(visit, { current: PASSWORD, password: 'Delavigne-2031!x', repeat: 'Delavigne-2031!x' });
    expect(named.text).toContain('contient votre nom');
    const empty = await change(visit, {});
    expect(empty.text).toContain('Écrivez votre mot de passe actuel.');
    for (let tries = 0; tries < 10; tries += 1) await change(visit, { current: 'non', password: NEXT, repeat: NEXT });
    const blocked = await change(visit, { current: PASSWORD, password: NEXT, repeat: NEXT });
    expect(blocked.text).toContain('Trop d’essais.');
  });
});
