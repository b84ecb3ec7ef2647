import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { newId } from '../../../src/platform/ids.js';
import {
  plainSession,
  type SessionInput,
  SupportSessionsService,
} from '../../../src/modules/support-sessions/index.js';
import { TagsService } from '../../../src/modules/support-sessions/tags/tags.service.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { createTag, tagSession } from '../../factories/tags.js';
import { startTestApp, type TestApp } from '../../setup/app.js';
import { connect, testDatabaseUrl } from '../../setup/database.js';

describe('Tags, at the same moment', () => {
  let app: TestApp;
  let actor: StructureActor;
  let tags: TagsService;
  let sessions: SupportSessionsService;

  beforeAll(async () => {
    app = await startTestApp();
    const structureId = await createStructure(app.db);
    const { id } = await createUser(app.db, { structureId });
    actor = { userId: id, structureId, role: 'mediator', scope: null } as StructureActor;
    tags = app.get(TagsService);
    sessions = app.get(SupportSessionsService);
  });
  afterAll(() => app.stop());

  const mine = (label: string) => createTag(app.db, actor.userId, label, { ownerId: actor.userId });
  const outcomes = (settled: PromiseSettledResult<unknown>[]): string[] =>
    settled.map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as Error).constructor.name)).sort();
  const shown = async (sessionId: string): Promise<string[]> =>
    (
      await app.db.query<{ label: string }[]>(
        'SELECT label FROM session_final_tag WHERE session_id = $1 ORDER BY label',
        [sessionId],
      )
    ).map(({ label }) => label);
  const input = (tagIds: string[]): SessionInput => ({
    ...{ day: '2026-11-24', durationMinutes: 30, locationKind: 'a_distance', placeId: null, communeInsee: null },
    ...{ referralId: null, topics: ['email'], procedures: [], procedureName: null, equipment: [], autonomy: null },
    ...{ redirection: null, notes: null, formKey: newId(), tagIds },
    ...plainSession,
    person: {
      ...{ gender: 'non_communique', ageBand: 'non_communique', socialStatus: 'non_communique' },
      ...{ residenceInsee: null, alreadySupported: false },
    },
  });

  it('of two merged into each other, one stays and the sessions of both show it', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [one, two] = [await mine(`Une ${round}`), await mine(`Deux ${round}`)];
      const session = await createSession(app.db, { structureId: actor.structureId, mediatorId: actor.userId });
      await tagSession(app.db, session, one, two);
      const settled = await Promise.allSettled([tags.merge(actor, one, two), tags.merge(actor, two, one)]);
      expect(outcomes(settled)).toEqual(['ConflictError', 'done']);
      expect(await shown(session)).toHaveLength(1);
    }
  });

  it('a chain made from both ends has one end, or one of the two is refused', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [a, b, c] = [await mine(`A début ${round}`), await mine(`B milieu ${round}`), await mine(`C fin ${round}`)];
      const session = await createSession(app.db, { structureId: actor.structureId, mediatorId: actor.userId });
      await tagSession(app.db, session, a);
      const settled = await Promise.allSettled([tags.merge(actor, a, b), tags.merge(actor, b, c)]);
      // B into C first: A can no longer go into B, and stays. A into B first: both end in C.
      const refused = settled[0].status === 'rejected';
      expect(outcomes(settled)).toEqual(refused ? ['ConflictError', 'done'] : ['done', 'done']);
      expect(await shown(session)).toEqual([refused ? `A début ${round}` : `C fin ${round}`]);
    }
  });

  it('a session saved while its tag is merged shows the other one', async () => {
    const [old, fresh] = [await mine('Avant réunion'), await mine('Après réunion')];
    const merging = await connect(await testDatabaseUrl());
    await merging.query('BEGIN');
    await merging.query('UPDATE tag SET merged_into_id = $2, merged_into_final = true, final = false WHERE id = $1', [
      old,
      fresh,
    ]);
    // The key of the new row waits for the merge to end.
    const saving = sessions.log(actor, input([old]));
    await new Promise((resolve) => setTimeout(resolve, 150));
    await merging.query('COMMIT');
    const { id } = await saving;
    expect(await shown(id)).toEqual(['Après réunion']);
  });

  it('many sessions saved while a tag is merged and retired all keep it', async () => {
    const [old, fresh] = [await mine('Course ancienne'), await mine('Course nouvelle')];
    const saving = Array.from({ length: 12 }, () => sessions.log(actor, input([old])));
    await tags.merge(actor, old, fresh);
    await tags.retire(actor, fresh);
    for (const { id } of await Promise.all(saving)) expect(await shown(id)).toEqual(['Course nouvelle']);
  });

  it('of two created with one label, one is', async () => {
    for (let round = 0; round < 5; round += 1) {
      const results = await Promise.all([
        tags.create(actor, `Même mot ${round}`),
        tags.create(actor, `MÊME MOT ${round}`),
      ]);
      expect(results.filter((result) => result === 'taken')).toHaveLength(1);
    }
  });

  it('a tag of somebody else, or none at all, is not put on a session, which is not saved', async () => {
    const other = await createUser(app.db, { structureId: actor.structureId });
    const theirs = await createTag(app.db, other.id, 'Pas à moi', { ownerId: other.id });
    for (const tagId of [theirs, newId()]) {
      const asked = input([tagId]);
      await expect(sessions.log(actor, asked)).rejects.toThrow('tag not found');
      expect(await app.db.query('SELECT 1 FROM support_session WHERE form_key = $1', [asked.formKey])).toEqual([]);
    }
  });
});
