import { SelectionDesk } from '../../../src/modules/statistics/filters/index.js';
import type { Actor } from '../../../src/platform/access/actor.js';
import { newId } from '../../../src/platform/ids.js';
import { createTeam, createTeamMember, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { createTag } from '../../factories/tags.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

let app: TestApp;
let desk: SelectionDesk;
const ids: Record<string, string> = {};
const actors = {} as Record<'mediator' | 'manager' | 'team' | 'department' | 'country', Actor>;

const actor = (userId: string, changes: Partial<Actor>): Actor =>
  ({ userId, structureId: null, scope: null, workplaceName: '', ...changes }) as Actor;

beforeAll(async () => {
  app = await startTestApp();
  desk = app.get(SelectionDesk);
  const { db } = app;
  await createCommunes(db);
  await db.query(`INSERT INTO epci (code, name, kind) VALUES ('245400676', 'Métropole du Grand Nancy', 'METRO')`);
  await db.query(`UPDATE commune SET epci_code = '245400676' WHERE insee_code = $1`, [communes.nancy.code]);
  ids['nancy'] = await createStructure(db, { name: 'Espace de Nancy', communeInsee: communes.nancy.code });
  ids['toul'] = await createStructure(db, { name: 'Espace de Toul', communeInsee: communes.toul.code });
  ids['metz'] = await createStructure(db, { name: 'Espace de Metz', communeInsee: communes.metz.code });
  ids['partner'] = await createStructure(db, { name: 'Mairie partenaire', communeInsee: communes.nancy.code });
  ids['lea'] = (await createUser(db, { structureId: ids['nancy'], firstName: 'Léa', lastName: 'Martin' })).id;
  ids['paul'] = (await createUser(db, { structureId: ids['toul'], firstName: 'Paul', lastName: 'Martin' })).id;
  ids['zoe'] = (await createUser(db, { structureId: ids['metz'], firstName: 'Zoé', lastName: 'Klein' })).id;
  ids['team'] = await createTeam(db, 'Équipe de Nancy');
  ids['otherTeam'] = await createTeam(db, 'Équipe de Metz');
  await createTeamMember(db, { teamId: ids['team'], userId: ids['lea'], startsOn: '2026-01-01', endsOn: '2026-06-30' });
  await createTeamMember(db, { teamId: ids['otherTeam'], structureId: ids['metz'] });
  ids['place'] = await createPlace(db, { name: 'Médiathèque', commune: communes.vezelise });
  await createSession(
    db,
    { structureId: ids['nancy'], mediatorId: ids['lea'] },
    { locationKind: 'lieu_activite', placeId: ids['place'], communeInsee: communes.vezelise.code },
  );
  ids['ownTag'] = await createTag(db, ids['lea'], 'Mot de Léa', { ownerId: ids['lea'] });
  ids['teamTag'] = await createTag(db, ids['lea'], 'Mot d’équipe', { teamId: ids['team'] });
  ids['departmentTag'] = await createTag(db, ids['lea'], 'Mot du département', { departmentCode: '57' });
  actors.mediator = actor(ids['lea'], { role: 'mediator', structureId: ids['nancy'] });
  actors.manager = actor(newId(), { role: 'structure_manager', structureId: ids['nancy'] });
  actors.team = actor(newId(), { role: 'coordinator', scope: { kind: 'team', teamId: ids['team'] } });
  actors.department = actor(newId(), { role: 'coordinator', scope: { kind: 'department', code: '54' } });
  actors.country = actor(newId(), { role: 'coordinator', scope: { kind: 'country', code: 'FR' } });
});
afterAll(() => app.stop());

const offered = async (who: Actor) => {
  const lists = await desk.lists(who);
  return Object.fromEntries(
    Object.entries(lists).map(([field, list]) => [field, list?.map(({ name }) => name) ?? null]),
  );
};

describe('what the lists offer', () => {
  it('to a mediator: where they were, and their own words', async () => {
    expect(await offered(actors.mediator)).toEqual({
      structure: ['Espace de Nancy'],
      lieu: ['Médiathèque (Vézelise)'],
      commune: ['Nancy (54)', 'Vézelise (54)'],
      epci: ['Métropole du Grand Nancy'],
      departement: ['Meurthe-et-Moselle'],
      region: ['Grand Est'],
      mediateur: ['Léa Martin'],
      equipe: [],
      etiquette: ['Mot d’équipe (équipe)', 'Mot de Léa'],
    });
  });

  it('to who coordinates a team: its members, also those of before, and none of their own words', async () => {
    expect(await offered(actors.team)).toMatchObject({
      structure: ['Espace de Nancy'],
      lieu: ['Médiathèque (Vézelise)'],
      mediateur: ['Léa Martin'],
      equipe: ['Équipe de Nancy'],
      etiquette: ['Mot d’équipe (équipe)'],
    });
  });

  it('to who coordinates a département: those who work in it; communes and places are typed', async () => {
    expect(await offered(actors.department)).toMatchObject({
      structure: ['Espace de Nancy', 'Espace de Toul'],
      lieu: null,
      commune: null,
      epci: ['Métropole du Grand Nancy'],
      departement: ['Meurthe-et-Moselle'],
      mediateur: ['Léa Martin', 'Paul Martin'],
      equipe: ['Équipe de Nancy'],
    });
  });

  it('to who coordinates the country: all', async () => {
    expect(await offered(actors.country)).toMatchObject({
      structure: ['Espace de Metz', 'Espace de Nancy', 'Espace de Toul'],
      departement: ['Meurthe-et-Moselle', 'Moselle'],
      equipe: ['Équipe de Metz', 'Équipe de Nancy'],
      etiquette: ['Mot d’équipe (équipe)', 'Mot du département (département)'],
    });
  });

  it('is a field to type in beyond 120 names, from the next minute on', async () => {
    await offered(actors.country);
    await app.db.query(
      `WITH made AS (INSERT INTO structure (id, name, kind, commune_insee, created_at)
         SELECT gen_random_uuid(), 'Antenne ' || n, 'mediation', '57463', '2026-01-05' FROM generate_series(1, 120) n RETURNING id)
       INSERT INTO membership (id, user_id, role, structure_id, starts_on)
       SELECT gen_random_uuid(), $1, 'mediator', id, '2026-01-05' FROM made`,
      [ids['zoe']],
    );
    app.clock.advance({ seconds: 59 });
    expect((await offered(actors.country))['structure']).toHaveLength(3);
    app.clock.advance({ seconds: 2 });
    expect((await offered(actors.country))['structure']).toBeNull();
    expect((await offered(actors.department))['structure']).toHaveLength(2);
    const { form } = await desk.read(actors.country, { structure: 'toul' });
    expect(form.found('structure')).toEqual({ id: ids['toul'], name: 'Espace de Toul' });
  });
});

describe('what is named in a filter', () => {
  it('is found by its id or by its name', async () => {
    const asked = await desk.read(actors.department, { structure: ids['toul'], mediateur: 'lea', commune: 'vezelise' });
    expect(asked.form.isValid).toBe(true);
    expect(asked.selection.filters).toEqual({
      structureId: ids['toul'],
      commune: communes.vezelise.code,
      mediatorId: ids['lea'],
    });
    expect(asked.names).toEqual({ structure: 'Espace de Toul', commune: 'Vézelise (54)', mediateur: 'Léa Martin' });
  });

  it('is chosen when several answer', async () => {
    const asked = await desk.read(actors.department, { mediateur: 'martin' });
    expect(asked.form.errorOf('mediateur')).toBe('Plusieurs répondent à ce nom\u00a0: choisissez le vôtre.');
    expect(asked.answers.mediateur?.map(({ name }) => name)).toEqual(['Léa Martin', 'Paul Martin']);
    expect(asked.selection.filters).toEqual({});
  });

  it.each([
    ['structure', 'metz', 'Cette structure n’est pas dans votre périmètre.'],
    ['mediateur', 'zoe', 'Cette personne n’est pas dans votre périmètre.'],
    ['equipe', 'otherTeam', 'Cette équipe n’est pas dans votre périmètre.'],
    ['etiquette', 'ownTag', 'Cette étiquette n’est pas dans votre périmètre.'],
    ['etiquette', 'departmentTag', 'Cette étiquette n’est pas dans votre périmètre.'],
  ])('is refused in %s when it is of others (%s) as when it is nothing', async (field, name, words) => {
    const foreign = await desk.read(actors.department, { [field]: ids[name] });
    const absent = await desk.read(actors.department, { [field]: newId() });
    for (const { form, selection } of [foreign, absent]) {
      expect(form.errors).toEqual([{ field, message: words }]);
      expect(selection.filters).toEqual({});
    }
  });

  it.each(['mediator', 'manager', 'team'] as const)('leaves a %s in their own structures', async (who) => {
    const { form } = await desk.read(actors[who], {
      structure: ids['toul'],
      mediateur: ids['paul'],
      departement: '57',
    });
    expect(form.errors.map(({ field }) => field)).toEqual(['structure', 'departement', 'mediateur']);
  });

  it('may be any place or commune: they are in the directory of all', async () => {
    const { form } = await desk.read(actors.mediator, { commune: communes.metz.code, lieu: ids['place'] });
    expect(form.isValid).toBe(true);
    expect((await desk.read(actors.mediator, { commune: '99999', lieu: newId() })).form.errors).toHaveLength(2);
  });

  it('takes what was typed before what was chosen', async () => {
    const { form } = await desk.read(actors.country, { commune: ['Toul', communes.nancy.code] });
    expect(form.found('commune')?.id).toBe(communes.toul.code);
    const kept = await desk.read(actors.country, { commune: ['', communes.nancy.code] });
    expect(kept.form.found('commune')?.id).toBe(communes.nancy.code);
  });
});
