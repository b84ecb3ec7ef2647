import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;

describe('Workshops already noted', () => {
  let app: TestApp;
  let structureId: string;
  let mediator: CreatedUser;
  let visit: Visit;
  let own: { structureId: string; mediatorId: string };
  let odette: string;
  let bruno: string;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db);
    mediator = await createUser(app.db, { structureId, firstName: 'Camille', lastName: 'Durand' });
    own = { structureId, mediatorId: mediator.id };
    visit = await app.signInAs(mediator);
    await visit.get('/seances/nouvelle');
    odette = await createBeneficiary(app.db, { structureId, createdBy: mediator.id, lastName: 'Rousselot' });
    bruno = await createBeneficiary(app.db, {
      structureId,
      createdBy: mediator.id,
      firstName: 'Bruno',
      lastName: 'Colin',
    });
  });
  afterAll(() => app.stop());

  const stored = async (id: string): Promise<Row> =>
    (await app.db.query<Row[]>('SELECT * FROM support_session WHERE id = $1', [id]))[0] ?? {};
  const listed = async (id: string): Promise<unknown[]> =>
    (await app.db.query<Row[]>('SELECT beneficiary_id FROM session_participant WHERE session_id = $1', [id])).map(
      (row) => row['beneficiary_id'],
    );
  const fields = (changes: Row = {}): Row => ({
    ...{ title: 'Premiers pas', day: '2026-11-24', duration: '120', locationKind: 'a_distance', topics: 'email' },
    ...{ anonymousCount: '2', version: '1', ...changes },
  });
  const address = (id: string) => `/seances/atelier/${id}/modifier`;

  it('are corrected on their own form, list and counts together', async () => {
    const anonymousBy = { gender: { feminin: 1 } };
    const id = await createWorkshopSession(app.db, own, { people: [odette], anonymousBy });
    const redirected = await visit.get(`/seances/${id}/modifier`);
    expect(redirected.headers['location']).toBe(address(id));
    const page = await visit.follow(redirected);
    expect(page.text).toContain('value="Premiers pas"');
    expect(page.text).toContain(`name="people" value="${odette}"`);
    expect(page.text).toMatch(/id="gender_feminin"[^>]* value="1"/);
    expect(page.text).toMatch(/name="duration" type="radio" value="120" checked/);
    const saved = await visit.post(
      address(id),
      fields({ title: 'Deuxièmes pas', people: [bruno], gender_masculin: '2' }),
    );
    expect(saved.status).toBe(303);
    expect((await visit.follow(saved)).text).toContain('Atelier modifié.');
    expect(await stored(id)).toMatchObject({
      ...{ title: 'Deuxièmes pas', participant_count: 3, version: 2, topics: ['email'] },
      anonymous_by: { gender: { masculin: 2 } },
    });
    expect(await listed(id)).toEqual([bruno]);
  });

  it('tell the second writer what differs, keep their words, and overwrite nothing before they say so', async () => {
    const id = await createWorkshopSession(app.db, own, { people: [odette] });
    await visit.post(address(id), fields({ title: 'Titre de l’autre onglet', people: [odette, bruno] }));
    const second = await visit.post(
      address(id),
      fields({ title: 'Mon titre', people: [odette], notes: 'Les miennes', gender_feminin: '1' }),
    );
    expect(second.status).toBe(422);
    expect(second.text).toMatch(/<title>Erreur\s: Modifier l’atelier/);
    expect(second.text).toContain('<a href="#entre-temps">Cet atelier a été modifié depuis que vous l’avez ouvert.');
    const told = second.text.replace(/<[^>]+>/g, '').replace(/\u00a0/g, ' ');
    expect(told).toContain('TitreEnregistré : Titre de l’autre ongletVotre saisie : Mon titre');
    expect(told).toContain('Enregistré : Bruno Colin, Odette RousselotVotre saisie : Odette Rousselot');
    expect(told).toContain(
      'Enregistré : 2 personnes sans ficheVotre saisie : 2 personnes sans fiche ; Genre : féminin 1',
    );
    expect(told).toContain('NotesEnregistré : rienVotre saisie : Les miennes');
    expect(told).not.toContain('DateEnregistré');
    expect(second.text).toContain('value="Mon titre"');
    expect(second.text).toContain('name="version" value="2"');
    expect(await stored(id)).toMatchObject({ title: 'Titre de l’autre onglet', version: 2, participant_count: 4 });
    expect((await visit.post(address(id), fields({ title: 'Mon titre', version: '2' }))).status).toBe(303);
    expect(await stored(id)).toMatchObject({ title: 'Mon titre', version: 3, participant_count: 2 });
  });

  it('keep the version they were opened with while people are searched, added and taken off', async () => {
    const id = await createWorkshopSession(app.db, own, { people: [odette] });
    await visit.post(address(id), fields({ people: [odette], notes: 'Entre-temps' }));
    const added = await visit.post(address(id), fields({ people: [odette], act: `add_${bruno}` }));
    expect(added.status).toBe(200);
    expect(added.text).toContain('name="version" value="1"');
    expect(await listed(id)).toEqual([odette]);
  });

  it('are deleted with their list after a confirmation', async () => {
    const id = await createWorkshopSession(app.db, own, { people: [odette], title: 'À effacer' });
    expect((await visit.get(`/seances/${id}/supprimer`)).text).toContain('À effacer');
    expect((await visit.post(`/seances/${id}/supprimer`)).status).toBe(303);
    expect(await stored(id)).toEqual({});
    expect(await listed(id)).toEqual([]);
  });

  it('no longer name a person who left, who may stay on the list, or be taken off', async () => {
    const elsewhere = await createStructure(app.db);
    const gone = await createBeneficiary(app.db, { structureId: elsewhere, firstName: 'Partie' });
    const id = await createWorkshopSession(app.db, own, { people: [odette, gone] });
    const shown = await visit.get(`/seances/${id}`);
    expect(shown.text).not.toContain('Partie');
    expect(shown.text).toContain('Et une personne qui n’est plus suivie par votre structure.');
    const form = await visit.get(address(id));
    expect(form.text).not.toContain('Partie');
    expect(form.text).toContain('Personne qui n’est plus suivie par votre structure');
    expect((await visit.post(address(id), fields({ people: [odette, gone], day: '2026-11-20' }))).status).toBe(303);
    expect(await listed(id)).toHaveLength(2);
    expect((await visit.post(address(id), fields({ people: [odette], version: '2' }))).status).toBe(303);
    expect(await listed(id)).toEqual([odette]);
  });

  it('are read by the structure, changed by their author alone; an individual session is none', async () => {
    const id = await createWorkshopSession(app.db, own, { people: [odette] });
    const manager = await app.signInAs(await createUser(app.db, { structureId, role: 'structure_manager' }));
    const shown = await manager.get(`/seances/${id}`);
    expect(shown.text).toContain('Odette Rousselot');
    expect(shown.text).not.toContain(address(id));
    await manager.get('/seances/nouvelle');
    expect((await manager.get(address(id))).status).toBe(404);
    expect((await manager.post(address(id), fields())).status).toBe(404);
    const alone = await createSession(app.db, own);
    expect((await visit.get(address(alone))).status).toBe(404);
    expect((await visit.post(address(alone), fields())).status).toBe(404);
    expect((await visit.post(`/seances/${id}/modifier`, { ...fields(), redirected: 'no' })).status).toBe(404);
    expect(await stored(id)).toMatchObject({ version: 1 });
  });
});
