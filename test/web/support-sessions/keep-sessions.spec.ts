import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;

describe('Sessions already noted', () => {
  let app: TestApp;
  let structureId: string;
  let mediator: CreatedUser;
  let visit: Visit;
  let own: { structureId: string; mediatorId: string };

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db);
    mediator = await createUser(app.db, { structureId, firstName: 'Camille', lastName: 'Durand' });
    own = { structureId, mediatorId: mediator.id };
    visit = await app.signInAs(mediator);
    await visit.get('/seances/nouvelle');
  });
  afterAll(() => app.stop());

  const stored = async (id: string): Promise<Row> =>
    (await app.db.query<Row[]>('SELECT * FROM support_session WHERE id = $1', [id]))[0] ?? {};
  const fields = (changes: Row = {}): Row => ({
    ...{
      day: '2026-11-24',
      duration: '30',
      locationKind: 'a_distance',
      topics: 'email',
      redirected: 'no',
      version: '1',
    },
    ...changes,
  });

  it('are corrected by their author', async () => {
    const id = await createSession(app.db, own, { notes: 'Avant', durationMinutes: 75 });
    const page = await visit.get(`/seances/${id}/modifier`);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/name="duration" type="radio" value="other" checked/);
    expect(page.text).toMatch(/name="otherMinutes"[^>]* value="75"/);
    expect(page.text).toContain('Avant');
    const saved = await visit.post(
      `/seances/${id}/modifier`,
      fields({ duration: '60', notes: 'Après', ageBand: 'douze_dix_huit', topics: ['sante', 'bureautique'] }),
    );
    expect(saved.status).toBe(303);
    expect(saved.headers['location']).toBe(`/seances/${id}`);
    expect(await stored(id)).toMatchObject({
      ...{ duration_minutes: 60, notes: 'Après', age_band: 'douze_dix_huit', topics: ['sante', 'bureautique'] },
      version: 2,
    });
    const lines = await app.db.query<Row[]>(`SELECT verb FROM audit_event WHERE subject_id = $1 ORDER BY id`, [id]);
    expect(lines).toEqual([{ verb: 'session.correct' }]);
  });

  it('keep the person as they were on the day', async () => {
    const person = await createBeneficiary(app.db, { structureId, createdBy: mediator.id, birthYear: 1956 });
    const id = await createSession(app.db, own, {
      ...{ beneficiaryId: person, gender: 'masculin', ageBand: 'soixante_dix_plus', socialStatus: 'sans_emploi' },
    });
    await visit.post(`/seances/${id}/modifier`, fields({ gender: 'feminin', socialStatus: 'retraite' }));
    expect(await stored(id)).toMatchObject({
      ...{ beneficiary_id: person, gender: 'masculin', age_band: 'soixante_dix_plus', social_status: 'sans_emploi' },
    });
    await visit.post(`/seances/${id}/modifier`, fields({ day: '2025-11-24', version: '2' }));
    expect(await stored(id)).toMatchObject({ gender: 'masculin', age_band: 'soixante_soixante_neuf' });
  });

  it('are not overwritten by a page opened before: what was typed is kept, and may be saved knowingly', async () => {
    const id = await createSession(app.db, own);
    expect((await visit.post(`/seances/${id}/modifier`, fields({ notes: 'Premier onglet' }))).status).toBe(303);
    const late = await visit.post(`/seances/${id}/modifier`, fields({ notes: 'Second onglet' }));
    expect(late.status).toBe(422);
    expect(late.text).toContain('Cette séance a été modifiée depuis que vous l’avez ouverte.');
    expect(late.text).toContain('Second onglet');
    expect(late.text).toContain('name="version" value="2"');
    expect(await stored(id)).toMatchObject({ notes: 'Premier onglet' });
    const again = await visit.post(`/seances/${id}/modifier`, fields({ notes: 'Second onglet', version: '2' }));
    expect(again.status).toBe(303);
    expect(await stored(id)).toMatchObject({ notes: 'Second onglet', version: 3 });
  });

  it('come back with their errors, still of the version that was read', async () => {
    const id = await createSession(app.db, own);
    await visit.post(`/seances/${id}/modifier`, fields({ notes: 'Premier onglet' }));
    const answer = await visit.post(`/seances/${id}/modifier`, fields({ duration: '' }));
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/<title>Erreur\s: Modifier la séance/);
    expect(answer.text).toContain('name="version" value="1"');
  });

  it('are really deleted after a confirmation, and the journal keeps ids alone', async () => {
    const id = await createSession(app.db, own, { notes: 'À effacer' });
    expect((await visit.get(`/seances/${id}/supprimer`)).text).toContain('Supprimer la séance\u00a0?');
    expect(await stored(id)).toMatchObject({ id });
    const removed = await visit.post(`/seances/${id}/supprimer`);
    expect(removed.status).toBe(303);
    expect(removed.headers['location']).toBe('/seances');
    expect(await stored(id)).toEqual({});
    const lines = await app.db.query<Row[]>(`SELECT verb, details FROM audit_event WHERE subject_id = $1`, [id]);
    expect(lines).toEqual([{ verb: 'session.delete', details: { beneficiaryId: null, referralId: null } }]);
    expect((await visit.post(`/seances/${id}/supprimer`)).status).toBe(404);
  });

  it('are read by the whole structure, changed by their author alone, hidden from all others', async () => {
    const id = await createSession(app.db, own, { notes: 'Lue par l’équipe' });
    const manager = await app.signInAs(await createUser(app.db, { structureId, role: 'structure_manager' }));
    const shown = await manager.get(`/seances/${id}`);
    expect(shown.text).toContain('Lue par l’équipe');
    expect(shown.text).not.toContain(`/seances/${id}/modifier`);
    await manager.get('/seances/nouvelle');
    for (const act of ['modifier', 'supprimer']) {
      expect((await manager.get(`/seances/${id}/${act}`)).status).toBe(404);
      expect((await manager.post(`/seances/${id}/${act}`, fields())).status).toBe(404);
    }
    const stranger = await app.signInAs(await createUser(app.db, { structureId: await createStructure(app.db) }));
    expect((await stranger.get(`/seances/${id}`)).status).toBe(404);
    expect((await stranger.get(`/seances/nouvelle?modele=${id}`)).status).toBe(404);
    expect((await stranger.get(`/seances/${id}/modifier`)).status).toBe(404);
    expect((await visit.get(`/seances/${newId()}`)).status).toBe(404);
    expect((await visit.get('/seances/12')).status).toBe(404);
    expect(await stored(id)).toMatchObject({ version: 1 });
  });

  it('no longer name a person who left, and stay correctable', async () => {
    const elsewhere = await createStructure(app.db);
    const gone = await createBeneficiary(app.db, {
      structureId: elsewhere,
      createdBy: mediator.id,
      firstName: 'Partie',
    });
    const id = await createSession(app.db, own, { beneficiaryId: gone, ageBand: 'soixante_dix_plus' });
    expect((await visit.get(`/seances/${id}`)).text).not.toContain('Partie');
    expect((await visit.get('/seances')).text).not.toContain('Partie');
    expect((await visit.get(`/seances/${id}/modifier`)).text).not.toContain('Partie');
    expect((await visit.post(`/seances/${id}/modifier`, fields({ day: '2025-01-10' }))).status).toBe(303);
    expect(await stored(id)).toMatchObject({ beneficiary_id: gone, age_band: 'soixante_dix_plus' });
  });

  it('give the next one its place, duration, topics and equipment, never the person nor the notes', async () => {
    const placeId = await createPlace(app.db, { structureId, name: 'Bus numérique', commune: communes.toul });
    const person = await createBeneficiary(app.db, { structureId, createdBy: mediator.id });
    const id = await createSession(app.db, own, {
      ...{ locationKind: 'lieu_activite', placeId, durationMinutes: 90, topics: ['culture_numerique'] },
      ...{ equipment: ['tablette'], beneficiaryId: person, notes: 'Pour elle seule', day: '2026-11-20' },
    });
    const { text } = await visit.get(`/seances/nouvelle?modele=${id}`);
    expect(text).toMatch(new RegExp(`<option value="${placeId}" selected>Bus numérique, Toul`));
    expect(text).toMatch(/name="duration" type="radio" value="90" checked/);
    expect(text).toMatch(/value="culture_numerique" checked/);
    expect(text).toMatch(/value="tablette" checked/);
    expect(text).toContain('name="day" type="date" value="2026-11-20"');
    expect(text).not.toContain('Pour elle seule');
    expect(text).not.toContain('beneficiaryId');
  });

  it('lead the list: mine by day, with the month’s totals; the structure’s on request; page after page', async () => {
    const home = await createStructure(app.db);
    const lister = await createUser(app.db, { structureId: home });
    const mine = { structureId: home, mediatorId: lister.id };
    const other = {
      structureId: home,
      mediatorId: (await createUser(app.db, { structureId: home, firstName: 'Samir' })).id,
    };
    const reader = await app.signInAs(lister);
    expect((await reader.get('/seances')).text).toContain('Aucune séance pour l’instant');
    for (let index = 0; index < 52; index += 1) {
      await createSession(app.db, mine, { day: index < 2 ? '2026-10-30' : '2026-11-12', durationMinutes: 30 });
    }
    await createSession(app.db, other, { day: '2026-11-23', topics: ['parentalite'], durationMinutes: 15 });
    const first = await reader.get('/seances');
    expect(first.text).toContain('Jeudi 12\u00a0novembre 2026');
    expect(first.text).toContain('<span class="app-stat__value">50</span>');
    expect(first.text).toContain('<span class="app-stat__value">25\u00a0h</span>');
    expect(first.text).not.toContain('Parentalité');
    expect(first.text).not.toContain('30\u00a0octobre');
    const next = /href="(\/seances\?avant[^"]+)" rel="next"/.exec(first.text)?.[1] ?? '';
    const second = await reader.get(next.replaceAll('&#x3D;', '='));
    expect(second.text).toContain('Vendredi 30\u00a0octobre 2026');
    expect(second.text).not.toContain('12\u00a0novembre');
    expect(second.text).not.toContain('rel="next"');
    const whole = await reader.get('/seances?voir=structure');
    expect(whole.text).toContain('Hier, lundi 23\u00a0novembre 2026');
    expect(whole.text).toContain('Parentalité · Samir');
    expect(whole.text).toContain('<span class="app-stat__value">51</span>');
    expect((await reader.get('/seances?avant=demain_1')).status).toBe(200);
  });
});
