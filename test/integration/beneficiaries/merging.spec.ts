import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mergeRules } from '../../../src/modules/beneficiaries/index.js';
import { MergeNight } from '../../../src/modules/beneficiaries/merging/merge-night.js';
import { MergingService } from '../../../src/modules/beneficiaries/merging/merging.service.js';
import type { MergeField, Side } from '../../../src/modules/beneficiaries/merging/merge-fields.js';
import { PartingService } from '../../../src/modules/beneficiaries/merging/parting.service.js';
import { BeneficiariesService } from '../../../src/modules/beneficiaries/index.js';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { NotFoundError } from '../../../src/platform/errors/domain-error.js';
import { startTestApp, type TestApp } from '../../setup/app.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createFiles, dumpOf, type Files, lastMergeOf, pointingAt } from './merging-world.js';

let app: TestApp;
let merging: MergingService;
let parting: PartingService;
let actor: StructureActor;
let files: Files;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  merging = app.get(MergingService);
  parting = app.get(PartingService);
});
afterAll(() => app.stop());

beforeEach(async () => {
  const structureId = await createStructure(app.db);
  const { id: userId } = await createUser(app.db, { structureId });
  actor = { userId, structureId, role: 'mediator' } as StructureActor;
  files = await createFiles(app.db, actor);
});

const order = { kept: 'first' as const, answers: new Map<MergeField, Side>(), versions: { first: 1, second: 1 } };
const merge = (more: object = {}, who = actor) =>
  merging.merge(who, { first: files.kept, second: files.other }, { ...order, ...more });

const row = async (id: string): Promise<Record<string, unknown>> =>
  (await app.db.query<Record<string, unknown>[]>('SELECT * FROM beneficiary WHERE id = $1', [id]))[0] ?? {};

describe('the tables that point at a person', () => {
  it('each have their rule, and no rule is left of a table that is gone', async () => {
    const keys = await app.db.query<{ name: string }[]>(
      `SELECT c.conrelid::regclass || '.' || a.attname AS name FROM pg_constraint c
         JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
        WHERE c.contype = 'f' AND c.confrelid = 'beneficiary'::regclass`,
    );
    const ruled = mergeRules().map(({ table, column }) => `${table}.${column}`);
    expect(ruled.sort()).toEqual(keys.map(({ name }) => name).sort());
  });
});

describe('merging', () => {
  it('moves all that pointed at the other file, and empties it', async () => {
    const before = await pointingAt(app.db, files.other);
    expect(Object.keys(before).sort()).toEqual([
      ...['assessment.beneficiary_id', 'beneficiary_distinct.beneficiary_id', 'beneficiary_distinct.other_id'],
      ...['beneficiary_duplicate.first_id', 'beneficiary_duplicate.second_id', 'beneficiary_match.beneficiary_id'],
      ...['beneficiary_share.beneficiary_id', 'information_sheet.beneficiary_id', 'referral.beneficiary_id'],
      ...['routing_suggestion.beneficiary_id', 'saisine.beneficiary_id', 'support_session.beneficiary_id'],
    ]);
    expect(await merge({ answers: new Map([['lastName', 'second']]) })).toEqual({ kind: 'merged', keptId: files.kept });
    expect(await pointingAt(app.db, files.other)).toEqual({ 'beneficiary_merge.merged_id': 1 });
    expect(await row(files.kept)).toMatchObject({
      ...{ first_name: 'Odette', last_name: 'Marchale', birth_year: 1951, phone: '+33612000001' },
      ...{ email: 'odette@exemple.test', wishes: ['oral', 'large_type'], notes: 'Vient le mardi.\n\nAime lire.' },
      ...{ notice_given_on: '2026-10-01', last_contact_on: '2026-11-20', helper_name: 'Anne', version: 2 },
    });
    expect(await row(files.other)).toMatchObject({
      ...{ first_name: '', last_name: '', birth_year: null, phone: null, no_phone: false, email: null, notes: null },
      ...{ commune_insee: null, commune_name: null, postal_code: null, helper_name: null, helper_phone: null },
      ...{
        helper_relationship: null,
        helper_agreed_on: null,
        wishes: [],
        notice_given_on: null,
        gender: 'non_communique',
      },
      ...{ social_status: 'non_communique', scheme: 'unknown', contact_preference: 'call', search_text: '' },
      merged_into: files.kept,
    });
  });

  it('leaves what sessions said of the person that day', async () => {
    const said = () =>
      app.db.query('SELECT id, gender, age_band, social_status, residence_insee FROM support_session ORDER BY id');
    const before: unknown = await said();
    await merge();
    expect(await said()).toEqual(before);
  });

  it('is in the journal, with ids and columns only', async () => {
    await merge();
    const journal = await app.db.query<{ details: object }[]>(
      `SELECT verb, actor_user_id, details FROM audit_event WHERE subject_id = $1 AND verb = 'beneficiary.merge'`,
      [files.kept],
    );
    expect(journal).toHaveLength(1);
    expect(journal[0]?.details).toMatchObject({ mergedId: files.other });
    expect(JSON.stringify(journal)).not.toMatch(/Marchal|Odette|exemple/);
  });

  it('of two files of which one was corrected meanwhile changes nothing', async () => {
    expect(await merge({ versions: { first: 1, second: 2 } })).toEqual({ kind: 'stale' });
    expect(await row(files.other)).toMatchObject({ last_name: 'Marchale', merged_into: null });
  });

  it('is for the structure that holds both', async () => {
    const elsewhere = await createStructure(app.db);
    const stranger = { ...actor, structureId: elsewhere };
    await expect(merge({}, stranger)).rejects.toThrow(NotFoundError);
    await expect(merge({}, { ...actor, role: 'fund_agent' })).rejects.toThrow(NotFoundError);
    files.other = await createBeneficiary(app.db, { structureId: elsewhere });
    await expect(merge()).rejects.toThrow(NotFoundError);
    files.other = files.kept;
    await expect(merge()).rejects.toThrow(NotFoundError);
  });

  it('waits until two saisines of one kind are no longer running', async () => {
    await app.db.query(
      `UPDATE saisine SET step = 'transmitted', asked_parts = '{}', answer_due_on = '2026-12-08' WHERE beneficiary_id = ANY ($1)`,
      [[files.kept, files.other]],
    );
    await expect(merge()).rejects.toThrow('retirez l’une des deux saisines');
    expect(await row(files.other)).toMatchObject({ merged_into: null });
  });

  it('leads every id of the family to the file kept', async () => {
    await merge();
    const last = await createBeneficiary(app.db, { structureId: actor.structureId, lastName: 'Dernière' });
    await merging.merge(actor, { first: last, second: files.kept }, { ...order, versions: { first: 1, second: 2 } });
    const found = await app.get(BeneficiariesService).find(actor, files.other);
    expect(found.id).toBe(last);
  });
});

describe('undoing', () => {
  it('gives everything back as it was', async () => {
    const before = await dumpOf(app.db, actor.structureId);
    await merge({ answers: new Map([['lastName', 'second']]) });
    expect(await dumpOf(app.db, actor.structureId)).not.toEqual(before);
    const parted = await parting.part(actor, await lastMergeOf(app.db, files.kept));
    expect(parted).toEqual({ keptId: files.kept, mergedId: files.other, keptChanges: 0 });
    expect(await dumpOf(app.db, actor.structureId)).toEqual(before);
  });

  it('gives everything back also when the other file was kept', async () => {
    const before = await dumpOf(app.db, actor.structureId);
    await merge({ kept: 'second' });
    await parting.part(actor, await lastMergeOf(app.db, files.other));
    expect(await dumpOf(app.db, actor.structureId)).toEqual(before);
  });

  it('leaves what was changed since, and what came since, to the file kept', async () => {
    await merge();
    await app.db.query(`UPDATE beneficiary SET notes = 'Réécrites.' WHERE id = $1`, [files.kept]);
    await app.db.query(`DELETE FROM routing_suggestion WHERE beneficiary_id = $1`, [files.kept]);
    const parted = await parting.part(actor, await lastMergeOf(app.db, files.kept));
    expect(parted.keptChanges).toBe(1);
    expect(await row(files.kept)).toMatchObject({ notes: 'Réécrites.', email: null, version: 3 });
    expect(await row(files.other)).toMatchObject({ notes: 'Aime lire.', email: 'odette@exemple.test', version: 1 });
    expect(await pointingAt(app.db, files.other)).not.toHaveProperty(['routing_suggestion.beneficiary_id']);
  });

  it('is refused twice, to others, after another merger, and after thirty days', async () => {
    await merge();
    const id = await lastMergeOf(app.db, files.kept);
    await expect(parting.part({ ...actor, structureId: await createStructure(app.db) }, id)).rejects.toThrow(
      NotFoundError,
    );
    const last = await createBeneficiary(app.db, { structureId: actor.structureId, lastName: 'Dernière' });
    await merging.merge(actor, { first: last, second: files.kept }, { ...order, versions: { first: 1, second: 2 } });
    await expect(parting.part(actor, id)).rejects.toThrow('réunie depuis avec une autre');
    await parting.part(actor, await lastMergeOf(app.db, last));
    await parting.part(actor, id);
    await expect(parting.part(actor, id)).rejects.toThrow('déjà séparées');
    await merge({ versions: { first: 3, second: 1 } });
    const again = await lastMergeOf(app.db, files.kept);
    await app.db.query(`UPDATE beneficiary_merge SET merged_at = merged_at - interval '31 days' WHERE id = $1`, [
      again,
    ]);
    await expect(parting.part(actor, again)).rejects.toThrow('depuis plus de 30');
    expect(await row(files.other)).toMatchObject({ merged_into: files.kept });
  });
});

describe('each night', () => {
  it('erases what could undo a merger of thirty days ago, and lets late rows follow', async () => {
    await merge();
    const id = await lastMergeOf(app.db, files.kept);
    const sealed = async () =>
      (
        await app.db.query<{ kept: boolean }[]>(
          'SELECT sealed IS NOT NULL AS kept FROM beneficiary_merge WHERE id = $1',
          [id],
        )
      )[0]?.kept;
    await app.get(MergeNight).tidy();
    expect(await sealed()).toBe(true);
    await app.db.query(`UPDATE support_session SET beneficiary_id = $1 WHERE beneficiary_id = $2`, [
      files.other,
      files.kept,
    ]);
    await app.db.query(`UPDATE beneficiary_merge SET merged_at = merged_at - interval '31 days' WHERE id = $1`, [id]);
    await app.get(MergeNight).tidy();
    expect(await sealed()).toBe(false);
    expect(await pointingAt(app.db, files.other)).toEqual({ 'beneficiary_merge.merged_id': 1 });
  });
});

describe('a file that was merged', () => {
  it.each([
    `first_name = 'Odette'`,
    `phone = '+33612000009'`,
    `notes = 'x'`,
    `wishes = '{oral}'`,
    `gender = 'feminin'`,
  ])('cannot say anything: %s', async (change) => {
    await merge();
    await expect(app.db.query(`UPDATE beneficiary SET ${change} WHERE id = $1`, [files.other])).rejects.toMatchObject({
      constraint: 'beneficiary_merged_check',
    });
  });
});
