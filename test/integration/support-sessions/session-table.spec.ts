import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { EmployersQueries } from '../../../src/modules/identity/index.js';
import { newId } from '../../../src/platform/ids.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

describe('The table of sessions', () => {
  let app: TestApp;
  let db: DataSource;
  let own: { structureId: string; mediatorId: string };
  let person: string;

  beforeAll(async () => {
    app = await startTestApp();
    db = app.db;
    const structureId = await createStructure(db);
    own = { structureId, mediatorId: (await createUser(db, { structureId })).id };
    person = await createBeneficiary(db, { structureId });
  });
  afterAll(() => app.stop());

  it('keeps a workshop with exactly the people it counts', async () => {
    const id = await createWorkshopSession(db, own, { people: [person], anonymousCount: 3 });
    const counted = await db.query<unknown[]>(
      `SELECT count(*)::int AS people FROM accompaniment WHERE session_id = $1`,
      [id],
    );
    expect(counted).toEqual([{ people: 1 }]);
    const refused = { constraint: 'session_participants_counted' };
    await expect(db.query('DELETE FROM session_participant WHERE session_id = $1', [id])).rejects.toMatchObject({
      driverError: refused,
    });
    const alone = await createSession(db, own);
    const add = `INSERT INTO session_participant VALUES ($1, $2, 'feminin', 'non_communique', 'retraite', NULL)`;
    await expect(db.query(add, [alone, person])).rejects.toMatchObject({ driverError: refused });
    const more = 'UPDATE support_session SET participant_count = 5 WHERE id = $1';
    await expect(db.query(more, [id])).rejects.toMatchObject({ driverError: refused });
  });

  it.each([
    ['more people than counted', { gender: { feminin: 3, masculin: 1 } }],
    ['a code that is none', { gender: { inconnu: 1 } }],
    ['a dimension that is none', { commune: { '54395': 1 } }],
    ['a count that is none', { age_band: { soixante_dix_plus: -1 } }],
    ['a half person', { social_status: { retraite: 0.5 } }],
  ])('refuses %s among people without a file', async (_case, anonymousBy) => {
    await expect(createWorkshopSession(db, own, { anonymousCount: 3, anonymousBy })).rejects.toMatchObject({
      driverError: { constraint: 'support_session_anonymous_by_check' },
    });
  });

  it('counts those whom a dimension leaves out as not said, and never pairs two dimensions', async () => {
    const anonymousBy = { gender: { feminin: 2 }, age_band: { soixante_dix_plus: 3 } };
    const id = await createWorkshopSession(db, own, { anonymousCount: 3, anonymousBy });
    const rows = await db.query<unknown[]>(
      'SELECT dimension, code, people FROM session_headcount WHERE session_id = $1 ORDER BY dimension, code',
      [id],
    );
    expect(rows).toEqual([
      { dimension: 'age_band', code: 'soixante_dix_plus', people: 3 },
      { dimension: 'gender', code: 'feminin', people: 2 },
      { dimension: 'gender', code: 'non_communique', people: 1 },
      { dimension: 'social_status', code: 'non_communique', people: 3 },
    ]);
  });

  it('refuses steps of Mon espace santé in a session that is not about health', async () => {
    const id = await createSession(db, own, { topics: ['email'] });
    const tick = `UPDATE support_session SET health_space_steps = '{agenda}' WHERE id = $1`;
    await expect(db.query(tick, [id])).rejects.toMatchObject({
      driverError: { constraint: 'support_session_health_space_check' },
    });
  });

  it('knows who employed someone on a day: here if they were, else where they were, else here', async () => {
    const former = await createStructure(db);
    const held = `INSERT INTO membership (id, user_id, role, structure_id, starts_on, ends_on)
      VALUES ($1, $2, 'mediator', $3, $4, $5)`;
    const { id: userId } = await createUser(db, { structureId: own.structureId });
    await db.query('DELETE FROM membership WHERE user_id = $1', [userId]);
    await db.query(held, [newId(), userId, former, '2026-01-01', '2026-06-30']);
    await db.query(held, [newId(), userId, own.structureId, '2026-06-01', null]);
    const employers = app.get(EmployersQueries);
    const actor = { userId, structureId: own.structureId };
    expect(await employers.on('2026-03-15', actor)).toBe(former);
    expect(await employers.on('2026-06-15', actor)).toBe(own.structureId);
    expect(await employers.on('2025-03-15', actor)).toBe(own.structureId);
  });
});
