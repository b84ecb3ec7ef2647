import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;

describe('Mon espace santé in a session', () => {
  let app: TestApp;
  let structureId: string;
  let mediator: CreatedUser;
  let visit: Visit;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db);
    mediator = await createUser(app.db, { structureId });
    visit = await app.signInAs(mediator);
    await visit.get('/seances/nouvelle');
  });
  afterAll(() => app.stop());

  const stored = async (id: string): Promise<Row> =>
    (await app.db.query<Row[]>('SELECT * FROM support_session WHERE id = $1', [id]))[0] ?? {};
  const fields = (changes: Row = {}): Row => ({
    ...{ day: '2026-11-24', duration: '45', locationKind: 'a_distance', topics: 'sante', redirected: 'no' },
    ...changes,
  });
  const done = {
    healthSpaceSteps: ['compte_active', 'connexion_seule'],
    healthSpaceHelp: 'partiellement_autonome',
    healthSpaceNext: 'document_ajoute',
  };
  const section = (html: string) =>
    /<details class="govuk-details app-health-space"[^]*?<\/details>/.exec(html)?.[0] ?? '';
  const idOf = (location: string | undefined) => (location ?? '').split('/').at(-1) ?? '';

  it('is noted in codes: steps, help, what comes next', async () => {
    const saved = await visit.post('/seances/nouvelle', fields(done));
    expect(saved.status).toBe(303);
    expect(await stored(idOf(saved.headers['location']))).toMatchObject({
      ...{ health_space_steps: ['compte_active', 'connexion_seule'], health_space_help: 'partiellement_autonome' },
      ...{ health_space_next: 'document_ajoute', topics: ['sante'] },
    });
  });

  it('is about health without ticking it', async () => {
    const saved = await visit.post('/seances/nouvelle', fields({ topics: [], healthSpaceSteps: 'decouverte' }));
    expect(saved.status).toBe(303);
    expect(await stored(idOf(saved.headers['location']))).toMatchObject({
      ...{ topics: ['sante'], health_space_steps: ['decouverte'], health_space_help: null, health_space_next: null },
    });
  });

  it('has no free text: the section holds boxes, buttons and one list', async () => {
    const html = section((await visit.get('/seances/nouvelle')).text);
    expect(html.match(/type="checkbox"/g)).toHaveLength(9);
    expect(html.match(/type="radio"/g)).toHaveLength(4);
    expect(html.match(/<select/g)).toHaveLength(1);
    expect(html).not.toMatch(/<textarea|type="text"/);
    expect(html).toContain('href="/seances/mon-espace-sante/a-apporter"');
  });

  it('refuses what is no code, and a help level or a next step alone', async () => {
    const forged = await visit.post('/seances/nouvelle', fields({ healthSpaceSteps: 'ordonnance du Dr X' }));
    expect(forged.status).toBe(422);
    expect(forged.text).not.toContain('ordonnance du Dr X');
    const alone = await visit.post('/seances/nouvelle', fields({ topics: 'email', healthSpaceNext: 'agenda' }));
    expect(alone.status).toBe(422);
    expect(alone.text).toContain('href="#healthSpaceSteps"');
    expect(alone.text).toContain('Cochez ce qui a été fait avec Mon espace santé');
    expect(section(alone.text)).toMatch(/^<details[^>]* open>/);
    expect(section(alone.text)).toMatch(/value="agenda" selected/);
  });

  it('is closed until it is about health', async () => {
    expect(section((await visit.get('/seances/nouvelle')).text)).not.toMatch(/^<details[^>]* open>/);
    const health = await visit.post('/seances/nouvelle', fields({ duration: '' }));
    expect(section(health.text)).toMatch(/^<details[^>]* open>/);
  });

  it('is shown on the session’s page and in the person’s file, in words; corrected; never carried to another person', async () => {
    const person = await createBeneficiary(app.db, { structureId, createdBy: mediator.id });
    await visit.get(`/seances/nouvelle?personne=${person}`);
    const saved = await visit.post('/seances/nouvelle', fields({ ...done, beneficiaryId: person }));
    const id = idOf(saved.headers['location']);
    const page = (await visit.get(`/seances/${id}`)).text;
    for (const words of [
      'Compte activé, Connexion faite par la personne',
      'Aide\u00a0: autonome avec guidage en cas de besoin',
      'La prochaine fois\u00a0: ajouter un document',
      'href="/seances/mon-espace-sante/a-apporter"',
    ]) {
      expect(page).toContain(words);
    }
    const file = (await visit.get(`/beneficiaires/${person}`)).text;
    expect(file).toContain('Santé. Compte activé, Connexion faite par la personne.');
    const correction = section((await visit.get(`/seances/${id}/modifier`)).text);
    expect(correction.match(/value="\w+" checked/g)).toHaveLength(3);
    expect(correction).toMatch(/value="document_ajoute" selected/);
    const same = section((await visit.get(`/seances/nouvelle?modele=${id}`)).text);
    expect(same).not.toMatch(/value="\w+" checked/);
    expect(same).not.toMatch(/value="\w+" selected/);
  });

  it('leaves nothing when the steps are unticked', async () => {
    const saved = await visit.post('/seances/nouvelle', fields(done));
    const id = idOf(saved.headers['location']);
    await visit.get(`/seances/${id}/modifier`);
    expect((await visit.post(`/seances/${id}/modifier`, fields({ version: '1' }))).status).toBe(303);
    expect(await stored(id)).toMatchObject({
      health_space_steps: [],
      health_space_help: null,
      health_space_next: null,
    });
  });

  it('keeps the notes closed to a code or a number', async () => {
    for (const notes of ['Code provisoire : AB12CD34', 'N° de série de la carte Vitale 80250000012345678901']) {
      const refused = await visit.post('/seances/nouvelle', fields({ ...done, notes }));
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('href="#notes"');
    }
  });

  it('has a sheet of what to bring, the same for everybody', async () => {
    const sheet = await visit.get('/seances/mon-espace-sante/a-apporter');
    expect(sheet.status).toBe(200);
    expect(sheet.text).toContain('<h1>Mon espace santé\u00a0: quoi apporter\u00a0?</h1>');
    for (const words of ['carte Vitale', '6\u00a0semaines', 'Heure', 'lunettes']) expect(sheet.text).toContain(words);
    const health = await createSession(app.db, { structureId, mediatorId: mediator.id }, { topics: ['sante'] });
    expect((await visit.get(`/seances/${health}`)).text).toContain('/seances/mon-espace-sante/a-apporter');
    const other = await createSession(app.db, { structureId, mediatorId: mediator.id });
    expect((await visit.get(`/seances/${other}`)).text).not.toContain('/seances/mon-espace-sante/a-apporter');
  });
});
