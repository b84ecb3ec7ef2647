import type { DataSource } from 'typeorm';
import type { Actor } from '../../../src/platform/access/actor.js';
import { FiguresService } from '../../../src/modules/statistics/figures/figures.service.js';
import type { Figures } from '../../../src/modules/statistics/figures/figures.js';
import { KeptFiguresQueries } from '../../../src/modules/statistics/figures/kept-figures.queries.js';
import { peopleOf } from '../../../src/modules/statistics/figures/people-rows.js';
import { RowFiguresQueries } from '../../../src/modules/statistics/figures/row-figures.queries.js';
import { FigureChecker } from '../../../src/modules/statistics/read-model/figure-checker.service.js';
import { FigureKeeper } from '../../../src/modules/statistics/read-model/figure-keeper.service.js';
import { createAssessment } from '../../factories/assessments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createTeam, createTeamMember, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { createTag, tagSession } from '../../factories/tags.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

let app: TestApp;
let db: DataSource;
let keeper: FigureKeeper;

/** The same draws at each run. */
let seed = 5;
const draw = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
};
const oneOf = <T>(values: readonly T[]): T => values[draw(values.length)] as T;

const coordinator = (scope: Actor['scope']): Actor => ({
  ...{
    userId: '01990000-0002-7000-8000-0000000000ff',
    firstName: 'C',
    lastName: 'O',
    membershipId: '01990000-0003-7000-8000-0000000000ff',
  },
  ...{ role: 'coordinator', structureId: null, workplaceName: 'Territoire', scope },
});
const actors: Record<string, Actor> = {
  'D-54': coordinator({ kind: 'department', code: '54' }),
  'D-57': coordinator({ kind: 'department', code: '57' }),
  'R-44': coordinator({ kind: 'region', code: '44' }),
  FR: coordinator({ kind: 'country', code: 'FR' }),
};

interface World {
  owners: { structureId: string; mediatorId: string }[];
  people: string[];
  tags: string[];
}
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  db = app.db;
  keeper = app.get(FigureKeeper);
  await createCommunes(db);
  const owners = [];
  for (const communeInsee of [communes.nancy.code, communes.nancy.code, communes.metz.code, null]) {
    const structureId = await createStructure(db, { communeInsee });
    owners.push({ structureId, mediatorId: (await createUser(db, { structureId })).id });
  }
  const people = [];
  for (let n = 0; n < 25; n += 1) {
    const owner = oneOf(owners);
    people.push(
      await createBeneficiary(db, {
        structureId: owner.structureId,
        createdBy: owner.mediatorId,
        gender: oneOf(['feminin', 'masculin']),
      }),
    );
  }
  const teamId = await createTeam(db);
  const [first, second] = owners;
  const author = first!.mediatorId;
  const tags = [
    await createTag(db, author, 'À moi seule', { ownerId: author }),
    await createTag(db, author, 'Semaine bleue', { teamId }),
    await createTag(db, author, 'Bus numérique', { departmentCode: '54' }),
    await createTag(db, author, 'Bus itinérant', { departmentCode: '54' }),
  ];
  world = { owners, people, tags };
  await createTeamMember(db, { teamId, userId: first!.mediatorId, startsOn: '2026-02-01', endsOn: '2026-05-31' });
  await createTeamMember(db, { teamId, userId: first!.mediatorId, startsOn: '2026-07-01' });
  await createTeamMember(db, { teamId, structureId: second!.structureId, startsOn: '2026-03-01' });
  actors[`T-${teamId}`] = coordinator({ kind: 'team', teamId });
  await keeper.fold();
});
afterAll(() => app.stop());

const day = (): string => `2026-${String(1 + draw(10)).padStart(2, '0')}-${String(1 + draw(28)).padStart(2, '0')}`;

async function live(acts: number): Promise<void> {
  for (let n = 0; n < acts; n += 1) {
    const owner = oneOf(world.owners);
    const kind = draw(4);
    if (kind === 0) {
      const people = [...new Set([oneOf(world.people), oneOf(world.people), oneOf(world.people)])];
      await createWorkshopSession(db, owner, { day: day(), people, anonymousCount: draw(4), anonymousBy: {} });
    } else if (kind === 1) {
      const level = oneOf(['beginner', 'intermediate', 'independent', 'notAssessed'] as const);
      await createAssessment(db, {
        ...{ beneficiaryId: oneOf(world.people), structureId: owner.structureId, authorId: owner.mediatorId, level },
        assessedAt: `${day()}T${String(draw(24)).padStart(2, '0')}:30:00Z`,
      });
    } else {
      const known = draw(5) > 0;
      const session = await createSession(db, owner, {
        ...{ day: day(), beneficiaryId: known ? oneOf(world.people) : null, alreadySupported: !known && draw(2) === 0 },
        ...{ topics: oneOf([['email'], ['sante', 'email']]), durationMinutes: 15 + draw(120) },
      });
      if (draw(2) === 0) await tagSession(db, session, ...new Set([oneOf(world.tags), oneOf(world.tags)]));
    }
  }
}

/** What happens to what was noted: corrected, moved, given to somebody else, removed. */
async function change(acts: number): Promise<void> {
  for (let n = 0; n < acts; n += 1) {
    const [session] = await db.query<{ id: string; kind: string }[]>(
      `SELECT id, kind FROM support_session ORDER BY id OFFSET $1 % (SELECT count(*) FROM support_session) LIMIT 1`,
      [draw(1_000_000)],
    );
    if (!session) return;
    const act = draw(6);
    if (act === 0) await db.query('DELETE FROM support_session WHERE id = $1', [session.id]);
    else if (act === 1) await db.query('UPDATE support_session SET day = $2 WHERE id = $1', [session.id, day()]);
    else if (act === 2) {
      await db.query('UPDATE support_session SET structure_id = $2 WHERE id = $1', [
        session.id,
        oneOf(world.owners).structureId,
      ]);
    } else if (act === 3 && session.kind === 'individuel') {
      await db.query(
        `UPDATE support_session SET beneficiary_id = $2, anonymous_count = 0, anonymous_already = 0, already_supported = false
          WHERE id = $1`,
        [session.id, oneOf(world.people)],
      );
    } else if (act === 4) {
      await db.query(
        'DELETE FROM session_tag WHERE (session_id, tag_id) = (SELECT session_id, tag_id FROM session_tag ORDER BY 1, 2 LIMIT 1)',
      );
    } else
      await db.query('DELETE FROM assessment WHERE id = (SELECT id FROM assessment ORDER BY assessed_at, id LIMIT 1)');
  }
}

const periods = [
  { from: '2026-01-01', to: '2026-12-31' },
  { from: '2026-03-10', to: '2026-03-10' },
  { from: '2026-03-28', to: '2026-03-30' },
  { from: '2026-02-15', to: '2026-08-03' },
  { from: '2016-12-01', to: '2026-11-24' },
];

const sorted = <T>(lines: T[]): string[] => lines.map((line) => JSON.stringify(line)).sort();

async function bothWays(): Promise<void> {
  const [kept, rows] = [app.get(KeptFiguresQueries), app.get(RowFiguresQueries)];
  for (const [territory, actor] of Object.entries(actors)) {
    for (const period of periods) {
      const selection = { ...period, filters: {} };
      const local = territory === 'FR' ? ['place', 'commune', 'residence', 'structure'] : [];
      const left = territory.startsWith('T-') ? [] : [...local, 'mediator'];
      const wanted = (await rows.lines(actor, selection)).filter((line) => !left.includes(line.dimension));
      expect(sorted(await kept.lines(territory, selection))).toEqual(sorted(wanted));
      expect(sorted(peopleOf(await kept.people(territory, selection)))).toEqual(
        sorted(peopleOf(await rows.people(actor, selection))),
      );
      expect(await kept.days(territory, selection)).toEqual(await rows.days(actor, selection));
    }
  }
}

describe('roll-ups of territories', () => {
  it('hold what the rows say, through a year of notes and corrections', async () => {
    for (let round = 0; round < 4; round += 1) {
      await live(60);
      await keeper.fold();
      await bothWays();
      await change(25);
      await keeper.fold();
      await bothWays();
    }
  });

  it('count people as a plain count of them does', async () => {
    const figures = await app
      .get(FiguresService)
      .of(actors['FR']!, { from: '2026-02-15', to: '2026-08-03', filters: {} });
    const [plain] = await db.query<{ people: number; accompaniments: number }[]>(
      `SELECT count(DISTINCT beneficiary_id)::int AS people, count(*)::int + (SELECT coalesce(sum(anonymous_count), 0)
                FROM support_session WHERE kind = 'collectif' AND day BETWEEN '2026-02-15' AND '2026-08-03')::int AS accompaniments
         FROM accompaniment WHERE day BETWEEN '2026-02-15' AND '2026-08-03'`,
    );
    expect(figures.totals.followed).toBe(plain?.people);
    expect(figures.totals.accompaniments).toBe(plain?.accompaniments);
  });

  it('are the same when made again from nothing', async () => {
    const before = await app.get(FiguresService).of(actors['R-44']!, { ...periods[3]!, filters: {} });
    await keeper.rebuild();
    const after = await app.get(FiguresService).of(actors['R-44']!, { ...periods[3]!, filters: {} });
    expect(without(after)).toEqual(without(before));
    await bothWays();
  });

  it('forget a level that was found when both the level and the session before it are removed at once', async () => {
    const owner = world.owners[2]!;
    const beneficiaryId = await createBeneficiary(db, { structureId: owner.structureId, createdBy: owner.mediatorId });
    const sessionId = await createSession(db, owner, { day: '2026-04-01', beneficiaryId });
    // Another structure found it, of another département.
    const assessment = { beneficiaryId, structureId: world.owners[0]!.structureId, authorId: owner.mediatorId };
    const assessmentId = await createAssessment(db, { ...assessment, assessedAt: '2026-04-20T09:00:00Z' });
    await keeper.fold();
    await bothWays();
    await db.query('DELETE FROM assessment WHERE id = $1', [assessmentId]);
    await db.query('DELETE FROM support_session WHERE id = $1', [sessionId]);
    await keeper.fold();
    await bothWays();
  });

  it('follow a structure that moves to another département', async () => {
    const [moved] = world.owners;
    await db.query('UPDATE structure SET commune_insee = $2 WHERE id = $1', [moved?.structureId, communes.metz.code]);
    await keeper.fold();
    await bothWays();
  });

  it('count a tag under the one that it is merged into, from the first day', async () => {
    const [own, , bus, itinerant] = world.tags;
    const into = 'UPDATE tag SET merged_into_id = $2, merged_into_final = true, final = false WHERE id = $1';
    const told = async () => {
      const { lines } = await app.get(FiguresService).of(actors['D-54']!, { ...periods[0]!, filters: {} });
      return lines.filter(({ dimension }) => dimension === 'tag').map(({ code }) => code);
    };
    expect(await told()).toEqual(expect.arrayContaining([bus, itinerant]));
    await db.query(into, [itinerant, bus]);
    await keeper.fold();
    expect(await told()).not.toContain(itinerant);
    await bothWays();
    // A word that somebody kept for themselves becomes one of the département.
    expect(await told()).not.toContain(own);
    await db.query(into, [own, bus]);
    await keeper.fold();
    await bothWays();
  });

  it('follow somebody who leaves a team', async () => {
    await db.query(`UPDATE team_member SET ends_on = '2026-04-15' WHERE ends_on = '2026-05-31'`);
    await keeper.fold();
    await bothWays();
  });

  it('do not count twice a keeper that was cut in the middle', async () => {
    await live(20);
    await db.query(`CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cut'; END $$`);
    await db.query('CREATE TRIGGER cut BEFORE INSERT ON people_day FOR EACH ROW EXECUTE FUNCTION cut()');
    await expect(keeper.fold()).rejects.toThrow('cut');
    await db.query('DROP TRIGGER cut ON people_day');
    await keeper.fold();
    await bothWays();
  });
});

describe('the nightly check', () => {
  it('finds nothing when all is well', async () => {
    await app.get(FigureChecker).check();
    const rows = await db.query<{ differing: number; lines: number }[]>('SELECT differing, lines FROM figure_check');
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every(({ differing }) => differing === 0)).toBe(true);
  });

  it('finds a figure that is not what the rows say, tells of it, and mends it', async () => {
    await db.query(`UPDATE figure_day SET people = people + 1 WHERE territory = 'D-57' AND dimension = 'total'
      AND day = (SELECT min(day) FROM figure_day WHERE territory = 'D-57')`);
    await app.get(FigureChecker).check();
    const [told] = await db.query<{ details: object }[]>(
      `SELECT details FROM audit_event WHERE verb = 'figures.differ'`,
    );
    expect(told?.details).toMatchObject({ territory: 'D-57', differing: 2 });
    await bothWays();
  });
});

const without = ({ asOf: _, ...figures }: Figures) => ({
  ...figures,
  lines: sorted(figures.lines),
  people: sorted(figures.people),
});
