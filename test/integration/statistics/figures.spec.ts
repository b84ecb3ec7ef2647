import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../../src/platform/access/actor.js';
import { FiguresService } from '../../../src/modules/statistics/figures/figures.service.js';
import type { Dimension, Figures } from '../../../src/modules/statistics/figures/figures.js';
import { KeptFiguresQueries } from '../../../src/modules/statistics/figures/kept-figures.queries.js';
import type { Filters } from '../../../src/modules/statistics/figures/selection.js';
import { FigureKeeper } from '../../../src/modules/statistics/read-model/figure-keeper.service.js';
import { createAssessment } from '../../factories/assessments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createTeam, createTeamMember, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

let app: TestApp;
let db: DataSource;
let nancy: string;
let toul: string;
let alix: string;
let bilal: string;
let team: string;
let odette: string;

const as = (role: Actor['role'], more: Partial<Actor>): Actor => ({
  ...{ userId: alix, firstName: 'A', lastName: 'B', membershipId: '01990000-0003-7000-8000-0000000000ff' },
  ...{ role, structureId: null, workplaceName: 'Ici', scope: null, ...more },
});

/**
 * Odette: beginner on 1 March, intermediate on 1 June; at Nancy on 10 February, 10 March and 10 July, at Toul on 12 July.
 * Paul, never assessed, sits in the workshop of 10 July at Nancy with her and three people without a file.
 */
beforeAll(async () => {
  app = await startTestApp();
  db = app.db;
  await createCommunes(db);
  nancy = await createStructure(db, { communeInsee: communes.nancy.code });
  toul = await createStructure(db, { communeInsee: communes.toul.code });
  alix = (await createUser(db, { structureId: nancy })).id;
  bilal = (await createUser(db, { structureId: toul })).id;
  team = await createTeam(db);
  // Alix left the team and came back.
  await createTeamMember(db, { teamId: team, userId: alix, startsOn: '2026-01-01', endsOn: '2026-02-28' });
  await createTeamMember(db, { teamId: team, userId: alix, startsOn: '2026-03-05' });
  odette = await createBeneficiary(db, { structureId: nancy, createdBy: alix, gender: 'feminin' });
  const paul = await createBeneficiary(db, {
    structureId: nancy,
    createdBy: alix,
    firstName: 'Paul',
    gender: 'masculin',
  });
  const known = { beneficiaryId: odette, structureId: nancy, authorId: alix };
  await createAssessment(db, { ...known, level: 'beginner', assessedAt: '2026-03-01T09:00:00Z' });
  await createAssessment(db, { ...known, level: 'intermediate', assessedAt: '2026-06-01T09:00:00Z' });
  const here = { structureId: nancy, mediatorId: alix };
  await createSession(db, here, { day: '2026-02-10', beneficiaryId: odette, durationMinutes: 60 });
  await createSession(db, here, { day: '2026-03-02', beneficiaryId: null, durationMinutes: 10 });
  await createSession(db, here, { day: '2026-03-10', beneficiaryId: odette, topics: ['sante', 'email'] });
  await createWorkshopSession(db, here, {
    ...{ day: '2026-07-10', people: [odette, paul], anonymousCount: 3, topics: ['sante'] },
    anonymousBy: { gender: { feminin: 2 } },
  });
  await createSession(db, { structureId: toul, mediatorId: bilal }, { day: '2026-07-12', beneficiaryId: odette });
  await app.get(FigureKeeper).fold();
});
afterAll(() => app.stop());

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const of = (actor: Actor, filters: Filters = {}, days = YEAR): Promise<Figures> =>
  app.get(FiguresService).of(actor, { ...days, filters });
const department = () => as('coordinator', { scope: { kind: 'department', code: '54' } });
const codes = ({ lines }: Figures, dimension: Dimension): Record<string, number> =>
  Object.fromEntries(lines.filter((line) => line.dimension === dimension).map(({ code, people }) => [code, people]));

describe('figures of a territory', () => {
  it('count accompaniments, people once, and new people where they first came', async () => {
    const figures = await of(department());
    expect(figures.totals).toEqual({
      ...{ sessions: 5, workshops: 1, accompaniments: 9, individual: 4 },
      ...{ followed: 2, anonymous: 4, newFollowed: 2, newAnonymous: 4, minutes: 60 + 10 + 30 + 120 + 30 },
    });
    expect(codes(figures, 'gender')).toEqual({ feminin: 3, masculin: 1, non_communique: 5 });
    expect(codes(figures, 'topic')).toEqual({ sante: 6, email: 4 });
    expect(codes(figures, 'structure')).toEqual({ [nancy]: 8, [toul]: 1 });
  });

  it('tell levels as they stood at the end of the period, from the first ever found', async () => {
    const levels = async (to: string) => (await of(department(), {}, { from: '2026-01-01', to })).people;
    expect(await levels('2026-02-28')).toEqual([{ first: 'notAssessed', last: 'notAssessed', mail: null, people: 1 }]);
    expect(await levels('2026-05-31')).toEqual([{ first: 'beginner', last: 'beginner', mail: true, people: 1 }]);
    expect(await levels('2026-12-31')).toEqual(
      expect.arrayContaining([
        { first: 'beginner', last: 'intermediate', mail: true, people: 1 },
        { first: 'notAssessed', last: 'notAssessed', mail: null, people: 1 },
      ]),
    );
  });

  it('answer for a part that is asked for, never for what lies outside', async () => {
    const country = as('coordinator', { scope: { kind: 'country', code: 'FR' } });
    expect((await of(country, { department: '54' })).totals).toEqual((await of(department())).totals);
    expect(codes(await of(country), 'department')).toEqual({ '54': 9 });
    expect((await of(department(), { department: '57' })).totals.accompaniments).toBe(0);
    expect((await of(department(), { region: '44' })).totals.accompaniments).toBe(9);
  });
});

describe('figures from the rows', () => {
  it('count once what somebody did who left a team and came back, on the days of the team alone', async () => {
    const { totals } = await of(as('coordinator', { scope: { kind: 'team', teamId: team } }));
    expect(totals).toMatchObject({ sessions: 3, accompaniments: 7, followed: 2, newFollowed: 2, anonymous: 3 });
  });

  it.each<[string, Filters, object]>([
    ['kind', { kind: 'collectif' }, { sessions: 1, accompaniments: 5, followed: 2, anonymous: 3, newFollowed: 1 }],
    ['topic', { topic: 'sante' }, { sessions: 2, accompaniments: 6, followed: 2, anonymous: 3, newFollowed: 1 }],
    ['level', { level: 'intermediate' }, { sessions: 2, accompaniments: 2, followed: 1, anonymous: 0, newFollowed: 0 }],
    ['level of the day', { level: 'beginner' }, { sessions: 1, accompaniments: 1, followed: 1, minutes: 30 }],
    [
      'no level',
      { level: 'notAssessed' },
      { sessions: 2, accompaniments: 2, followed: 2, anonymous: 0, newFollowed: 2 },
    ],
    ['topic and kind', { topic: 'email', kind: 'individuel' }, { sessions: 4, accompaniments: 4, followed: 1 }],
  ])('are narrowed by %s', async (_, filters, expected) => {
    expect((await of(department(), filters)).totals).toMatchObject(expected);
  });

  it('count of a workshop the people of a level alone', async () => {
    expect(codes(await of(department(), { level: 'intermediate' }), 'gender')).toEqual({
      feminin: 1,
      non_communique: 1,
    });
  });

  it('are those of who asks: their own, their structure’s', async () => {
    expect((await of(as('mediator', { structureId: nancy }))).totals.accompaniments).toBe(8);
    expect((await of(as('mediator', { structureId: toul, userId: bilal }))).totals.accompaniments).toBe(1);
    expect((await of(as('structure_manager', { structureId: toul }))).totals.sessions).toBe(1);
    expect((await of(as('structure_manager', { structureId: toul }), { structureId: nancy })).totals.sessions).toBe(0);
    expect((await of(as('administrator', {}))).totals.sessions).toBe(0);
    expect((await of(department(), { mediatorId: bilal })).totals.sessions).toBe(1);
  });

  it('go by day, without the days on which nothing was done', async () => {
    const days = await app.get(FiguresService).days(as('mediator', { structureId: nancy }), { ...YEAR, filters: {} });
    expect(days.map(({ day, people }) => [day, people])).toEqual([
      ['2026-02-10', 1],
      ['2026-03-02', 1],
      ['2026-03-10', 1],
      ['2026-07-10', 5],
    ]);
  });
});

describe('what was noted a moment ago', () => {
  it('counts at once where rows answer, and within seconds for a territory, which says up to when it counts', async () => {
    await createSession(db, { structureId: nancy, mediatorId: alix }, { day: '2026-08-01', beneficiaryId: odette });
    expect((await of(as('mediator', { structureId: nancy }))).totals.sessions).toBe(5);
    const before = await of(department());
    expect(before.totals.sessions).toBe(5);
    const [{ made_at }] = await db.query<[{ made_at: Date }]>('SELECT min(made_at) AS made_at FROM figure_mark');
    expect(before.asOf).toEqual(made_at);
    await app.get(FigureKeeper).fold();
    expect((await of(department())).totals.sessions).toBe(6);
  });

  it('answers from the roll-ups while those of a team are made, not while those it is added up from are', async () => {
    const held = (territory: string) => app.get(KeptFiguresQueries).heldUpTo(territory, territory);
    await db.query(`INSERT INTO figure_mark (territory) VALUES ('T-' || $1::text)`, [team]);
    expect(await held('FR')).toBeInstanceOf(Date);
    expect(await held('D-54')).toBeInstanceOf(Date);
    expect(await held(`T-${team}`)).toBeNull();
    await db.query(`INSERT INTO figure_mark (territory) VALUES ('D-57')`);
    expect(await held('FR')).toBeNull();
    expect(await held('R-44')).toBeNull();
    expect(await held('D-54')).toBeInstanceOf(Date);
    await app.get(FigureKeeper).fold();
    expect(await held('FR')).toBeInstanceOf(Date);
  });
});
