import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;

describe('A workshop begun and not sent', () => {
  let app: TestApp;
  let mediator: CreatedUser;
  let visit: Visit;
  let person: string;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    const structureId = await createStructure(app.db);
    mediator = await createUser(app.db, { structureId });
    person = await createBeneficiary(app.db, { structureId, firstName: 'Odette', lastName: 'Rousselot' });
    visit = await app.signInAs(mediator);
    await visit.get('/seances/atelier/nouveau');
  });
  afterAll(() => app.stop());

  const begun = (fields: Row = {}): Row => ({
    ...{ formKey: newId(), draftVersion: '0', draftWriter: newId() },
    ...{ title: 'Premiers pas', people: [person], anonymousCount: '3', gender_feminin: '2', day: '2026-11-24' },
    ...{ duration: '120', topics: ['sante'], locationKind: 'a_distance', healthSpaceSteps: ['decouverte'] },
    ...fields,
  });
  const save = (fields: Row) => visit.post('/seances/atelier/brouillons', fields, { Accept: 'application/json' });
  const drafts = (id: unknown) => app.db.query<Row[]>('SELECT content FROM form_draft WHERE id = $1', [id]);

  it('is kept as it is typed, with those on its list, and shown again as it was', async () => {
    const form = begun({ personSearch: 'Rouss', notes: 'Groupe du mardi.' });
    expect((await save(form)).body).toMatchObject({ state: 'saved', version: 1 });
    const shown = await (await app.signInAs(mediator)).get(`/seances/atelier/brouillons/${String(form['formKey'])}`);
    expect(shown.status).toBe(200);
    expect(shown.text).toMatch(/name="title"[^>]* value="Premiers pas"/);
    expect(shown.text).toContain('Odette Rousselot');
    expect(shown.text).toMatch(/name="gender_feminin"[^>]* value="2"/);
    expect(shown.text).toMatch(/value="decouverte" checked/);
    expect(shown.text).toContain('Groupe du mardi.</textarea>');
    expect(shown.text).toContain('name="draftVersion" value="1"');
    expect(shown.text).not.toContain('Rouss"');
    const list = await visit.get('/seances/a-completer');
    expect(list.text).toContain('Atelier commencé');
  });

  it('ends with the workshop that it becomes, in one act, and leads there afterwards', async () => {
    const form = begun();
    await save(form);
    const logged = await visit.post('/seances/atelier/nouveau', { ...form, draftVersion: '1' });
    expect(logged.status).toBe(303);
    expect(await drafts(form['formKey'])).toEqual([]);
    const again = await visit.get(`/seances/atelier/brouillons/${String(form['formKey'])}`);
    expect(again.headers['location']).toBe(logged.headers['location']);
    const [row] = await app.db.query<Row[]>(
      `SELECT participant_count, anonymous_count, health_space_steps FROM support_session WHERE form_key = $1`,
      [form['formKey']],
    );
    expect(row).toEqual({ participant_count: 4, anonymous_count: 3, health_space_steps: ['decouverte'] });
  });

  it('is not sent by a page that has not seen what another one wrote', async () => {
    const form = begun();
    await save(form);
    const elsewhere = { ...form, draftWriter: newId() };
    const stale = await visit.post('/seances/atelier/nouveau', elsewhere);
    expect(stale.status).toBe(422);
    expect(stale.text).toContain('Ce brouillon a été complété dans un autre onglet');
    expect(await app.db.query('SELECT 1 FROM support_session WHERE form_key = $1', [form['formKey']])).toEqual([]);
    const sure = await visit.post('/seances/atelier/nouveau', { ...elsewhere, draftVersion: '1' });
    expect(sure.status).toBe(303);
  });

  it('is put aside without a script, unfinished, and thrown away', async () => {
    const form = begun({ title: '', act: 'set-aside' });
    const aside = await visit.post('/seances/atelier/nouveau', form);
    expect(aside.headers['location']).toBe('/seances/a-completer');
    expect(await drafts(form['formKey'])).toHaveLength(1);
    const dropped = await visit.post(`/seances/atelier/brouillons/${String(form['formKey'])}/jeter`);
    expect(dropped.headers['location']).toBe('/seances/a-completer');
    expect(await drafts(form['formKey'])).toEqual([]);
  });

  it('keeps no number that may not be kept', async () => {
    const form = begun({ notes: 'NIR 2 55 08 14 168 025 38' });
    expect((await save(form)).body).toMatchObject({ words: expect.stringContaining('sans les notes') as unknown });
    const [draft] = await drafts(form['formKey']);
    expect(draft?.['content']).not.toHaveProperty('notes');
  });
});
