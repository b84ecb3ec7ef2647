import { createAssessment } from '../../factories/assessments.js';
import { createBeneficiary, shareBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { newId } from '../../../src/platform/ids.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let structureId: string;
let author: { id: string };
let visit: Visit;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  structureId = await createStructure(app.db, { name: 'Maison de Vézelise' });
  author = await createUser(app.db, { structureId, firstName: 'Camille', lastName: 'Aubert' });
  visit = await app.signInAs(await createUser(app.db, { structureId }));
});
afterAll(() => app.stop());

const person = (settings: object = {}) =>
  createBeneficiary(app.db, {
    structureId,
    createdBy: author.id,
    firstName: 'Odette',
    lastName: 'Marchal',
    ...settings,
  });

const assess = (beneficiaryId: string, level: 'beginner' | 'notAssessed', score: number, assessedAt: string) =>
  createAssessment(app.db, { beneficiaryId, structureId, authorId: author.id, level, score, assessedAt });

const logSession = (beneficiaryId: string, day: string) =>
  createSession(
    app.db,
    { structureId, mediatorId: author.id },
    { beneficiaryId, day, durationMinutes: 45, topics: ['sante', 'email'] },
  );

const titles = (html: string): string[] =>
  [...html.matchAll(/class="moj-timeline__title">(?:<a[^>]*>)?([^<]+)/g)].map(([, title]) => title ?? '');

const facts = (html: string): string[] =>
  [...html.matchAll(/<ul class="app-facts">([\s\S]*?)<\/ul>/g)].flatMap(([, list]) =>
    [...(list ?? '').matchAll(/<li>(?:<a href="[^"]*">)?([^<]+)/g)].map(([, fact]) => fact ?? ''),
  );

describe('the person’s page', () => {
  it('says who, where, how to reach, what to do and what happened', async () => {
    const id = await person({
      ...{ birthYear: 1948, commune: communes.vezelise, phone: '+33383000000', noEmail: true, wishes: ['large_type'] },
      helper: { name: 'Anne Marchal', relationship: 'sa fille', phone: '+33612345678', agreedOn: '2026-11-12' },
      ...{ notes: 'Vient le mardi.', noticeGivenOn: '2026-11-12', socialStatus: 'retraite' },
    });
    await assess(id, 'notAssessed', 0, '2026-11-13T10:00:00Z');
    await assess(id, 'beginner', 3, '2026-11-16T10:00:00Z');
    await logSession(id, '2026-11-24');
    const receiver = await createStructure(app.db, { name: 'Espace de Toul' });
    await shareBeneficiary(app.db, {
      beneficiaryId: id,
      senderStructureId: structureId,
      receiverStructureId: receiver,
    });

    const page = await visit.get(`/beneficiaires/${id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1 class="app-identity__name">Odette Marchal</h1>');
    expect(facts(page.text)).toEqual([
      '70 ans et plus',
      'Vézelise (54330)',
      '03\u00a083\u00a000\u00a000\u00a000',
      'pas d’adresse mail',
      'préfère un appel',
      'souhaite\u00a0: gros caractères',
    ]);
    expect(page.text).toContain('href="tel:+33383000000"');
    expect(page.text).toContain('Repère numérique du 16\u00a0novembre 2026 · 3\u00a0points sur 22');
    expect(page.text).toContain('Une raison d’essai.');
    expect(page.text).toContain('<strong>Anne Marchal</strong>, sa fille');
    expect(page.text).toContain('Accord du 12\u00a0novembre 2026');
    expect(page.text).toContain('Vient le mardi.');
    expect(titles(page.text)).toEqual([
      'Séance de 45\u00a0min',
      'Repère numérique\u00a0: débutant',
      'Orientation acceptée par Structure d’accueil',
      'Repère numérique\u00a0: non évalué',
      'Notice d’information remise',
      'Orientation envoyée vers Structure d’accueil',
      'Fiche ouverte',
    ]);
    expect(page.text).toContain('Structure d’accueil accueille la personne.');
    expect(page.text).not.toContain('La notice d’information n’a pas encore été remise.');
  });

  it('offers the trade’s acts, the session first', async () => {
    const id = await person();
    const { text } = await visit.get(`/beneficiaires/${id}`);
    const buttons = [...text.matchAll(/<a href="([^"]+)" class="govuk-button[^>]*>([^<]+)/g)].map(([, href, words]) => [
      href?.replaceAll('&#x3D;', '='),
      words,
    ]);
    expect(buttons).toEqual([
      [`/seances/nouvelle?personne=${id}`, 'Noter une séance'],
      [`/rendez-vous/nouveau?personne=${id}`, 'Prendre rendez-vous'],
      [`/beneficiaires/${id}/orienter`, 'Orienter'],
      [`/ateliers?personne=${id}`, 'Inscrire à un atelier'],
      [`/beneficiaires/${id}/repere`, 'Faire le repère numérique'],
      [`/beneficiaires/${id}/modifier`, 'Modifier'],
    ]);
    expect(text).toContain('Son niveau n’est pas encore connu.');
  });

  it('notes in the journal who read it, without a name', async () => {
    const id = await person();
    await visit.get(`/beneficiaires/${id}`);
    const events = await app.db.query<Record<string, unknown>[]>(
      `SELECT verb, subject_kind, actor_structure_id, details FROM audit_event WHERE subject_id = $1`,
      [id],
    );
    expect(events).toEqual([
      { verb: 'beneficiary.read', subject_kind: 'beneficiary', actor_structure_id: structureId, details: {} },
    ]);
  });

  it('takes note that the notice was given, once', async () => {
    const id = await person();
    expect((await visit.get(`/beneficiaires/${id}`)).text).toContain('Notice remise aujourd’hui');
    const done = await visit.post(`/beneficiaires/${id}/notice`);
    expect(done.headers['location']).toBe(`/beneficiaires/${id}`);
    const page = await visit.follow(done);
    expect(page.text).toContain('C’est noté\u00a0: la notice d’information est remise.');
    expect(page.text).not.toContain('Notice remise aujourd’hui');
  });

  it('keeps the day on which the notice was first given', async () => {
    const id = await person({ noticeGivenOn: '2026-11-12' });
    await visit.post(`/beneficiaires/${id}/notice`);
    const [row] = await app.db.query<Record<string, unknown>[]>(
      'SELECT notice_given_on, notice_given_by FROM beneficiary WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ notice_given_on: '2026-11-12', notice_given_by: null });
  });

  it('shows the last twenty happenings, and all of them one link away', async () => {
    const id = await person();
    for (let day = 1; day <= 22; day += 1) await logSession(id, `2026-10-${String(day).padStart(2, '0')}`);
    const page = await visit.get(`/beneficiaires/${id}`);
    expect(titles(page.text)).toHaveLength(20);
    expect(page.text).toContain(`href="/beneficiaires/${id}/historique"`);
    expect(titles((await visit.get(`/beneficiaires/${id}/historique`)).text)).toHaveLength(23);
  });
});

describe('a person shared by an accepted referral', () => {
  it('is shown to the receiving structure without the sender’s notes, which a correction leaves alone', async () => {
    const id = await person({ notes: 'Pour nous seulement.', lastName: 'Partagée' });
    const receiver = await createStructure(app.db);
    await shareBeneficiary(app.db, {
      beneficiaryId: id,
      senderStructureId: structureId,
      receiverStructureId: receiver,
    });
    const theirs = await app.signInAs(await createUser(app.db, { structureId: receiver }));
    const page = await theirs.get(`/beneficiaires/${id}`);
    expect(page.text).toContain('Personne orientée vers vous par Maison de Vézelise, qui tient sa fiche.');
    expect(page.text).not.toContain('Pour nous seulement.');
    expect((await theirs.get(`/beneficiaires/${id}/modifier`)).text).not.toContain('name="notes"');
    const saved = await theirs.post(`/beneficiaires/${id}/modifier`, {
      ...{ firstName: 'Odette', lastName: 'Partagée', contactPreference: 'call', socialStatus: 'retraite' },
      ...{ gender: 'feminin', scheme: 'general', version: '1', notes: 'Écrasée', phone: '0612345678' },
    });
    expect(saved.status).toBe(303);
    const [row] = await app.db.query<Record<string, unknown>[]>('SELECT notes, phone FROM beneficiary WHERE id = $1', [
      id,
    ]);
    expect(row).toEqual({ notes: 'Pour nous seulement.', phone: '+33612345678' });
  });
});

describe('who may do what', () => {
  const acts = ['', '/historique', '/modifier', 'POST /modifier', 'POST /notice'] as const;

  async function answers(visitor: Visit, id: string): Promise<number[]> {
    const statuses: number[] = [];
    for (const act of acts) {
      const [method, path] = act.startsWith('POST ') ? ['post', act.slice(5)] : ['get', act];
      const address = `/beneficiaires/${id}${path}`;
      statuses.push((method === 'post' ? await visitor.post(address) : await visitor.get(address)).status);
    }
    return statuses;
  }

  it.each([
    ['mediator', [200, 200, 200, 422, 303], [200, 200, 200]],
    ['counter', [200, 200, 200, 422, 303], [200, 200, 200]],
    ['structure_manager', [200, 200, 200, 422, 303], [200, 200, 200]],
    ['fund_agent', [200, 200, 404, 404, 404], [200, 404, 200]],
  ] as const)('%s in the person’s structure', async (role, onPerson, onList) => {
    const own = await app.signInAs(await createUser(app.db, { structureId, role }));
    expect(await answers(own, await person())).toEqual(onPerson);
    const list = await own.get('/beneficiaires');
    const create = await own.get('/beneficiaires/nouveau');
    await own.get('/beneficiaires');
    const search = await own.post('/beneficiaires/recherche', { q: 'o' });
    expect([list.status, create.status, search.status]).toEqual(onList);
  });

  it.each(['mediator', 'counter', 'structure_manager', 'fund_agent'] as const)(
    '%s of another structure finds nothing, as for an id that does not exist or is none',
    async (role) => {
      const foreign = await app.signInAs(
        await createUser(app.db, { structureId: await createStructure(app.db), role }),
      );
      expect(await answers(foreign, await person())).toEqual([404, 404, 404, 404, 404]);
      expect(await answers(foreign, newId())).toEqual([404, 404, 404, 404, 404]);
      expect(await answers(foreign, 'pas-un-numero')).toEqual([404, 404, 404, 404, 404]);
    },
  );

  it.each([
    ['coordinator', { territory: { kind: 'department', code: '54' } }],
    ['administrator', {}],
  ] as const)('%s never sees people', async (role, settings) => {
    const above = await app.signInAs(await createUser(app.db, { role, ...settings }));
    expect(await answers(above, await person())).toEqual([404, 404, 404, 404, 404]);
    expect((await above.get('/beneficiaires')).status).toBe(404);
    expect((await above.get('/beneficiaires/nouveau')).status).toBe(404);
    expect((await above.post('/beneficiaires/recherche', { q: 'marchal' })).status).toBe(404);
  });
});
