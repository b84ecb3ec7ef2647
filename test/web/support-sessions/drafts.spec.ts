import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids.js';
import { EXPIRE_DRAFTS } from '../../../src/platform/drafts/index.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { createDraft } from '../../factories/session-drafts.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;

describe('A session begun and not sent', () => {
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

  const begun = (fields: Row = {}): Row => ({
    ...{ formKey: newId(), draftVersion: '0', draftWriter: newId() },
    ...{ day: '2026-11-24', duration: '45', topics: ['email', 'sante'], locationKind: 'a_distance', redirected: 'no' },
    ...fields,
  });
  const save = (fields: Row) => visit.post('/seances/brouillons', fields, { Accept: 'application/json' });
  const stored = async (id: unknown): Promise<Row | undefined> =>
    (await app.db.query<Row[]>('SELECT * FROM form_draft WHERE id = $1', [id]))[0];
  const sessions = (formKey: unknown) =>
    app.db.query<Row[]>('SELECT id, notes FROM support_session WHERE form_key = $1', [formKey]);

  it('is kept as it is typed, whatever it lacks, and shown again as it was', async () => {
    const form = begun({ duration: 'other', otherMinutes: 'une heure', topics: 'parentalite', notes: 'Commence.' });
    const saved = await save(form);
    expect(saved.body).toEqual({ state: 'saved', version: 1, words: 'Brouillon enregistré à 10\u00a0h\u00a030.' });
    const shown = await (await app.signInAs(mediator)).get(`/seances/brouillons/${String(form['formKey'])}`);
    expect(shown.status).toBe(200);
    expect(shown.text).toMatch(/name="otherMinutes"[^>]* value="une heure"/);
    expect(shown.text).toMatch(/value="parentalite" checked/);
    expect(shown.text).toContain('Commence.</textarea>');
    expect(shown.text).toContain(`name="formKey" value="${String(form['formKey'])}"`);
    expect(shown.text).toContain('name="draftVersion" value="1"');
    expect(shown.text).not.toContain('Il y a un problème');
    expect(shown.text).toContain('Votre brouillon du aujourd’hui, 10\u00a0h\u00a030');
  });

  it('holds the fields of the form and nothing else', async () => {
    const form = begun({ unknown: 'x', q: 'Rousselot', templateName: 'Mardi', alreadySupported: 'true' });
    await save(form);
    expect(await stored(form['formKey'])).toMatchObject({
      kind: 'session',
      owner_id: mediator.id,
      structure_id: structureId,
      content: {
        ...{ day: '2026-11-24', duration: '45', topics: ['email', 'sante'], locationKind: 'a_distance' },
        ...{ redirected: 'no', alreadySupported: 'true' },
      },
      expires_at: new Date('2026-12-08T09:30:00.000Z'),
    });
  });

  it('leaves out a text that holds a secret, and says so', async () => {
    const form = begun({ notes: 'Son numéro : 2 51 05 54 395 001 67', procedureName: 'Carte grise' });
    const { body } = (await save(form)) as { body: Row };
    expect(body['words']).toBe(
      'Brouillon enregistré à 10\u00a0h\u00a030, sans les notes\u00a0: ce texte semble contenir un numéro ou un mot de passe, ' +
        'qui ne se garde pas.',
    );
    const content = (await stored(form['formKey']))?.['content'] as Row;
    expect(content['notes']).toBeUndefined();
    expect(content['procedureName']).toBe('Carte grise');
  });

  it('ends in the very transaction of the session', async () => {
    const form = begun({ notes: 'Terminée.' });
    await save(form);
    expect(await stored(form['formKey'])).toBeDefined();
    const logged = await visit.post('/seances/nouvelle', { ...form, draftVersion: '1' });
    expect(logged.status).toBe(303);
    expect(await stored(form['formKey'])).toBeUndefined();
    const [made] = await sessions(form['formKey']);
    const opened = await visit.get(`/seances/brouillons/${String(form['formKey'])}`);
    expect(opened.headers['location']).toBe(`/seances/${String(made?.['id'])}`);
  });

  it('stays when the session is refused', async () => {
    const form = begun();
    await save(form);
    expect((await visit.post('/seances/nouvelle', { ...form, day: '2026-11-25' })).status).toBe(422);
    expect(await stored(form['formKey'])).toBeDefined();
  });

  it('is not overwritten by another tab, which is told', async () => {
    const form = begun({ notes: 'Un' });
    await save(form);
    const other = { ...form, draftVersion: '1', draftWriter: newId(), notes: 'Autre onglet' };
    expect((await save(other)).body).toMatchObject({ state: 'saved', version: 2 });
    const late = await save({ ...form, draftVersion: '1', notes: 'Premier onglet, plus tard' });
    expect(late.body).toEqual({
      state: 'stale',
      version: 2,
      words: 'Ce brouillon a été complété dans un autre onglet à 10\u00a0h\u00a030. Rien n’y est changé d’ici.',
    });
    expect((await stored(form['formKey']))?.['content']).toMatchObject({ notes: 'Autre onglet' });
    const sent = await visit.post('/seances/nouvelle', { ...form, draftVersion: '1', notes: 'Premier onglet' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('Ce brouillon a été complété dans un autre onglet');
    expect(sent.text).toContain('Premier onglet</textarea>');
    expect(sent.text).toContain('name="draftVersion" value="2"');
    expect(await sessions(form['formKey'])).toEqual([]);
    const again = await visit.post('/seances/nouvelle', { ...form, draftVersion: '2', notes: 'Premier onglet' });
    expect(again.status).toBe(303);
    expect(await sessions(form['formKey'])).toMatchObject([{ notes: 'Premier onglet' }]);
  });

  it('goes on from the page that wrote last, even when the answer to it was lost', async () => {
    const form = begun({ notes: 'Un' });
    await save(form);
    await save({ ...form, draftVersion: '1', notes: 'Deux, réponse perdue' });
    const again = await save({ ...form, draftVersion: '1', notes: 'Trois' });
    expect(again.body).toMatchObject({ state: 'saved', version: 3 });
    expect((await visit.post('/seances/nouvelle', { ...form, draftVersion: '1', notes: 'Trois' })).status).toBe(303);
  });

  it('keeps one of two pages that write at the same moment', async () => {
    const form = begun();
    await save(form);
    const writers = Array.from({ length: 6 }, (_, index) => ({
      ...{ ...form, draftVersion: '1', draftWriter: newId(), notes: `Page ${index}` },
    }));
    const answers = await Promise.all(writers.map((one) => save(one)));
    const states = answers.map(({ body }) => (body as Row)['state']);
    expect(states.filter((state) => state === 'saved')).toHaveLength(1);
    const kept = ((await stored(form['formKey']))?.['content'] as Row)['notes'];
    expect(kept).toBe(`Page ${states.indexOf('saved')}`);
  });

  it('is nobody else’s to read, to write or to throw away', async () => {
    const form = begun({ notes: 'À moi' });
    await save(form);
    const id = String(form['formKey']);
    const colleague = await app.signInAs(await createUser(app.db, { structureId, role: 'structure_manager' }));
    await colleague.get('/seances/nouvelle');
    expect((await colleague.get(`/seances/brouillons/${id}`)).status).toBe(404);
    expect((await colleague.post(`/seances/brouillons/${id}/jeter`)).status).toBe(404);
    expect((await colleague.post('/seances/brouillons', { ...form, draftVersion: '1' })).status).toBe(404);
    expect((await colleague.get('/seances/a-completer')).text).not.toContain(id);
    expect((await stored(id))?.['content']).toMatchObject({ notes: 'À moi' });
  });

  it('without a script is put aside with a button, and waits in « À compléter »', async () => {
    const form = begun({ duration: '', topics: [], act: 'set-aside' });
    const put = await visit.post('/seances/nouvelle/formulaire', form);
    expect(put.status).toBe(303);
    expect(put.headers['location']).toBe('/seances/a-completer');
    const list = await visit.follow(put);
    expect(list.text).toContain('Brouillon mis de côté');
    expect(list.text).toContain(`href="/seances/brouillons/${String(form['formKey'])}"`);
    expect(list.text).toContain('Il manque\u00a0: la durée, la thématique');
    const secret = begun({ notes: 'mot de passe : Azerty2026!', act: 'set-aside' });
    const refused = await visit.post('/seances/nouvelle/formulaire', secret);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Azerty2026!');
    expect(await stored(secret['formKey'])).toBeUndefined();
  });

  it('is thrown away on demand, with a line in the journal', async () => {
    const id = await createDraft(app.db, { structureId, ownerId: mediator.id });
    expect((await visit.post(`/seances/brouillons/${id}/jeter`)).headers['location']).toBe('/seances/a-completer');
    expect(await stored(id)).toBeUndefined();
    const lines = await app.db.query<Row[]>('SELECT verb, details FROM audit_event WHERE subject_id = $1', [id]);
    expect(lines).toEqual([{ verb: 'draft.drop', details: {} }]);
  });

  it('is deleted fourteen days after its last change', async () => {
    const old = await createDraft(
      app.db,
      { structureId, ownerId: mediator.id },
      { updatedAt: '2026-11-10T09:00:00+01:00', expiresAt: '2026-11-24T10:30:00+01:00' },
    );
    const fresh = await createDraft(app.db, { structureId, ownerId: mediator.id });
    await app.get(Jobs).runNow(EXPIRE_DRAFTS);
    expect(await stored(old)).toBeUndefined();
    expect(await stored(fresh)).toBeDefined();
  });

  it('opens without the person once they are not to be seen any more', async () => {
    const person = await createBeneficiary(app.db, {
      ...{ structureId: await createStructure(app.db), createdBy: mediator.id, firstName: 'Partie' },
    });
    const content = { beneficiaryId: person, duration: '45', topics: 'email' };
    const id = await createDraft(app.db, { structureId, ownerId: mediator.id }, { content });
    const opened = await visit.get(`/seances/brouillons/${id}`);
    expect(opened.status).toBe(200);
    expect(opened.text).not.toContain('Partie');
    expect((await visit.get('/seances/a-completer')).text).not.toContain('Partie');
  });

  it('lists the sessions to come back to with what they leave unsaid; to correct one completes it', async () => {
    const own = await createUser(app.db, { structureId });
    const reader = await app.signInAs(own);
    expect((await reader.get('/seances/a-completer')).text).toContain('Rien à compléter');
    const id = await createSession(app.db, { structureId, mediatorId: own.id }, { equipment: ['tablette'] });
    await app.db.query('UPDATE support_session SET to_complete = true WHERE id = $1', [id]);
    await createDraft(app.db, { structureId, ownerId: own.id });
    const list = await reader.get('/seances/a-completer');
    expect(list.text).toContain('Il manque\u00a0: la personne, la tranche d’âge, l’autonomie, les notes');
    expect(list.text).toContain(`href="/seances/${id}/rattacher"`);
    expect((await reader.get('/')).text).toMatch(
      />2<\/span>\s*<span class="app-stat__label"><a href="\/seances\/a-completer">/,
    );
    const page = await reader.get(`/seances/${id}/modifier`);
    expect(page.text).toMatch(/name="toComplete" type="checkbox" value="true">/);
    const fields = { day: '2026-11-24', duration: '30', locationKind: 'a_distance', topics: 'email', version: '1' };
    const kept = await reader.post(`/seances/${id}/modifier`, { ...fields, redirected: 'no', toComplete: 'true' });
    expect(kept.status).toBe(303);
    expect((await reader.get('/seances/a-completer')).text).toContain(id);
    await reader.post(`/seances/${id}/modifier`, { ...fields, redirected: 'no', version: '2' });
    expect((await reader.get('/seances/a-completer')).text).not.toContain(id);
  });

  it.each([
    ['content', `'[]'`, `now() + interval '1 day'`, `'session'`],
    ['content', `jsonb_build_object('notes', repeat('x', 70000))`, `now() + interval '1 day'`, `'session'`],
    ['expiry', `'{}'`, `now() - interval '1 day'`, `'session'`],
    ['kind', `'{}'`, `now() + interval '1 day'`, `'Une séance'`],
  ])('is held to its shape by the base: %s', async (check, content, expires, kind) => {
    const written = app.db.query(
      `INSERT INTO form_draft (id, owner_id, structure_id, kind, content, writer, created_at, updated_at, expires_at)
       VALUES ($1, $2, $3, ${kind}, ${content}, $1, now(), now(), ${expires})`,
      [newId(), mediator.id, structureId],
    );
    await expect(written).rejects.toThrow(`form_draft_${check}_check`);
  });
});
