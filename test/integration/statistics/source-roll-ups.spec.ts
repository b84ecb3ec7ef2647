import type { DataSource } from 'typeorm';
import { FigureChecker } from '../../../src/modules/statistics/read-model/figure-checker.service.js';
import { FigureKeeper } from '../../../src/modules/statistics/read-model/figure-keeper.service.js';
import { createAppointment, createReason } from '../../factories/appointments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createReferral } from '../../factories/referrals.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { createRegistration, createWorkshop } from '../../factories/workshops.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

let app: TestApp;
let db: DataSource;

/** The same draws at each run. */
let seed = 6_112_026;
const draw = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
};
const oneOf = <T>(values: readonly T[]): T => values[draw(values.length)] as T;
const day = (): string => `2026-${String(1 + draw(10)).padStart(2, '0')}-${String(1 + draw(28)).padStart(2, '0')}`;
const instant = (): string => `${day()}T${String(draw(24)).padStart(2, '0')}:${String(draw(60)).padStart(2, '0')}:00Z`;
const later = (at: string, hours: number): string => new Date(Date.parse(at) + hours * 3_600_000).toISOString();

interface Owner {
  structureId: string;
  mediatorId: string;
  reasonId: string;
}
let owners: Owner[];
let partner: string;
let people: string[];

beforeAll(async () => {
  app = await startTestApp();
  db = app.db;
  await createCommunes(db);
  partner = await createStructure(db, { communeInsee: communes.toul.code });
  owners = [];
  for (const communeInsee of [communes.nancy.code, communes.metz.code]) {
    const structureId = await createStructure(db, { communeInsee });
    const mediatorId = (await createUser(db, { structureId })).id;
    owners.push({ structureId, mediatorId, reasonId: await createReason(db, { structureId }) });
  }
  people = [];
  for (let n = 0; n < 8; n += 1) people.push(await createBeneficiary(db, { structureId: oneOf(owners).structureId }));
});
afterAll(() => app.stop());

const acts: readonly ((owner: Owner) => Promise<unknown>)[] = [
  (owner) =>
    createReferral(
      db,
      {
        ...{ beneficiaryId: oneOf(people), senderStructureId: owner.structureId, senderId: owner.mediatorId },
        ...{ receiverStructureId: partner, status: 'sent' },
      },
      { sent_at: instant() },
    ),
  ({ structureId, mediatorId }) =>
    createSession(db, { structureId, mediatorId }, { day: day(), beneficiaryId: oneOf(people) }),
  ({ structureId, mediatorId }) =>
    createWorkshopSession(db, { structureId, mediatorId }, { day: day(), people: [oneOf(people)] }),
  async ({ structureId, mediatorId }) => {
    const zone = oneOf(['Europe/Paris', 'Indian/Reunion', 'Pacific/Tahiti']);
    const workshopId = await createWorkshop(db, { structureId, createdBy: mediatorId, startsAt: instant(), zone });
    const agent = { structureId, userId: mediatorId };
    for (let n = draw(4); n > 0; n -= 1) await createRegistration(db, { workshopId, agent });
  },
  ({ structureId, mediatorId, reasonId }) =>
    createAppointment(db, { structureId, agentId: mediatorId, reasonId, startsAt: instant(), forced: true }, {}),
];

const any = async (table: string, where = 'TRUE'): Promise<{ id: string; sent_at: Date } | undefined> =>
  (
    await db.query<{ id: string; sent_at: Date }[]>(
      `SELECT * FROM ${table} WHERE ${where} ORDER BY md5(id::text || $1) LIMIT 1`,
      [String(draw(1_000_000))],
    )
  )[0];

const run = (sql: string, parameters: unknown[]): Promise<unknown> => db.query(sql, parameters);

const changes: readonly (() => Promise<unknown>)[] = [
  async () => {
    const sent = await any('referral', `status = 'sent'`);
    if (!sent) return;
    const answered = later(sent.sent_at.toISOString(), draw(400));
    await run(
      `UPDATE referral SET status = 'closed', answered_at = $2, answered_by = sender_id, closed_at = $2,
         closed_by = sender_id, outcome = 'accompanied', level_after = 'intermediate' WHERE id = $1`,
      [sent.id, answered],
    );
  },
  async () =>
    run('UPDATE referral SET beneficiary_id = $2 WHERE id = $1', [(await any('referral'))?.id, oneOf(people)]),
  async () => run('DELETE FROM support_session WHERE id = $1', [(await any('support_session'))?.id]),
  async () => run('UPDATE support_session SET day = $2 WHERE id = $1', [(await any('support_session'))?.id, day()]),
  async () =>
    run(`UPDATE registration SET status = $2, marked_at = now(), marked_by = registered_by WHERE id = $1`, [
      (await any('registration'))?.id,
      oneOf(['attended', 'absent']),
    ]),
  async () =>
    run(`UPDATE workshop SET status = 'cancelled', cancelled_at = now() WHERE id = $1`, [
      (await any('workshop', `status = 'published'`))?.id,
    ]),
  async () =>
    run(
      `UPDATE workshop SET starts_at = starts_at + interval '9 hours', ends_at = ends_at + interval '9 hours'
       WHERE id = $1`,
      [(await any('workshop'))?.id],
    ),
  async () =>
    run(`UPDATE appointment SET status = 'absent', ended_at = now() WHERE id = $1`, [
      (await any('appointment', `status = 'upcoming'`))?.id,
    ]),
];

it('keeps what is counted beyond sessions equal to the rows, through a year of notes and corrections', async () => {
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 60; n += 1) await oneOf(acts)(oneOf(owners));
    await app.get(FigureKeeper).fold();
    for (let n = 0; n < 40; n += 1) await oneOf(changes)();
    await app.get(FigureChecker).check();
  }
  const checks = await db.query<{ territory: string; differing: number }[]>(
    'SELECT territory, sum(differing)::int AS differing FROM figure_check GROUP BY territory ORDER BY territory',
  );
  expect(checks).toEqual(['D-54', 'D-57', 'FR', 'R-44'].map((territory) => ({ territory, differing: 0 })));
  const dimensions = await db.query<{ dimension: string }[]>(
    `SELECT DISTINCT dimension FROM figure_day WHERE territory = 'FR' AND dimension ~ '^(referral|workshopS|appointment)'`,
  );
  expect(dimensions.map(({ dimension }) => dimension).sort()).toEqual([
    ...['appointmentStatus', 'referralHours', 'referralLevel', 'referralOutcome', 'referralPath', 'referralReturn'],
    ...['referralStatus', 'workshopSeats'],
  ]);
});
