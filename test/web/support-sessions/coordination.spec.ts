import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids.js';
import { type CreatedUser, createMembership, createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createCoordinationActivity } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;
const ADDRESS = '/coordination/nouvelle';

describe('Activities of coordination', () => {
  let app: TestApp;
  let structureId: string;
  let coordinator: CreatedUser;
  let visit: Visit;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db);
    const territory = { kind: 'department', code: '54' } as const;
    coordinator = await createUser(app.db, { role: 'coordinator', territory });
    visit = await app.signInAs(coordinator);
    await visit.get(ADDRESS);
  });
  afterAll(() => app.stop());

  const common = (): Row => ({ formKey: newId(), day: '2026-11-20', duration: '90' });
  const animation = (fields: Row = {}): Row => ({
    ...{ ...common(), kind: 'animation', type: 'comite', initiative: 'demande', topics: ['reseau', 'rh'] },
    ...{ mediators: '4', structures: '2', ...fields },
  });
  const event = (fields: Row = {}): Row => ({
    ...{
      ...common(),
      kind: 'evenement',
      type: 'nec_local',
      name: 'NEC des Deux Rives',
      organizers: ['commune', 'hub'],
    },
    ...{ participants: '120', territorialLevel: 'departemental', ...fields },
  });
  const partnership = (fields: Row = {}): Row => ({
    ...{ ...common(), kind: 'partenariat', natures: 'rdv_elu', territorialLevel: 'communal' },
    ...{ partnerName2: 'Mairie de Toul', partnerType2: 'commune', ...fields },
  });
  const last = async (): Promise<Row> =>
    (await app.db.query<Row[]>('SELECT * FROM coordination_activity ORDER BY id DESC LIMIT 1'))[0] ?? {};
  const count = async (): Promise<number> =>
    (await app.db.query<{ n: number }[]>('SELECT count(*)::int AS n FROM coordination_activity'))[0]?.n ?? 0;

  it('offers the three kinds on one page, each with its own questions', async () => {
    const page = await visit.get(ADDRESS);
    expect(page.text).toContain('Type d’animation');
    expect(page.text).toContain('href="/coordination/nouvelle?type&#x3D;evenement"');
    expect((await visit.get(`${ADDRESS}?type=evenement`)).text).toContain('Nom de l’évènement');
    expect((await visit.get(`${ADDRESS}?type=partenariat`)).text).toContain('Nature du partenariat');
    expect((await visit.post(ADDRESS, { ...animation(), kind: 'constructor' })).status).toBe(404);
  });

  it('keeps an animation', async () => {
    const saved = await visit.post(ADDRESS, animation({ notes: 'Suite en décembre.' }));
    expect(saved.status).toBe(303);
    expect(await last()).toMatchObject({
      ...{ kind: 'animation', author_id: coordinator.id, structure_id: null, employer_id: null, day: '2026-11-20' },
      ...{ duration_minutes: 90, type: 'comite', initiative: 'demande', topics: ['reseau', 'rh'], mediators: 4 },
      ...{ structures: 2, other_actors: 0, notes: 'Suite en décembre.', version: 1 },
    });
    const { text } = await visit.follow(saved);
    expect(text).toContain('Activité enregistrée.');
    expect(text).toContain('Comité technique / de pilotage');
    expect(text).toContain('4\u00a0médiateur·ice·s');
  });

  it('keeps an event and a partnership', async () => {
    expect((await visit.post(ADDRESS, event())).status).toBe(303);
    expect(await last()).toMatchObject({
      ...{ kind: 'evenement', type: 'nec_local', name: 'NEC des Deux Rives', organizers: ['commune', 'hub'] },
      ...{ participants: 120, territorial_level: 'departemental' },
    });
    const saved = await visit.post(ADDRESS, partnership({ natures: ['rdv_elu', 'autre'], otherWords: 'Un prêt' }));
    expect(await last()).toMatchObject({
      ...{ kind: 'partenariat', natures: ['rdv_elu', 'autre'], territorial_level: 'communal', other_words: 'Un prêt' },
      partners: [{ name: 'Mairie de Toul', type: 'commune' }],
    });
    expect((await visit.follow(saved)).text).toContain('Mairie de Toul (Une commune)');
  });

  it.each<[string, Row, string, string]>([
    ['animation', { type: '' }, 'type', 'Choisissez le type d’animation.'],
    ['animation', { initiative: '' }, 'initiative', 'Dites qui est à l’initiative.'],
    ['animation', { topics: [] }, 'topics', 'Cochez au moins une thématique.'],
    ['animation', { mediators: '0', structures: '' }, 'mediators', 'Comptez au moins une participation.'],
    ['animation', { mediators: '-1' }, 'mediators', 'Écrivez un nombre, de 0 à 10\u00a0000.'],
    ['animation', { day: '2026-11-25' }, 'day', 'Cette date est à venir\u00a0: une activité se note une fois faite.'],
    ['animation', { duration: 'other', otherMinutes: '0' }, 'otherMinutes', 'Écrivez la durée en minutes'],
    ['animation', { notes: 'NIR 2 51 03 54 395 012 37' }, 'notes', 'Ce texte semble contenir un numéro'],
    ['evenement', { type: 'fête' }, 'type', 'Choisissez le type d’évènement.'],
    ['evenement', { organizers: [] }, 'organizers', 'Dites qui a organisé l’évènement.'],
    ['evenement', { participants: '' }, 'participants', 'Écrivez le nombre de participations'],
    ['partenariat', { natures: [] }, 'natures', 'Cochez sur quoi porte le partenariat.'],
    ['partenariat', { partnerType2: '' }, 'partnerType2', 'Choisissez de quelle sorte est cette structure.'],
    ['partenariat', { partnerName2: '' }, 'partnerName2', 'Écrivez le nom de cette structure.'],
    [
      'partenariat',
      { partnerName2: '', partnerType2: '' },
      'partnerName1',
      'Écrivez au moins une structure partenaire.',
    ],
  ])('comes back with a way to mend: %s %j', async (kind, fields, field, message) => {
    const filled = { animation, evenement: event, partenariat: partnership }[kind] ?? animation;
    const before = await count();
    const answer = await visit.post(ADDRESS, { ...filled({ otherWords: 'Gardé', ...fields }) });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/<title>Erreur\s: Noter une activité/);
    expect(answer.text).toContain(`<a href="#${field}">${message}`);
    expect(answer.text).toContain(`id="${field}-error"`);
    expect(answer.text).toContain('value="Gardé"');
    expect(await count()).toBe(before);
  });

  it('makes one activity of a form sent twice at once', async () => {
    const same = animation();
    const before = await count();
    const answers = await Promise.all([visit.post(ADDRESS, same), visit.post(ADDRESS, same)]);
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  it('tells the second of two corrections what differs, and overwrites nothing', async () => {
    const id = await createCoordinationActivity(app.db, { structureId: null, authorId: coordinator.id });
    expect((await visit.get(`/coordination/${id}/modifier`)).text).toMatch(/value="groupe_de_travail" checked/);
    const first = animation({ version: '1', mediators: '9', structures: '' });
    expect((await visit.post(`/coordination/${id}/modifier`, first)).status).toBe(303);
    const second = await visit.post(`/coordination/${id}/modifier`, animation({ version: '1', structures: '' }));
    expect(second.status).toBe(422);
    expect(second.text).toContain('Cette activité a été modifiée depuis que vous l’avez ouverte.');
    expect(second.text).toContain('Enregistré\u00a0: 9\u00a0médiateur·ice·s');
    expect(second.text).toContain('<strong>4\u00a0médiateur·ice·s</strong>');
    expect(second.text).toContain('name="version" value="2"');
    const stored = async () =>
      (await app.db.query<Row[]>('SELECT mediators, version FROM coordination_activity WHERE id = $1', [id]))[0];
    expect(await stored()).toEqual({ mediators: 9, version: 2 });
    expect((await visit.post(`/coordination/${id}/modifier`, animation({ version: '2' }))).status).toBe(303);
    expect(await stored()).toEqual({ mediators: 4, version: 3 });
  });

  it('is removed after a confirmation', async () => {
    const id = await createCoordinationActivity(app.db, { structureId: null, authorId: coordinator.id });
    expect((await visit.get(`/coordination/${id}/supprimer`)).text).toContain('Supprimer l’activité\u00a0?');
    expect((await visit.post(`/coordination/${id}/supprimer`)).headers['location']).toBe('/coordination');
    expect((await visit.get(`/coordination/${id}`)).status).toBe(404);
    const lines = await app.db.query<Row[]>('SELECT verb, details FROM audit_event WHERE subject_id = $1', [id]);
    expect(lines).toEqual([{ verb: 'coordination.delete', details: { kind: 'animation' } }]);
  });

  it('lists one’s own by day with the month’s totals, and nobody else reads them', async () => {
    const mediator = await createUser(app.db, { structureId });
    const owner = { structureId, authorId: mediator.id };
    const id = await createCoordinationActivity(app.db, owner, { day: '2026-11-03', duration_minutes: 45 });
    await createCoordinationActivity(app.db, owner, {
      ...{ kind: 'evenement', type: 'national', organizers: ['etat'], name: 'Rencontres', day: '2026-11-17' },
    });
    await createCoordinationActivity(app.db, owner, { day: '2026-10-30' });
    const theirs = await app.signInAs(mediator);
    const list = await theirs.get('/coordination');
    expect(list.text).toContain('Mardi 17\u00a0novembre 2026');
    expect(list.text).toContain('Rencontres');
    expect(list.text).toMatch(/app-stat__value">2<\/span>/);
    expect(list.text).toMatch(/app-stat__value">1\u00a0h\u00a045<\/span>/);
    expect(list.text).toContain('>Mes séances<');
    expect((await theirs.get('/seances')).text).toContain('href="/coordination"');
    const colleague = await app.signInAs(await createUser(app.db, { structureId, role: 'structure_manager' }));
    expect((await colleague.get('/coordination')).text).toContain('Aucune activité pour l’instant');
    for (const reader of [colleague, visit]) {
      expect((await reader.get(`/coordination/${id}`)).status).toBe(404);
      expect((await reader.get(`/coordination/${id}/modifier`)).status).toBe(404);
      expect((await reader.post(`/coordination/${id}/supprimer`)).status).toBe(404);
    }
    const counter = await app.signInAs(await createUser(app.db, { structureId, role: 'counter' }));
    expect((await counter.get('/coordination')).status).toBe(404);
    expect((await counter.get('/seances')).text).not.toContain('href="/coordination"');
    expect((await visit.get('/')).text).toContain('href="/coordination"');
  });

  it('notes who employed a coordinator on that day, when it is known', async () => {
    await createMembership(app.db, coordinator.id, { structureId, startsOn: '2026-10-01', endsOn: '2026-10-31' });
    await app.db.query('DELETE FROM coordination_activity');
    await visit.post(ADDRESS, animation({ day: '2026-10-12' }));
    expect(await last()).toMatchObject({ day: '2026-10-12', structure_id: null, employer_id: structureId });
  });
});
