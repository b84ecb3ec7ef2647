import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

/** Vector 6 of the grid: intermediate, 12 points, in a group. */
const intermediate = {
  ...{ q1: 'alone', q2: 'helped', q3: '1', q4: '2', q5: '1', q6: '1' },
  ...{ q7: '1', q8: '0', q9: '1', q10: '1', q11: '1' },
};
const skilled = {
  ...{ q1: 'alone', q2: 'alone', q3: '2', q4: '2', q5: '2', q6: '2' },
  ...{ q7: '2', q8: '2', q9: '1', q10: '1', q11: '2' },
};

type Row = Record<string, unknown>;

describe('Asking the questions', () => {
  let app: TestApp;
  let structureId: string;
  let mediator: CreatedUser;
  let visit: Visit;
  let person: string;
  const full = () => `/beneficiaires/${person}/repere`;

  beforeAll(async () => {
    app = await startTestApp();
    structureId = await createStructure(app.db);
    mediator = await createUser(app.db, { structureId });
    visit = await app.signInAs(mediator);
    await visit.get('/ma-structure');
    person = await createBeneficiary(app.db, { structureId, lastName: 'Rousselot', wishes: ['oral'] });
  });
  afterAll(() => app.stop());

  const last = async (): Promise<Row> =>
    (
      await app.db.query<Row[]>('SELECT * FROM assessment WHERE beneficiary_id = $1 ORDER BY id DESC LIMIT 1', [person])
    )[0] ?? {};

  it('shows the twelve questions with the sentence to say, none ticked, and the wishes already known', async () => {
    const { status, text } = await visit.get(full());
    expect(status).toBe(200);
    expect(text).toContain(
      '1. «\u00a0Ces 3 derniers mois, avez-vous utilisé Internet (téléphone, tablette ou ordinateur)',
    );
    expect(text).toContain('12. «\u00a0Chez vous, avec quoi allez-vous sur Internet');
    expect(text.match(/Ne sait pas ou ne souhaite pas répondre/g)).toHaveLength(11);
    expect(text.match(/type="radio"[^>]* checked/g)).toBeNull();
    expect(text).toMatch(/name="wishes" type="checkbox" value="oral" checked/);
    expect(text).not.toMatch(/<title>[^<]*Rousselot/);
  });

  it('keeps the answers and leads to the result', async () => {
    const saved = await visit.post(full(), { ...intermediate, devices: 'smartphone', wishes: ['large_type'] });
    expect(saved.status).toBe(303);
    const row = await last();
    expect(saved.headers['location']).toBe(`/reperes/${String(row['id'])}`);
    expect(row).toMatchObject({
      beneficiary_id: person,
      structure_id: structureId,
      author_id: mediator.id,
      grid: 'repere-numerique-v1',
      form: 'full',
      score: 12,
      rule: 'R5',
      computed_level: 'intermediate',
      retained_level: 'intermediate',
      override_reason: null,
      to_confirm: false,
      provisional: false,
      suggested_format: 'group',
      answers: {
        ...{ q1: 'alone', q2: 'helped', q3: 1, q4: 2, q5: 1, q6: 1, q7: 1, q8: 0, q9: 1, q10: 1, q11: 1 },
        q12: { devices: ['smartphone'], wishes: ['large_type'] },
      },
    });
    const { text } = await visit.follow(saved);
    expect(text).toContain('Intermédiaire');
    expect(text).toContain('12\u00a0points sur 22');
    expect(text).toContain('Un atelier collectif conviendrait.');
    expect(text).toContain(`href="/beneficiaires/${person}/orienter"`);
    expect(text).toContain('Smartphone');
    expect(text).not.toContain('Provisoire');
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>, string[]]>([
    ['autonome', skilled, { retained_level: 'independent', rule: 'R4', score: 20 }, ['Autonome']],
    [
      'à confirmer',
      { q1: 'over3months', q2: 'alone', q3: '1' },
      { retained_level: 'beginner', rule: 'R1', to_confirm: true, provisional: true },
      ['Débutant', 'À confirmer', 'Provisoire', 'la personne a pourtant une adresse mail'],
    ],
    [
      'pratique sans adresse mail',
      { ...skilled, q2: 'none' },
      { retained_level: 'beginner', rule: 'R2', practice_without_email: true },
      ['Créer une adresse mail avec la personne, puis refaire le point.'],
    ],
    [
      'non évalué',
      { q1: 'alone', q2: 'unanswered', q7: 'unanswered' },
      { retained_level: 'notAssessed', rule: 'R0' },
      ['Non évalué', 'La question sur l’adresse mail n’a pas de réponse'],
    ],
  ])('says the level and its flags: %s', async (_, answers, stored, words) => {
    const { text } = await visit.follow(await visit.post(full(), answers));
    expect(await last()).toMatchObject(stored);
    for (const word of words) expect(text).toContain(word);
  });

  it('asks three questions in the express form, always provisional', async () => {
    expect((await visit.get(`${full()}/express`)).text.match(/Ne sait pas ou ne souhaite pas répondre/g)).toHaveLength(
      3,
    );
    const saved = await visit.post(`${full()}/express`, { q1: 'alone', q2: 'alone', q7: '2', q6: '2' });
    expect(await last()).toMatchObject({
      form: 'express',
      score: 8,
      retained_level: 'intermediate',
      provisional: true,
      likely_independent: true,
      answers: { q1: 'alone', q2: 'alone', q7: 2 },
    });
    const { text } = await visit.follow(saved);
    expect(text).toContain('8\u00a0points sur 8');
    expect(text).toContain('Probablement autonome, à compléter');
    expect(text).toContain('Poser les douze questions');
  });

  it('never changes an older assessment', async () => {
    const before = await app.db.query<Row[]>('SELECT * FROM assessment WHERE beneficiary_id = $1 ORDER BY id', [
      person,
    ]);
    await visit.post(full(), intermediate);
    const after = await app.db.query<Row[]>('SELECT * FROM assessment WHERE beneficiary_id = $1 ORDER BY id', [person]);
    expect(after).toHaveLength(before.length + 1);
    expect(after.slice(0, -1)).toEqual(before);
  });

  it('comes back with what was ticked when the decisive questions are skipped', async () => {
    const answer = await visit.post(full(), { q2: 'helped', q3: '2', devices: ['none', 'tablet'] });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/<title>Erreur\s: Repère numérique/);
    expect(answer.text).toContain('<a href="#q1">Cochez la réponse à la première question');
    expect(answer.text).toContain('<a href="#q7">Cochez la réponse à la septième question');
    expect(answer.text).toContain('Décochez «\u00a0Aucun appareil\u00a0»');
    expect(answer.text).toMatch(/name="q2" type="radio" value="helped" checked/);
    expect(answer.text).toMatch(/name="q3" type="radio" value="2" checked/);
  });

  it('refuses an answer that was not offered', async () => {
    const answer = await visit.post(full(), { ...intermediate, q3: '9' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#q3">Choisissez parmi les réponses proposées.');
  });

  it('asks nothing more of a person who never used Internet', async () => {
    expect((await visit.post(`${full()}/express`, { q1: 'never' })).status).toBe(303);
    expect(await last()).toMatchObject({ rule: 'R1', retained_level: 'beginner', to_confirm: false });
  });

  it('is not for other structures, nor for coordinators and administrators', async () => {
    const stranger = await app.signInAs(
      await createUser(app.db, { structureId: await createStructure(app.db), role: 'counter' }),
    );
    expect((await stranger.get(full())).status).toBe(404);
    await stranger.get('/ma-structure');
    expect((await stranger.post(full(), intermediate)).status).toBe(404);
    const admin = await app.signInAs(await createUser(app.db, { role: 'administrator' }));
    expect((await admin.get(full())).status).toBe(404);
    const coordinator = await app.signInAs(
      await createUser(app.db, { role: 'coordinator', territory: { kind: 'department', code: '54' } }),
    );
    expect((await coordinator.get(full())).status).toBe(404);
    expect((await visit.get('/beneficiaires/nouveau-venu/repere')).status).toBe(404);
  });

  it.each(['counter', 'structure_manager', 'fund_agent'] as const)('is open to %s', async (role) => {
    const colleague = await app.signInAs(await createUser(app.db, { structureId, role }));
    expect((await colleague.get(full())).status).toBe(200);
    expect((await colleague.post(full(), intermediate)).status).toBe(303);
  });
});
