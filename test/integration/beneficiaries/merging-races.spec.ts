import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { declareMergeRules, RegistrationService, rowsFollow } from '../../../src/modules/beneficiaries/index.js';
import { MergingService } from '../../../src/modules/beneficiaries/merging/merging.service.js';
import type { MergeField, Side } from '../../../src/modules/beneficiaries/merging/merge-fields.js';
import { PartingService } from '../../../src/modules/beneficiaries/merging/parting.service.js';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { ConflictError } from '../../../src/platform/errors/domain-error.js';
import { newId } from '../../../src/platform/ids.js';
import { startTestApp, type TestApp } from '../../setup/app.js';
import { connect, testDatabaseUrl } from '../../setup/database.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createFiles, dumpOf, type Files, lastMergeOf, pointingAt } from './merging-world.js';

let app: TestApp;
let merging: MergingService;
let actor: StructureActor;
let files: Files;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  merging = app.get(MergingService);
});
afterAll(() => app.stop());

beforeEach(async () => {
  const structureId = await createStructure(app.db);
  const { id: userId } = await createUser(app.db, { structureId });
  actor = { userId, structureId, role: 'mediator' } as StructureActor;
  files = await createFiles(app.db, actor);
});

const order = { kept: 'first' as const, answers: new Map<MergeField, Side>(), versions: { first: 1, second: 1 } };
const merge = (more: object = {}) =>
  merging.merge(actor, { first: files.kept, second: files.other }, { ...order, ...more });

/** Until the program's own session is stopped by the other's lock. */
async function waitsForALock(): Promise<void> {
  for (;;) {
    const [row] = await app.db.query<{ waiting: boolean }[]>(
      `SELECT count(*) > 0 AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (row?.waiting) return;
  }
}

describe('the same two files, merged by several at once', () => {
  it.each([
    ['the same way', ['first', 'first', 'first', 'first']],
    ['in both directions', ['first', 'second', 'first', 'second']],
  ])('%s: one wins, the others are told', async (_case, sides) => {
    const answers = await Promise.allSettled(sides.map((kept) => merge({ kept })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(ConflictError);
    }
    const merges = await app.db.query<object[]>('SELECT FROM beneficiary_merge WHERE kept_id = ANY ($1)', [
      [files.kept, files.other],
    ]);
    expect(merges).toHaveLength(1);
  });

  it('and parted by several at once: once', async () => {
    const before = await dumpOf(app.db, actor.structureId);
    await merge();
    const id = await lastMergeOf(app.db, files.kept);
    const answers = await Promise.allSettled([1, 2, 3].map(() => app.get(PartingService).part(actor, id)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await dumpOf(app.db, actor.structureId)).toEqual(before);
  });
});

describe('a merger that comes while a correction is being saved', () => {
  it('waits for it, sees it, and does nothing', async () => {
    const other = await connect(await testDatabaseUrl());
    await other.query('BEGIN');
    await other.query(`UPDATE beneficiary SET last_name = 'Corrigée', version = 2 WHERE id = $1`, [files.other]);
    const second = merge();
    await waitsForALock();
    await other.query('COMMIT');
    expect(await second).toEqual({ kind: 'stale' });
  });
});

describe('a correction that comes while the file is being merged', () => {
  it('is shown what the kept file says, and loses nothing', async () => {
    await merge();
    const registration = app.get(RegistrationService);
    const details = {
      ...{ firstName: 'Odette', lastName: 'Marchal', birthYear: 1951, communeInsee: null, communeName: null },
      ...{
        postalCode: null,
        phone: null,
        noPhone: false,
        email: null,
        noEmail: false,
        contactPreference: 'call' as const,
      },
      ...{ socialStatus: 'retraite' as const, gender: 'feminin' as const, scheme: 'general' as const, wishes: [] },
      ...{ helperName: null, helperPhone: null, helperRelationship: null, helperAgreedOn: null, notes: null },
    };
    const answer = await registration.correct(actor, files.other, 1, details);
    expect(answer).toMatchObject({ kind: 'stale', current: { id: files.kept, email: 'odette@exemple.test' } });
  });
});

describe('a table of which one person has one row', () => {
  beforeAll(async () => {
    await app.db.query(`
      CREATE TABLE trial_session (id uuid PRIMARY KEY, participants integer NOT NULL);
      CREATE TABLE trial_participant (session_id uuid REFERENCES trial_session ON DELETE CASCADE,
        beneficiary_id uuid REFERENCES beneficiary, PRIMARY KEY (session_id, beneficiary_id))`);
    const counted = (sign: string) => `
      UPDATE trial_session s SET participants = participants ${sign} 1
        FROM jsonb_to_recordset($1::jsonb) AS gone (session_id uuid) WHERE s.id = gone.session_id`;
    declareMergeRules({
      ...rowsFollow('trial_participant'),
      clash: 'ours.session_id = theirs.session_id',
      afterDrop: counted('-'),
      afterRestore: counted('+'),
    });
  });

  const [both, alone, gone] = [newId(), newId(), newId()];
  const participants = () =>
    app.db.query('SELECT session_id AS id, beneficiary_id AS who FROM trial_participant ORDER BY 1, 2');
  const counts = async () =>
    (await app.db.query<{ n: number }[]>('SELECT participants AS n FROM trial_session ORDER BY id')).map(({ n }) => n);

  it('keeps one, counts one less, and gives both back but for what was deleted since', async () => {
    await app.db.query(`INSERT INTO trial_session VALUES ($1, 2), ($2, 1), ($3, 2)`, [both, alone, gone]);
    await app.db.query(`INSERT INTO trial_participant VALUES ($1, $4), ($1, $5), ($2, $5), ($3, $4), ($3, $5)`, [
      both,
      alone,
      gone,
      files.kept,
      files.other,
    ]);
    const before: unknown = await participants();
    await merge();
    expect(await participants()).toEqual([both, alone, gone].map((id) => ({ id, who: files.kept })));
    expect(await counts()).toEqual([1, 1, 1]);
    await app.db.query('DELETE FROM trial_session WHERE id = $1', [gone]);
    await app.get(PartingService).part(actor, await lastMergeOf(app.db, files.kept));
    expect(await participants()).toEqual((before as { id: string }[]).filter(({ id }) => id !== gone));
    expect(await counts()).toEqual([2, 1]);
    expect(await pointingAt(app.db, files.other)).toMatchObject({ 'trial_participant.beneficiary_id': 2 });
  });
});
