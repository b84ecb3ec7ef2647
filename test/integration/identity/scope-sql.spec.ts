import type { DataSource } from 'typeorm';
import { sessionScope, structureScope } from '../../../src/modules/identity/scope-sql.js';
import type { Actor } from '../../../src/platform/access/actor.js';
import { newId } from '../../../src/platform/ids.js';
import { createTeam, createTeamMember, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

let db: DataSource;
let nancy: string;
let toul: string;
let metz: string;
let alix: string;
let basile: string;
let chloe: string;

/** A session on a day, without a person; gives back its identifier. */
async function session(structureId: string, mediatorId: string, day: string): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO support_session (id, structure_id, employer_id, mediator_id, day, duration_minutes, location_kind,
       gender, age_band, social_status, anonymous_count, topics, form_key, created_at, updated_at)
     VALUES ($1, $2, $2, $3, $4, 30, 'a_distance', 'feminin', 'non_communique', 'retraite', 1, '{email}', $1,
             '2026-11-24', '2026-11-24')`,
    [id, structureId, mediatorId, day],
  );
  return id;
}

const actor = (settings: Partial<Actor>): Actor => ({
  userId: alix,
  firstName: 'Alix',
  lastName: 'Essai',
  membershipId: newId(),
  role: 'mediator',
  structureId: null,
  workplaceName: 'Essai',
  scope: null,
  ...settings,
});

const columns = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };

async function sessionsOf(who: Actor): Promise<string[]> {
  const scope = sessionScope(who, columns, 2);
  const sql = `SELECT s.id FROM support_session s WHERE s.day >= $1 AND ${scope.sql} ORDER BY s.id`;
  const rows: { id: string }[] = await db.query(sql, ['2026-01-01', ...scope.parameters]);
  return rows.map((row) => row.id);
}

async function sessionsOfStructures(who: Actor): Promise<string[]> {
  const scope = structureScope(who, { structure: 's.structure_id', day: 's.day' }, 1);
  const sql = `SELECT s.id FROM support_session s WHERE ${scope.sql} ORDER BY s.id`;
  const rows: { id: string }[] = await db.query(sql, scope.parameters);
  return rows.map((row) => row.id);
}

let nancyAlixMarch: string;
let nancyBasileMarch: string;
let toulAlixApril: string;
let toulChloeJune: string;
let metzChloeJuly: string;
let metzAlixAugust: string;

beforeAll(async () => {
  db = await testDataSource();
  await createCommunes(db);
  nancy = await createStructure(db, { communeInsee: communes.nancy.code });
  toul = await createStructure(db, { communeInsee: communes.toul.code });
  metz = await createStructure(db, { communeInsee: communes.metz.code });
  alix = (await createUser(db, { structureId: nancy })).id;
  basile = (await createUser(db, { structureId: nancy })).id;
  chloe = (await createUser(db, { structureId: metz })).id;
  nancyAlixMarch = await session(nancy, alix, '2026-03-10');
  nancyBasileMarch = await session(nancy, basile, '2026-03-11');
  toulAlixApril = await session(toul, alix, '2026-04-10');
  toulChloeJune = await session(toul, chloe, '2026-06-10');
  metzChloeJuly = await session(metz, chloe, '2026-07-10');
  metzAlixAugust = await session(metz, alix, '2026-08-10');
});
afterAll(() => dropTestDatabase());

describe('the sessions someone may count', () => {
  it('are one’s own, in the structure of the day, for a mediator and for a counter', async () => {
    expect(await sessionsOf(actor({ structureId: nancy }))).toEqual([nancyAlixMarch]);
    expect(await sessionsOf(actor({ structureId: toul, role: 'counter' }))).toEqual([toulAlixApril]);
    expect(await sessionsOf(actor({ structureId: toul, userId: basile }))).toEqual([]);
  });

  it('are all those of the structure for its manager', async () => {
    const manager = actor({ role: 'structure_manager', structureId: nancy });
    expect(await sessionsOf(manager)).toEqual([nancyAlixMarch, nancyBasileMarch]);
  });

  it('are none for an administrator and for a coordinator without a scope', async () => {
    expect(await sessionsOf(actor({ role: 'administrator' }))).toEqual([]);
    expect(await sessionsOf(actor({ role: 'coordinator' }))).toEqual([]);
  });

  it('are those of the territory of a coordinator', async () => {
    const department = actor({ role: 'coordinator', scope: { kind: 'department', code: '54' } });
    expect(await sessionsOf(department)).toEqual([nancyAlixMarch, nancyBasileMarch, toulAlixApril, toulChloeJune]);
    const region = actor({ role: 'coordinator', scope: { kind: 'region', code: '44' } });
    expect(await sessionsOf(region)).toHaveLength(6);
    expect(await sessionsOf(actor({ role: 'coordinator', scope: { kind: 'region', code: '11' } }))).toEqual([]);
  });

  it('are all of them for who coordinates the country, a structure without a commune with the others', async () => {
    const nowhere = await createStructure(db);
    const lost = await session(nowhere, basile, '2026-09-01');
    const country = actor({ role: 'coordinator', scope: { kind: 'country', code: 'FR' } });
    expect(await sessionsOf(country)).toHaveLength(7);
    expect(await sessionsOfStructures(country)).toContain(lost);
    expect(sessionScope(country, columns, 4)).toEqual({ sql: 'TRUE', parameters: [] });
    await db.query('DELETE FROM support_session WHERE id = $1', [lost]);
  });

  it('are those of the members of the team, on the days when they were members', async () => {
    const teamId = await createTeam(db);
    await createTeamMember(db, { teamId, userId: alix, startsOn: '2026-03-10', endsOn: '2026-04-10' });
    await createTeamMember(db, { teamId, structureId: metz, startsOn: '2026-07-11' });
    const coordinator = actor({ role: 'coordinator', scope: { kind: 'team', teamId } });
    expect(await sessionsOf(coordinator)).toEqual([nancyAlixMarch, toulAlixApril, metzAlixAugust]);
  });

  it('count once for someone who left and came back, or is a member twice over', async () => {
    const teamId = await createTeam(db);
    await createTeamMember(db, { teamId, userId: alix, startsOn: '2026-01-01', endsOn: '2026-03-31' });
    await createTeamMember(db, { teamId, userId: alix, startsOn: '2026-02-01', endsOn: '2026-03-31' });
    await createTeamMember(db, { teamId, userId: alix, startsOn: '2026-08-01' });
    await createTeamMember(db, { teamId, structureId: nancy, startsOn: '2026-01-01' });
    const coordinator = actor({ role: 'coordinator', scope: { kind: 'team', teamId } });
    expect(await sessionsOf(coordinator)).toEqual([nancyAlixMarch, nancyBasileMarch, metzAlixAugust]);
  });
});

describe('the rows of a structure that someone may count', () => {
  it('are those of their structure, for all who work in one', async () => {
    expect(await sessionsOfStructures(actor({ structureId: nancy }))).toEqual([nancyAlixMarch, nancyBasileMarch]);
    expect(await sessionsOfStructures(actor({ role: 'administrator' }))).toEqual([]);
  });

  it('are those of the member structures of a team, not those where its mediators work', async () => {
    const teamId = await createTeam(db);
    await createTeamMember(db, { teamId, userId: alix, startsOn: '2026-01-01' });
    await createTeamMember(db, { teamId, structureId: metz, startsOn: '2026-07-01', endsOn: '2026-07-31' });
    const coordinator = actor({ role: 'coordinator', scope: { kind: 'team', teamId } });
    expect(await sessionsOfStructures(coordinator)).toEqual([metzChloeJuly]);
  });

  it('are those of the structures of the territory', async () => {
    const department = actor({ role: 'coordinator', scope: { kind: 'department', code: '57' } });
    expect(await sessionsOfStructures(department)).toEqual([metzChloeJuly, metzAlixAugust]);
  });
});
