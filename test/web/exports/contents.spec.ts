import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAssessment } from '../../factories/assessments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createReferral } from '../../factories/referrals.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { createRegistration, createWorkshop } from '../../factories/workshops.js';
import { readBack } from '../../factories/workbooks.js';
import { NOW, startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let folder: string;
let visit: Visit;
const someone: unknown = expect.stringMatching(/^(Abadie Odette|Bénali Karim)$/);
const autumn = { du: '2026-10-01', au: '2026-12-31' };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'exports-'));
  app = await startTestApp(NOW, { env: { DATA_DIR: folder } });
  await createCommunes(app.db);
  const structureId = await createStructure(app.db, { name: 'Espace de Nancy' });
  const manager = await createUser(app.db, { role: 'structure_manager', structureId });
  visit = await app.signInAs(manager);
  const owner = { structureId, mediatorId: manager.id };
  const odette = await createBeneficiary(app.db, { structureId, lastName: 'Abadie', firstName: 'Odette' });
  const karim = await createBeneficiary(app.db, { structureId, lastName: 'Bénali', firstName: 'Karim' });
  await createAssessment(app.db, {
    ...{ beneficiaryId: karim, structureId },
    authorId: manager.id,
    level: 'beginner',
    assessedAt: '2026-09-01T09:00:00Z',
  });
  await createSession(app.db, owner, { day: '2026-10-05', beneficiaryId: odette, gender: 'feminin' });
  await createSession(app.db, owner, { day: '2026-10-06' });
  await createWorkshopSession(app.db, owner, {
    ...{ day: '2026-10-07', title: 'Premiers pas', people: [odette, karim], anonymousCount: 4 },
    anonymousBy: { gender: { feminin: 3 }, age_band: { vingt_cinq_trente_neuf: 1 } },
  });
  const workshopId = await createWorkshop(app.db, { structureId, createdBy: manager.id, title: 'Ma messagerie' });
  await createRegistration(app.db, { workshopId, name: 'Odile Dupont', status: 'registered' });
  await createRegistration(app.db, { workshopId, name: 'Paul Martin', status: 'waiting' });
  await createWorkshop(app.db, { structureId, createdBy: manager.id, title: 'Brouillon', status: 'draft' });
  await createReferral(app.db, {
    ...{ beneficiaryId: odette, senderStructureId: structureId, senderId: manager.id, status: 'sent' as const },
    receiverStructureId: await createStructure(app.db, { name: 'Partenaire' }),
  });
}, 60_000);
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

/** The objects of a .jsonl. */
async function objects(quoi: string, filters: Record<string, string> = {}): Promise<Record<string, unknown>[]> {
  const answer = await visit.post('/exports', { quoi, format: 'jsonl', ...autumn, ...filters });
  const file = await visit.download(answer.headers['location'] ?? '');
  const lines = file.body.toString().split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function rowsOf(quoi: string, format: string): Promise<(readonly string[])[]> {
  const answer = await visit.post('/exports', { quoi, format, ...autumn });
  return (await readBack(await visit.download(answer.headers['location'] ?? ''))).rows.map(({ cells }) => cells);
}

it('accompaniments: each person once for each activity, those only counted on one line, and the sum is exact', async () => {
  const lines = await objects('accompaniments');
  expect(lines.map(({ person, people, gender }) => ({ person, people, gender }))).toEqual([
    { person: 'Abadie Odette', people: 1, gender: 'feminin' },
    { person: null, people: 1, gender: 'non_communique' },
    { person: someone, people: 1, gender: 'non_communique' },
    { person: someone, people: 1, gender: 'non_communique' },
    { person: null, people: 4, gender: { feminin: 3, non_communique: 1 } },
  ]);
  const [counted] = await app.db.query<{ n: number }[]>('SELECT sum(participant_count)::int AS n FROM support_session');
  expect(lines.reduce((sum, { people }) => sum + Number(people), 0)).toBe(counted?.n);
  const words = (await rowsOf('accompaniments', 'xlsx')).map((cells) =>
    cells.find((cell) => cell.startsWith('Féminin\u00a0:')),
  );
  expect(words.filter(Boolean)).toEqual(['Féminin\u00a0: 3 | Non communiqué\u00a0: 1']);
});

it('as many lines as were announced, in each format', async () => {
  const runs: { format: string; kind: string; expected: number; written: number }[] = [];
  for (const [quoi, format] of [
    ...[
      ['sessions', 'ods'],
      ['accompaniments', 'csv'],
      ['accompaniments', 'coop'],
      ['workshops', 'xlsx'],
    ],
    ...[['referrals', 'csv']],
  ] as [string, string][]) {
    await visit.post('/exports', { quoi, format, ...autumn });
  }
  runs.push(
    ...(await app.db.query<typeof runs>(
      `SELECT kind, format, rows_expected AS expected, rows_written AS written FROM export_run ORDER BY created_at, id`,
    )),
  );
  expect(runs.filter(({ expected, written }) => expected !== written)).toEqual([]);
  expect(runs.slice(-5).map(({ written }) => written)).toEqual([3, 5, 8, 1, 1]);
});

it('a level keeps the people who had it, and nobody who came with them', async () => {
  const lines = await objects('accompaniments', { niveau: 'beginner' });
  expect(lines.map(({ person }) => person)).toEqual(['Bénali Karim']);
  expect((await objects('sessions', { niveau: 'beginner' })).map(({ title }) => title)).toEqual(['Premiers pas']);
});

it('workshops: their seats and nobody on them; what is only prepared is not told', async () => {
  const lines = await objects('workshops');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    ...{ day: '2026-12-08', from: '14:00', to: '16:00', title: 'Ma messagerie', status: 'published' },
    ...{ capacity: 10, registered: 1, waiting: 1, attended: 0, commune: 'Nancy' },
  });
  expect(JSON.stringify(lines)).not.toMatch(/Dupont|Martin/);
});

it('referrals: what became of them, without the person', async () => {
  const lines = await objects('referrals');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ sender: 'Espace de Nancy', status: 'sent', outcome: null, rerouted: false });
  expect(JSON.stringify(lines)).not.toMatch(/Abadie/);
});
