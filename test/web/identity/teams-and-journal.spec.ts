import { newId } from '../../../src/platform/ids.js';
import { createTeam, createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let here: string;
let admin: Visit;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  here = await createStructure(app.db, { name: 'Espace d’accueil' });
  admin = await app.signInAs(
    await createUser(app.db, { role: 'administrator', firstName: 'Agnès', lastName: 'Administre' }),
  );
});
afterAll(() => app.stop());

describe('teams', () => {
  it('are made by an administrator, who adds members and ends their stay', async () => {
    const mediator = await createUser(app.db, { structureId: here, firstName: 'Malo', lastName: 'Médiateur' });
    expect((await admin.post('/equipes', { name: '' })).text).toContain('Écrivez le nom de l’équipe.');
    const made = await admin.post('/equipes', { name: 'Équipe du Toulois' });
    const team = made.headers['location'] ?? '';
    expect((await admin.follow(made)).text).toContain('Cette équipe n’a pas encore de membre.');
    const add = (fields: object) => admin.post(`${team}/membres/ajouter`, { startsOn: '2026-11-01', ...fields });
    expect((await add({ member: `mediator:${newId()}` })).text).toContain('Choisissez une personne ou une structure');
    expect((await add({ member: `mediator:${mediator.id}` })).status).toBe(303);
    expect((await add({ member: `structure:${here}`, endsOn: '2026-11-30' })).status).toBe(303);
    expect((await add({ member: `structure:${here}` })).text).toContain('L’équipe compte déjà ce membre à ces dates.');
    const shown = await admin.get(team);
    expect(shown.text).toContain('Malo Médiateur');
    expect(shown.text).toContain('du 1er\u00a0novembre au 30\u00a0novembre');
    expect((await admin.get('/equipes')).text).toContain('2 membres');
    const end = /href="([^"]+\/fin)"/.exec(shown.text)?.[1] ?? '';
    expect((await admin.get(end)).text).toContain('quitte l’équipe');
    expect((await admin.post(end, { endsOn: '2026-10-01' })).status).toBe(422);
    expect((await admin.post(end, { endsOn: '2026-11-23' })).status).toBe(303);
    expect((await admin.get(team)).text).toContain('au 23\u00a0novembre');
  });

  it('are read by their coordinator, with a link in the menu', async () => {
    const teamId = await createTeam(app.db, 'Équipe lue');
    const coordinator = await app.signInAs(await createUser(app.db, { role: 'coordinator', teamId }));
    const page = await coordinator.get('/equipe');
    expect(page.text).toContain('<h1>Équipe lue</h1>');
    expect(page.text).toContain('href="/equipe" aria-current="page"');
    expect(page.text).not.toContain('/membres/ajouter');
    expect((await coordinator.get(`/equipes/${teamId}`)).status).toBe(404);
    expect((await coordinator.get('/journal')).status).toBe(404);
    const territory = await app.signInAs(
      await createUser(app.db, { role: 'coordinator', territory: { kind: 'department', code: '54' } }),
    );
    expect((await territory.get('/equipe')).status).toBe(404);
    expect((await territory.get('/mon-compte')).text).not.toContain('href="/equipe"');
  });
});

describe('the journal', () => {
  const line = (verb: string, structureId: string, at: string, subject: [string, string] = ['user', newId()]) =>
    app.db.query(
      `INSERT INTO audit_event (at, actor_user_id, actor_structure_id, verb, subject_kind, subject_id)
       VALUES ($1, NULL, $2, $3, $4, $5)`,
      [at, structureId, verb, ...subject],
    );

  it('shows a manager what was done in their structure, in words', async () => {
    const other = await createStructure(app.db);
    const agent = await createUser(app.db, { structureId: here, firstName: 'Gaël', lastName: 'Guichet' });
    const person = newId();
    await app.db.query(
      `INSERT INTO beneficiary (id, structure_id, first_name, last_name, created_by, created_at, updated_at, last_contact_on)
       VALUES ($1, $2, 'Prénom-secret', 'Nom-secret', $3, '2026-11-20', '2026-11-20', '2026-11-20')`,
      [person, here, agent.id],
    );
    await app.db.query(
      `INSERT INTO audit_event (at, actor_user_id, actor_structure_id, verb, subject_kind, subject_id)
       VALUES ('2026-11-23T10:05:00Z', $1, $2, 'beneficiary.read', 'beneficiary', $3)`,
      [agent.id, here, person],
    );
    await line('verbe.inconnu', here, '2026-11-22T10:00:00Z', ['chose', 'pas-un-numero']);
    await line('sign-in.accept', other, '2026-11-22T11:00:00Z');
    const manager = await app.signInAs(await createUser(app.db, { role: 'structure_manager', structureId: here }));
    const page = await manager.get('/journal');
    expect(page.status).toBe(200);
    for (const words of [
      'hier, 11\u00a0h\u00a005',
      'Gaël Guichet',
      'Dossier consulté',
      `href="/beneficiaires/${person}"`,
      'verbe.inconnu',
      'chose\u00a0: pas-un-numero',
      'avant-hier, 11\u00a0h',
    ]) {
      expect(page.text).toContain(words);
    }
    expect(page.text).not.toContain('secret');
    expect(page.text).not.toContain('avant-hier, 12\u00a0h');
    const everything = await admin.get('/journal');
    expect(everything.text).toContain('avant-hier, 12\u00a0h');
    expect(everything.text).toContain('Agnès Administre');
    expect(everything.text).not.toContain(`href="/beneficiaires/${person}"`);
  });

  it('goes by verb and by day, in Paris, page after page', async () => {
    const busy = await createStructure(app.db);
    for (let minute = 10; minute < 60; minute += 1) await line('session.log', busy, `2026-03-10T09:${minute}:00Z`);
    await line('session.export', busy, '2026-03-09T23:30:00Z');
    await line('session.export', busy, '2026-03-10T23:30:00Z');
    const manager = await app.signInAs(await createUser(app.db, { role: 'structure_manager', structureId: busy }));
    const rows = (text: string) => text.match(/<time /g)?.length ?? 0;
    const first = await manager.get('/journal?du=2026-03-01&au=2026-03-31');
    expect(rows(first.text)).toBe(50);
    const next = /href="([^"]*avant[^"]*)"/.exec(first.text)?.[1] ?? '';
    const second = await manager.get(next.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
    expect(rows(second.text)).toBe(2);
    expect(second.text).toContain('Revenir au plus récent');
    expect(rows((await manager.get('/journal?acte=session.export')).text)).toBe(2);
    expect(rows((await manager.get('/journal?du=2026-03-10&au=2026-03-10&acte=session.export')).text)).toBe(1);
    for (const query of ['acte=%27', 'du=hier', 'avant=abc', 'avant=999999999999999', 'acte[]=x', 'acte=a&acte=b']) {
      expect((await manager.get(`/journal?${query}`)).status).toBe(200);
    }
  });
});
