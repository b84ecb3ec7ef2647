import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { createTemplate } from '../../factories/session-drafts.js';
import { createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;
const AGAIN = '/seances/nouvelle/formulaire';

describe('The form of a session, shown again with something more', () => {
  let app: TestApp;
  let structureId: string;
  let mediator: CreatedUser;
  let visit: Visit;
  let odette: string;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db);
    await createPlace(app.db, { structureId, name: 'Médiathèque' });
    mediator = await createUser(app.db, { structureId });
    visit = await app.signInAs(mediator);
    await visit.get('/seances/nouvelle');
    odette = await createBeneficiary(app.db, {
      structureId,
      createdBy: mediator.id,
      lastName: 'Rousselot',
      birthYear: 1951,
    });
  });
  afterAll(() => app.stop());

  const typed = (fields: Row = {}): Row => ({
    ...{ formKey: newId(), draftVersion: '0', draftWriter: newId(), day: '2026-11-20', duration: '90' },
    ...{ locationKind: 'a_distance', topics: ['email', 'parentalite'], notes: 'Déjà tapé.', ageBand: 'non_communique' },
    ...fields,
  });
  const count = async (): Promise<unknown> => (await app.db.query<Row[]>('SELECT count(*) FROM support_session'))[0];
  const templates = () =>
    app.db.query<Row[]>('SELECT * FROM session_template WHERE owner_id = $1 ORDER BY position', [mediator.id]);

  function expectKept(text: string): void {
    expect(text).toContain('Déjà tapé.</textarea>');
    expect(text).toMatch(/name="duration" type="radio" value="90" checked/);
    expect(text).toMatch(/value="parentalite" checked/);
    expect(text).toContain('value="2026-11-20"');
  }

  it('finds people by name, without an address that says it, and loses nothing', async () => {
    const found = await visit.post(AGAIN, typed({ act: 'search', q: 'roussel' }));
    expect(found.status).toBe(200);
    expect(found.text).toContain('1\u00a0personne trouvée');
    expect(found.text).toMatch(new RegExp(`name="person" value="${odette}"[^>]*>Odette Rousselot`));
    expectKept(found.text);
    expect((await visit.post(AGAIN, typed({ act: 'search', q: 'zzyzx' }))).text).toContain('Personne ne correspond.');
  });

  it('gives the list alone to the script', async () => {
    const found = await visit.post(AGAIN, { q: 'roussel' }, { 'X-Fragment': 'true' });
    expect(found.text).toMatch(/^<div id="choix-personne">/);
    expect(found.text).toContain('Odette Rousselot');
    expect(found.text).not.toContain('<form');
  });

  it('takes the one who is chosen, and lets them go again', async () => {
    const chosen = await visit.post(AGAIN, typed({ q: 'roussel', person: odette }));
    expect(chosen.text).toContain(`name="beneficiaryId" value="${odette}"`);
    expect(chosen.text).toMatch(/name="q" type="search" value=""/);
    expectKept(chosen.text);
    const freed = await visit.post(AGAIN, typed({ beneficiaryId: odette, act: 'anonymous' }));
    expect(freed.text).not.toContain('name="beneficiaryId"');
    expectKept(freed.text);
    const stranger = await createBeneficiary(app.db, {
      structureId: await createStructure(app.db),
      createdBy: mediator.id,
    });
    expect((await visit.post(AGAIN, typed({ person: stranger }))).status).toBe(404);
  });

  it('says when the age that was typed contradicts the year of the file', async () => {
    const chosen = await visit.post(AGAIN, typed({ person: odette, ageBand: 'vingt_cinq_trente_neuf' }));
    expect(chosen.text).toContain(
      'Vous aviez noté «\u00a025 - 39 ans\u00a0», mais la fiche indique une naissance en 1951 (70 ans et plus).',
    );
    const agreeing = await visit.post(AGAIN, typed({ person: odette, ageBand: 'soixante_dix_plus' }));
    expect(agreeing.text).not.toContain('Vous aviez noté');
  });

  it('saves nothing while somebody is looked for: « Entrée » in the search shows who was found', async () => {
    const before = await count();
    const pressed = await visit.post('/seances/nouvelle', typed({ q: 'roussel' }));
    expect(pressed.status).toBe(200);
    expect(pressed.text).toContain('choisissez-la, ou effacez la recherche');
    expect(pressed.text).toContain('Odette Rousselot');
    expectKept(pressed.text);
    expect(await count()).toEqual(before);
  });

  it('is kept as a template, less the person, the day and the notes', async () => {
    const kept = await visit.post(
      AGAIN,
      typed({
        act: 'keep-template',
        templateName: 'Atelier du mardi',
        beneficiaryId: odette,
        ageBand: 'soixante_dix_plus',
      }),
    );
    expect(kept.status).toBe(200);
    expect(kept.text).toContain('Modèle «\u00a0Atelier du mardi\u00a0» gardé');
    expectKept(kept.text);
    const [template] = await templates();
    expect(template).toMatchObject({ name: 'Atelier du mardi', position: 1, structure_id: structureId });
    const content = template?.['content'] as Row;
    expect(content).toMatchObject({ duration: '90', locationKind: 'a_distance', topics: ['email', 'parentalite'] });
    for (const field of ['beneficiaryId', 'day', 'notes', 'ageBand']) expect(content).not.toHaveProperty(field);
    const again = await visit.post(AGAIN, typed({ act: 'keep-template', templateName: 'Atelier du mardi' }));
    expect(again.status).toBe(422);
    expect(again.text).toContain('<a href="#templateName">Un de vos modèles porte déjà ce nom');
    expectKept(again.text);
    const nameless = await visit.post(AGAIN, typed({ act: 'keep-template' }));
    expect(nameless.text).toContain('<a href="#templateName">Donnez un nom à ce modèle');
    const wrong = await visit.post(AGAIN, typed({ act: 'keep-template', templateName: 'Faux', topics: 'jardinage' }));
    expect(wrong.status).toBe(422);
    expect(await templates()).toHaveLength(1);
  });

  it('takes what a template says, and keeps the person, the day and the notes', async () => {
    const { id } = (await templates())[0] as { id: string };
    const fields = typed({ duration: '15', topics: 'bureautique', equipment: 'tablette', template: id });
    const applied = await visit.post(AGAIN, { ...fields, beneficiaryId: odette });
    expect(applied.text).toContain('Modèle «\u00a0Atelier du mardi\u00a0» repris');
    expect(applied.text).toContain(`name="beneficiaryId" value="${odette}"`);
    expect(applied.text).not.toMatch(/value="tablette" checked/);
    expect(applied.text).not.toMatch(/value="bureautique" checked/);
    expectKept(applied.text);
    expect((await visit.get('/seances/nouvelle')).text).toContain(`name="template" value="${id}"`);
    const colleague = await app.signInAs(await createUser(app.db, { structureId }));
    expect((await colleague.get('/seances/nouvelle')).text).not.toContain(id);
    expect((await colleague.post(AGAIN, typed({ template: id }))).status).toBe(404);
  });

  it('has twelve templates at most, moved, renamed and deleted by their owner alone', async () => {
    const owner = await createUser(app.db, { structureId });
    const own = await app.signInAs(owner);
    await own.get('/seances/nouvelle');
    const made: string[] = [];
    for (let position = 1; position <= 11; position += 1) {
      made.push(
        await createTemplate(app.db, { structureId, ownerId: owner.id }, { name: `Modèle ${position}`, position }),
      );
    }
    const keep = (name: string) => own.post(AGAIN, typed({ act: 'keep-template', templateName: name }));
    const both = await Promise.all([keep('Douze'), keep('Treize')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(both.find(({ status }) => status === 422)?.text).toContain('Vous avez déjà 12\u00a0modèles');
    const at = (id: string | undefined) => `/seances/modeles/${id}`;
    await own.post(`${at(made[2])}/monter`);
    await own.post(`${at(made[0])}/monter`);
    await own.post(`${at(made[1])}/supprimer`);
    const renamed = await own.post(at(made[0]), { name: 'Le premier' });
    expect(renamed.status).toBe(303);
    expect((await own.post(at(made[0]), { name: 'Modèle 5' })).text).toContain('Un de vos modèles porte déjà ce nom');
    expect((await own.post(at(made[0]), { name: '' })).text).toContain('<a href="#name">Donnez un nom à ce modèle.');
    const rows = await app.db.query<Row[]>(
      'SELECT name, position FROM session_template WHERE owner_id = $1 ORDER BY position',
      [owner.id],
    );
    expect(rows.slice(0, 3)).toEqual([
      { name: 'Le premier', position: 1 },
      { name: 'Modèle 3', position: 2 },
      { name: 'Modèle 4', position: 3 },
    ]);
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    for (const act of ['', '/monter', '/supprimer']) {
      expect((await visit.post(`${at(made[0])}${act}`, { name: 'Volé' })).status).toBe(404);
    }
    expect((await visit.get(at(made[0]))).status).toBe(404);
  });

  it.each([
    ['content', '{"notes":"x"}', 1],
    ['content', '{"beneficiaryId":"x"}', 1],
    ['position', '{}', 13],
  ])('is held to its shape by the base: %s', async (check, content, position) => {
    const written = createTemplate(
      app.db,
      { structureId, ownerId: (await createUser(app.db, { structureId })).id },
      { content: JSON.parse(content) as object, position },
    );
    await expect(written).rejects.toThrow(`session_template_${check}_check`);
  });

  it('offers the lengths and the topics that its author uses', async () => {
    const owner = await createUser(app.db, { structureId });
    const own = { structureId, mediatorId: owner.id };
    for (const durationMinutes of [50, 50, 50, 20, 20, 35]) {
      await createSession(app.db, own, {
        durationMinutes,
        topics: ['parentalite', 'bureautique', 'culture_numerique'],
      });
    }
    const { text } = await (await app.signInAs(owner)).get('/seances/nouvelle');
    expect(text).toMatch(/name="duration" type="radio" value="50" checked/);
    expect(text).toMatch(/name="duration" type="radio" value="20">/);
    expect(text).not.toMatch(/name="duration" type="radio" value="35"/);
    const first = text.slice(text.indexOf('id="topics"'), text.indexOf('Toutes les thématiques'));
    expect(first.match(/name="topics"/g)).toHaveLength(3);
    expect(first).toContain('value="culture_numerique"');
  });
});
