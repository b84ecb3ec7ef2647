import { DuplicateSearch } from '../../../src/modules/beneficiaries/index.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let structureId: string;
let userId: string;
let visit: Visit;
let stranger: Visit;
let first: string;
let second: string;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  const elsewhere = await createStructure(app.db);
  stranger = await app.signInAs(await createUser(app.db, { structureId: elsewhere, role: 'mediator' }));
});
afterAll(() => app.stop());

beforeEach(async () => {
  structureId = await createStructure(app.db);
  const user = await createUser(app.db, { structureId, role: 'counter', firstName: 'Ada', lastName: 'Minerve' });
  userId = user.id;
  visit = await app.signInAs(user);
  const common = { structureId, createdBy: userId, birthYear: 1951 };
  first = await createBeneficiary(app.db, {
    ...{ ...common, firstName: 'Odette', lastName: 'Lefèvre', phone: '+33612000001', notes: 'Vient le mardi.' },
  });
  second = await createBeneficiary(app.db, {
    ...{ ...common, firstName: 'Odette', lastName: 'Lefebvre', email: 'odette@exemple.test', wishes: ['oral'] },
    ...{ phone: '+33612000002', commune: communes.nancy },
  });
  await createSession(app.db, { structureId, mediatorId: userId }, { beneficiaryId: second });
  await app.get(DuplicateSearch).search(structureId);
});

const pairPath = () => `/beneficiaires/doublons/${first}/${second}`;
const versions = { firstVersion: '1', secondVersion: '1' };
const choices = { kept: 'second', lastName: 'first', phone: 'second' };

describe('« Doublons possibles »', () => {
  it('lists the pairs of the structure, and says why', async () => {
    const page = await visit.get('/beneficiaires/doublons');
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1>Doublons possibles</h1>');
    expect(page.text).toContain('Odette Lefèvre');
    expect(page.text).toContain('Odette Lefebvre');
    expect(page.text).toContain('Noms qui se prononcent pareil · même année de naissance');
    expect(page.text).toContain(`href="${pairPath()}"`);
    expect((await stranger.get('/beneficiaires/doublons')).text).not.toContain('Odette');
  });

  it('says when nothing was looked through yet, and when nothing is left', async () => {
    expect((await stranger.get('/beneficiaires/doublons')).text).toContain('Pas encore de recherche');
    await visit.get(pairPath());
    await visit.post(`${pairPath()}/differents`);
    expect((await visit.get('/beneficiaires/doublons')).text).toContain('Aucun doublon possible');
  });

  it('says what too many people share', async () => {
    for (let n = 0; n < 12; n += 1) {
      await createBeneficiary(app.db, { structureId, createdBy: userId, firstName: `Hôte${n}`, phone: '+33383000000' });
    }
    await app.get(DuplicateSearch).search(structureId);
    expect((await visit.get('/beneficiaires/doublons')).text).toContain(
      'Un téléphone est partagé par plus de huit personnes (un foyer, une association)\u00a0: il n’a pas compté.',
    );
  });

  it('turns its pages by a cursor that names nobody', async () => {
    for (let n = 0; n < 23; n += 1) {
      const twice = {
        structureId,
        createdBy: userId,
        firstName: `Prénom${n}`,
        lastName: 'Marchal',
        birthYear: 1930 + n,
      };
      await createBeneficiary(app.db, twice);
      await createBeneficiary(app.db, twice);
    }
    await app.get(DuplicateSearch).search(structureId);
    const one = await visit.get('/beneficiaires/doublons');
    const next = /href="(\/beneficiaires\/doublons\?apres[^"]+)"/.exec(one.text)?.[1]?.replace('&#x3D;', '=') ?? '';
    expect(next).toMatch(/^\/beneficiaires\/doublons\?apres=\d+_[0-9a-f-]{36}_[0-9a-f-]{36}$/);
    const two = await visit.get(next);
    const pairs = [one, two].flatMap(({ text }) => text.match(/Comparer et réunir<[^>]+> [^<]+/g) ?? []);
    expect(new Set(pairs).size).toBe(24);
    expect(two.text).not.toContain('?apres');
    expect((await visit.get('/beneficiaires/doublons?apres=n’importe')).status).toBe(200);
  });

  it('of one person stand beside their file', async () => {
    const page = await visit.get(`/beneficiaires/${first}/doublons`);
    expect(page.text).toContain(`href="${pairPath()}"`);
    const file = await visit.get(`/beneficiaires/${first}`);
    expect(file.text).toContain('Une autre fiche parle peut-être de la même personne.');
    expect(file.text).toContain(`href="/beneficiaires/${first}/doublons"`);
  });
});

describe('« Ce n’est pas la même personne »', () => {
  it('is remembered with who said it, is never proposed again, and can be taken back', async () => {
    await visit.get(pairPath());
    const answer = await visit.post(`${pairPath()}/differents`);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/beneficiaires/doublons']);
    await app.db.query(`UPDATE beneficiary SET postal_code = '54000', commune_insee = NULL WHERE id = $1`, [first]);
    await app.get(DuplicateSearch).search(structureId);
    expect((await visit.get('/beneficiaires/doublons')).text).not.toContain('Lefebvre');
    expect((await visit.get('/beneficiaires/doublons/differents')).text).toMatch(
      /Décidé par Ada Minerve, le 24\snovembre\s2026/,
    );
    const back = await visit.post(`${pairPath()}/a-revoir`);
    expect([back.status, back.headers['location']]).toEqual([303, '/beneficiaires/doublons/differents']);
    await app.get(DuplicateSearch).search(structureId);
    expect((await visit.get('/beneficiaires/doublons')).text).toContain('Odette Lefebvre');
    const journal = await app.db.query<{ verb: string }[]>(
      `SELECT verb FROM audit_event WHERE subject_id = $1 AND verb LIKE '%distinguish' ORDER BY id`,
      [first],
    );
    expect(journal.map(({ verb }) => verb)).toEqual(['beneficiary.distinguish', 'beneficiary.undistinguish']);
  });
});

describe('comparing two files', () => {
  it('asks about what differs, alone; keeps the file with most history unless told', async () => {
    const page = await visit.get(pairPath());
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/id="kept-2" name="kept" type="radio" value="second" checked/);
    expect(page.text).toContain('B\u00a0: Lefebvre');
    expect(page.text).toContain('A\u00a0: 06\u00a012\u00a000\u00a000\u00a001');
    expect(page.text).not.toContain('name="birthYear"');
    expect(page.text).not.toContain('name="email"');
    expect(page.text).toContain('odette@exemple.test (fiche B)');
    const reads = await app.db.query<object[]>(
      `SELECT FROM audit_event WHERE verb = 'beneficiary.read' AND subject_id = ANY ($1)`,
      [[first, second]],
    );
    expect(reads).toHaveLength(2);
  });

  it('merges them, leads from the one to the other, and the search finds one', async () => {
    await visit.get(pairPath());
    const answer = await visit.post(pairPath(), { ...choices, ...versions });
    expect([answer.status, answer.headers['location']]).toEqual([303, `/beneficiaires/${second}`]);
    const file = await visit.follow(answer);
    expect(file.text).toContain('Les deux fiches sont réunies.');
    expect(file.text).toContain('Odette Lefèvre');
    expect(file.text).toContain('06\u00a012\u00a000\u00a000\u00a002');
    expect(file.text).toContain('Vient le mardi.');
    const old = await visit.get(`/beneficiaires/${first}`);
    expect([old.status, old.headers['location']]).toEqual([303, `/beneficiaires/${second}`]);
    const found = await visit.post('/beneficiaires/recherche', { q: 'lefevre' }, { 'X-Fragment': 'true' });
    expect(found.text.match(/\/beneficiaires\/[0-9a-f-]{36}/g)).toEqual([`/beneficiaires/${second}`]);
    expect((await visit.get('/beneficiaires')).text).not.toContain(first);
  });

  it.each([
    ['nothing chosen', { kept: 'second' }, ['lastName', 'phone']],
    ['no file to keep', { lastName: 'first', phone: 'first' }, ['kept']],
    ['an answer that is none', { kept: 'first', lastName: 'both', phone: 'first' }, ['lastName']],
  ])('refuses %s, keeps what was chosen', async (_case, typed, fields) => {
    await visit.get(pairPath());
    const answer = await visit.post(pairPath(), { ...typed, ...versions });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Erreur\u00a0: Deux fiches pour une personne\u00a0? – Passerelle</title>');
    for (const field of fields) expect(answer.text).toContain(`<a href="#${field}">`);
    if ('phone' in typed) expect(answer.text).toMatch(/name="phone" type="radio" value="first" checked/);
    const [row] = await app.db.query<object[]>('SELECT merged_into FROM beneficiary WHERE id = $1', [first]);
    expect(row).toEqual({ merged_into: null });
  });

  it('refuses choices that cannot both stand', async () => {
    await app.db.query(
      `UPDATE beneficiary SET phone = NULL, no_phone = true, contact_preference = 'letter' WHERE id = $1`,
      [first],
    );
    await visit.get(pairPath());
    const fields = { ...versions, kept: 'second', lastName: 'first', phone: 'first', contactPreference: 'second' };
    const answer = await visit.post(pairPath(), fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#phone">Pour la joindre ainsi, il faut un téléphone');
  });

  it('says that a file has changed meanwhile, and that somebody else has merged them', async () => {
    await visit.get(pairPath());
    await app.db.query(`UPDATE beneficiary SET last_name = 'Lefèvre-Roy', version = 2 WHERE id = $1`, [first]);
    const stale = await visit.post(pairPath(), { ...choices, ...versions });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('L’une des deux fiches a changé pendant que vous compariez.');
    expect(stale.text).toContain('A\u00a0: Lefèvre-Roy');
    expect(stale.text).toContain('name="firstVersion" value="2"');
    const fields = { ...choices, firstVersion: '2', secondVersion: '1' };
    expect((await visit.post(pairPath(), fields)).status).toBe(303);
    const late = await visit.post(pairPath(), fields);
    expect(late.status).toBe(409);
    expect(late.text).toContain('vient d’être réunie avec une autre');
  });

  it('is for the structure that holds both', async () => {
    expect((await stranger.get(pairPath())).status).toBe(404);
    const other = await createBeneficiary(app.db, { structureId: await createStructure(app.db) });
    expect((await visit.get(`/beneficiaires/doublons/${first}/${other}`)).status).toBe(404);
    expect((await visit.get(`/beneficiaires/doublons/${first}/${first}`)).status).toBe(404);
    expect((await visit.get(`/beneficiaires/doublons/${first}/rien`)).status).toBe(404);
  });
});

describe('« Fiches réunies »', () => {
  it('parts two files within thirty days', async () => {
    await visit.get(pairPath());
    await visit.post(pairPath(), { ...choices, ...versions });
    const list = await visit.get('/beneficiaires/reunions');
    const partPath = /href="(\/beneficiaires\/reunions\/[0-9a-f-]{36}\/separer)"/.exec(list.text)?.[1] ?? '';
    expect(list.text).toContain('par Ada Minerve');
    expect((await stranger.get(partPath)).status).toBe(404);
    expect((await visit.get(partPath)).text).toContain('<h1>Séparer ces deux fiches ?</h1>');
    const answer = await visit.post(partPath);
    expect([answer.status, answer.headers['location']]).toEqual([303, `/beneficiaires/doublons/${second}/${first}`]);
    expect((await visit.follow(answer)).text).toContain('Les deux fiches sont séparées.');
    expect((await visit.get(`/beneficiaires/${first}`)).text).toContain('Odette Lefèvre');
    expect((await visit.get(`/beneficiaires/${second}`)).text).toContain('Odette Lefebvre');
    expect((await visit.get('/beneficiaires/reunions')).text).toContain('Séparées le');
    const again = await visit.post(partPath);
    expect([again.status, /déjà séparées/.test(again.text)]).toEqual([409, true]);
  });
});
