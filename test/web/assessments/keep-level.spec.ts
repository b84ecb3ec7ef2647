import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids.js';
import { createAssessment } from '../../factories/assessments.js';
import { createBeneficiary, shareBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;

describe('Keeping another level', () => {
  let app: TestApp;
  let structureId: string;
  let mediator: CreatedUser;
  let visit: Visit;
  let beneficiaryId: string;

  beforeAll(async () => {
    app = await startTestApp();
    structureId = await createStructure(app.db);
    mediator = await createUser(app.db, { structureId });
    visit = await app.signInAs(mediator);
    await visit.get('/ma-structure');
    beneficiaryId = await createBeneficiary(app.db, { structureId, createdBy: mediator.id });
  });
  afterAll(() => app.stop());

  const assessed = () => createAssessment(app.db, { beneficiaryId, structureId, authorId: mediator.id });
  const stored = async (id: string): Promise<Row> =>
    (await app.db.query<Row[]>('SELECT * FROM assessment WHERE id = $1', [id]))[0] ?? {};

  it('stores the level and the reason beside the computed one, and says who did it', async () => {
    const id = await assessed();
    const saved = await visit.post(`/reperes/${id}/niveau`, { level: 'beginner', reason: 'A besoin d’être rassurée.' });
    expect(saved.status).toBe(303);
    expect(saved.headers['location']).toBe(`/reperes/${id}`);
    expect(await stored(id)).toMatchObject({
      computed_level: 'intermediate',
      retained_level: 'beginner',
      override_reason: 'A besoin d’être rassurée.',
    });
    const { text } = await visit.follow(saved);
    expect(text).toContain('A besoin d’être rassurée.');
    expect(text).toContain('Le calcul donnait «\u00a0Intermédiaire\u00a0»');
    const [line] = await app.db.query<Row[]>(
      `SELECT actor_user_id, verb, details FROM audit_event WHERE subject_id = $1 AND verb <> 'assessment.read'`,
      [id],
    );
    expect(line).toEqual({
      actor_user_id: mediator.id,
      verb: 'assessment.keep-level',
      details: { beneficiaryId, from: 'intermediate', to: 'beginner' },
    });
  });

  it('returns to the computed level without a reason', async () => {
    const id = await assessed();
    await visit.post(`/reperes/${id}/niveau`, { level: 'independent', reason: 'Fait tout sans aide.' });
    expect((await visit.get(`/reperes/${id}`)).text).toContain(
      'Intermédiaire (le niveau calculé, sans raison à donner)',
    );
    expect((await visit.post(`/reperes/${id}/niveau`, { level: 'intermediate' })).status).toBe(303);
    expect(await stored(id)).toMatchObject({ retained_level: 'intermediate', override_reason: null });
  });

  it('needs a reason, and keeps the level chosen meanwhile', async () => {
    const id = await assessed();
    const answer = await visit.post(`/reperes/${id}/niveau`, { level: 'independent', reason: '   ' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#reason">Dites en quelques mots pourquoi vous gardez ce niveau.');
    expect(answer.text).toMatch(/value="independent" checked/);
    expect(answer.text).toContain('<details class="govuk-details" open>');
    expect(await stored(id)).toMatchObject({ retained_level: 'intermediate' });
  });

  it('needs a level among those offered', async () => {
    const id = await assessed();
    for (const level of [undefined, 'notAssessed', 'expert']) {
      const answer = await visit.post(`/reperes/${id}/niveau`, { ...(level ? { level } : {}), reason: 'Parce que.' });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Choisissez le niveau que vous gardez.');
    }
  });

  it('refuses a social security number in the reason, and keeps what was typed', async () => {
    const id = await assessed();
    const reason = 'Vu avec 2 51 03 54 395 012 37';
    const answer = await visit.post(`/reperes/${id}/niveau`, { level: 'beginner', reason });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('numéro de sécurité sociale');
    expect(answer.text).toContain(reason);
    expect(await stored(id)).toMatchObject({ retained_level: 'intermediate' });
  });

  it('answers 404 to other structures and for what is absent', async () => {
    const id = await assessed();
    const stranger = await app.signInAs(await createUser(app.db, { structureId: await createStructure(app.db) }));
    expect((await stranger.get(`/reperes/${id}`)).status).toBe(404);
    await stranger.get('/ma-structure');
    const answer = await stranger.post(`/reperes/${id}/niveau`, { level: 'beginner', reason: 'Non.' });
    expect(answer.status).toBe(404);
    expect((await visit.get(`/reperes/${newId()}`)).status).toBe(404);
    expect((await visit.get('/reperes/12')).status).toBe(404);
  });

  it('is left to the structure that asked the questions: another one reads, and asks again', async () => {
    const id = await assessed();
    const partner = await createStructure(app.db);
    await shareBeneficiary(app.db, {
      beneficiaryId,
      senderStructureId: structureId,
      receiverStructureId: partner,
    });
    const receiver = await app.signInAs(await createUser(app.db, { structureId: partner }));
    const { status, text } = await receiver.get(`/reperes/${id}`);
    expect(status).toBe(200);
    expect(text).not.toContain('Garder un autre niveau');
    expect((await receiver.post(`/reperes/${id}/niveau`, { level: 'beginner', reason: 'Vu.' })).status).toBe(404);
  });

  it('records the reading', async () => {
    const id = await assessed();
    await visit.get(`/reperes/${id}`);
    const lines = await app.db.query<Row[]>(`SELECT verb FROM audit_event WHERE subject_id = $1`, [id]);
    expect(lines).toEqual([{ verb: 'assessment.read' }]);
  });
});
