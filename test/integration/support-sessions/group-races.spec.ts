import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import {
  type GroupCorrection,
  type GroupInput,
  GroupSessionsService,
  plainSession,
  SupportSessionsService,
} from '../../../src/modules/support-sessions/index.js';
import { newId } from '../../../src/platform/ids.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

const PEOPLE = 40;

describe('Workshops written by several at once', () => {
  let app: TestApp;
  let actor: StructureActor;
  let groups: GroupSessionsService;
  let people: string[];

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    const structureId = await createStructure(app.db);
    const { id } = await createUser(app.db, { structureId });
    actor = { userId: id, structureId, role: 'mediator' } as StructureActor;
    groups = app.get(GroupSessionsService);
    people = [];
    for (let index = 0; index < PEOPLE; index += 1) {
      people.push(await createBeneficiary(app.db, { structureId, createdBy: id, birthYear: 1950 + index }));
    }
  });
  afterAll(() => app.stop());

  const input = (changes: Partial<GroupInput> = {}): GroupInput => ({
    content: {
      ...{ day: '2026-11-24', durationMinutes: 120, locationKind: 'a_distance', placeId: null, communeInsee: null },
      ...{ referralId: null, topics: ['email'], procedures: [], procedureName: null, equipment: [], autonomy: null },
      ...{ redirection: null, notes: null, ...plainSession },
    },
    group: { title: 'Atelier', workshopLevel: null, anonymousCount: 2, anonymousAlready: 0, anonymousBy: {} },
    people: people.slice(0, 3),
    formKey: newId(),
    ...changes,
  });
  const correction = (changes: Partial<GroupCorrection>): GroupCorrection => ({ ...input(), version: 1, ...changes });
  const listOf = async (id: string): Promise<string[]> => {
    const rows = await app.db.query<{ beneficiary_id: string }[]>(
      'SELECT beneficiary_id FROM session_participant WHERE session_id = $1 ORDER BY 1',
      [id],
    );
    return rows.map((row) => row.beneficiary_id);
  };

  it('makes one workshop of ten sendings of one form at once, with one list and one line in the journal', async () => {
    const same = input();
    const made = await Promise.all(Array.from({ length: 10 }, () => groups.log(actor, same)));
    const id = made[0]?.id ?? '';
    expect(new Set(made.map((one) => one.id))).toEqual(new Set([id]));
    expect(made.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await listOf(id)).toEqual(people.slice(0, 3));
    expect(await app.db.query('SELECT 1 FROM audit_event WHERE subject_id = $1', [id])).toHaveLength(1);
  });

  it('lets one of two corrections of the same version win, list and counts together', async () => {
    const { id } = await groups.log(actor, input());
    const [one, two] = [people.slice(2, 6), people.slice(10, 12)];
    const results = await Promise.all([
      groups.correct(actor, id, correction({ people: one })),
      groups.correct(actor, id, correction({ people: two })),
    ]);
    expect(results.toSorted()).toEqual(['saved', 'stale']);
    expect(await listOf(id)).toEqual(results[0] === 'saved' ? one : two);
    const session = await groups.findOwn(actor, id);
    expect(session).toMatchObject({ version: 2, participantCount: results[0] === 'saved' ? 6 : 4 });
  });

  it('notes workshops with the same forty people at once without a knot', async () => {
    const turned = people.toReversed();
    const lists = Array.from({ length: 8 }, (_, index) => (index % 2 ? people : turned));
    const made = await Promise.all(lists.map((list) => groups.log(actor, input({ people: list }))));
    expect(new Set(made.map(({ id }) => id)).size).toBe(8);
    for (const { id } of made) expect(await listOf(id)).toHaveLength(PEOPLE);
  });

  it('either corrects or deletes when both come at once', async () => {
    const { id } = await groups.log(actor, input());
    const results = await Promise.allSettled([
      groups.correct(actor, id, correction({ people: [] })),
      app.get(SupportSessionsService).remove(actor, id),
    ]);
    expect(results[1].status).toBe('fulfilled');
    expect(await listOf(id)).toEqual([]);
    await expect(groups.findOwn(actor, id)).rejects.toThrow('workshop not found');
  });

  it('keeps those who stay as they were noted; only another day changes their age band', async () => {
    const { id } = await groups.log(actor, input({ people: people.slice(0, 2) }));
    await app.db.query(`UPDATE beneficiary SET gender = 'masculin', birth_year = 2001 WHERE id = $1`, [people[0]]);
    const noted = async () =>
      (
        await app.db.query<{ gender: string; age_band: string }[]>(
          'SELECT gender, age_band FROM session_participant WHERE session_id = $1 AND beneficiary_id = $2',
          [id, people[0]],
        )
      )[0];
    await groups.correct(actor, id, correction({ people: people.slice(0, 3) }));
    expect(await noted()).toEqual({ gender: 'non_communique', age_band: 'soixante_dix_plus' });
    const { content } = input();
    const moved = { ...content, day: '2026-11-02' };
    await groups.correct(actor, id, correction({ people: people.slice(0, 3), content: moved, version: 2 }));
    expect(await noted()).toEqual({ gender: 'non_communique', age_band: 'vingt_cinq_trente_neuf' });
  });

  it('refuses somebody of another structure, and keeps nothing of the workshop', async () => {
    const stranger = await createBeneficiary(app.db, { structureId: await createStructure(app.db) });
    const sent = input({ people: [...people.slice(0, 1), stranger] });
    await expect(groups.log(actor, sent)).rejects.toThrow('participant not found');
    expect(await app.db.query('SELECT 1 FROM support_session WHERE form_key = $1', [sent.formKey])).toEqual([]);
  });

  it('never makes a workshop of an individual session', async () => {
    const id = await createSession(app.db, { structureId: actor.structureId, mediatorId: actor.userId });
    await expect(groups.correct(actor, id, correction({}))).rejects.toThrow('workshop not found');
  });

  it('does not correct a workshop as an individual session', async () => {
    const { id } = await groups.log(actor, input());
    const { content } = input();
    const anonymous = { gender: 'feminin', ageBand: 'non_communique', socialStatus: 'non_communique' } as const;
    const single = {
      ...content,
      version: 1,
      anonymous: { ...anonymous, residenceInsee: null, alreadySupported: false },
    };
    await expect(app.get(SupportSessionsService).correct(actor, id, single)).rejects.toThrow('individual session');
  });
});
