import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;
const ADDRESS = '/seances/atelier/nouveau';

describe('Noting a workshop', () => {
  let app: TestApp;
  let structureId: string;
  let placeId: string;
  let mediator: CreatedUser;
  let visit: Visit;
  let odette: string;
  let karim: string;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db);
    placeId = await createPlace(app.db, { structureId, name: 'Médiathèque', commune: communes.toul });
    mediator = await createUser(app.db, { structureId });
    visit = await app.signInAs(mediator);
    await visit.get('/seances/nouvelle');
    odette = await createBeneficiary(app.db, {
      ...{ structureId, createdBy: mediator.id, lastName: 'Rousselot', birthYear: 1951 },
      ...{ commune: communes.vezelise, gender: 'feminin', socialStatus: 'retraite' },
    });
    karim = await createBeneficiary(app.db, {
      ...{ structureId, createdBy: mediator.id, firstName: 'Karim', lastName: 'Benali', birthYear: 2000 },
    });
  });
  afterAll(() => app.stop());

  const filled = (fields: Row = {}): Row => ({
    ...{ formKey: newId(), title: 'Premiers pas sur tablette', day: '2026-11-20', duration: '120' },
    ...{ locationKind: 'lieu_activite', placeId, topics: ['prendre_en_main_du_materiel'], equipment: 'tablette' },
    ...{ anonymousCount: '6', ...fields },
  });
  const post = (fields: Row = {}, headers: Record<string, string> = {}) => visit.post(ADDRESS, filled(fields), headers);
  const last = async (): Promise<Row> =>
    (await app.db.query<Row[]>('SELECT * FROM support_session ORDER BY id DESC LIMIT 1'))[0] ?? {};
  const count = async (): Promise<number> =>
    (await app.db.query<{ n: number }[]>('SELECT count(*)::int AS n FROM support_session'))[0]?.n ?? 0;

  it('stores those on the list as they are on the day, and the others as they were counted', async () => {
    const saved = await post({
      ...{ workshopLevel: 'debutant', people: [odette, karim], notes: 'Prévoir des prises.' },
      ...{ anonymousAlready: '2', gender_feminin: '3', gender_masculin: '1', age_band_soixante_dix_plus: '6' },
    });
    expect(saved.status).toBe(303);
    const row = await last();
    expect(saved.headers['location']).toBe(`/seances/${String(row['id'])}`);
    expect(row).toMatchObject({
      ...{ kind: 'collectif', title: 'Premiers pas sur tablette', workshop_level: 'debutant', day: '2026-11-20' },
      ...{ structure_id: structureId, employer_id: structureId, mediator_id: mediator.id, duration_minutes: 120 },
      ...{ place_id: placeId, commune_insee: '54528', beneficiary_id: null, participant_count: 8 },
      ...{ anonymous_count: 6, anonymous_already: 2, version: 1, notes: 'Prévoir des prises.' },
      anonymous_by: { gender: { feminin: 3, masculin: 1 }, age_band: { soixante_dix_plus: 6 } },
    });
    const people = await app.db.query<Row[]>(
      `SELECT beneficiary_id, gender, age_band, social_status, residence_insee FROM session_participant
        WHERE session_id = $1 ORDER BY age_band`,
      [row['id']],
    );
    expect(people).toEqual([
      {
        ...{ beneficiary_id: odette, gender: 'feminin', age_band: 'soixante_dix_plus' },
        ...{ social_status: 'retraite', residence_insee: '54563' },
      },
      {
        ...{ beneficiary_id: karim, gender: 'non_communique', age_band: 'vingt_cinq_trente_neuf' },
        ...{ social_status: 'non_communique', residence_insee: null },
      },
    ]);
    const contacts = await app.db.query<Row[]>(
      `SELECT id FROM beneficiary WHERE last_contact_on = '2026-11-20' ORDER BY id`,
    );
    expect(contacts.map(({ id }) => id)).toEqual([odette, karim].sort());
    const lines = await app.db.query<Row[]>(
      `SELECT verb, details FROM audit_event WHERE subject_id = $1 ORDER BY id LIMIT 1`,
      [row['id']],
    );
    const listed = { kind: 'collectif', participantCount: 8, people: [odette, karim] };
    expect(lines).toEqual([{ verb: 'session.log', details: listed }]);
    const { text } = await visit.follow(saved);
    expect(text).toContain('Atelier enregistré.');
    expect(text).toContain('8\u00a0personnes');
    expect(text).toContain('6\u00a0personnes sans fiche, dont 2 déjà accompagnées');
    expect(text).toContain('Genre\u00a0: féminin\u00a03, masculin\u00a01, non communiqué\u00a02');
    expect(text).toContain('Odette Rousselot');
    expect(text).not.toMatch(/<title>[^<]*(tablette|Rousselot)/);
  });

  it('is in the file of each person, in the list of sessions and in the totals of the month', async () => {
    const file = await visit.get(`/beneficiaires/${odette}`);
    expect(file.text).toContain('Premiers pas sur tablette');
    const list = await visit.get('/seances');
    expect(list.text).toContain('Premiers pas sur tablette (8\u00a0personnes)');
    expect(list.text).toMatch(/app-stat__value">8<\/span>/);
    expect(list.text).toContain('href="/seances/atelier/nouveau"');
    expect((await visit.get('/seances/nouvelle')).text).toContain('href="/seances/atelier/nouveau"');
  });

  it('makes one workshop of a form sent twice', async () => {
    const fields = { formKey: newId(), people: [odette] };
    const before = await count();
    const [one, two] = [await post(fields), await post(fields)];
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(two.headers['location']).toBe(one.headers['location']);
    expect(await count()).toBe(before + 1);
    expect((await visit.follow(two)).text).toContain('Cet atelier était déjà enregistré');
  });

  it('searches, adds and takes off people by buttons, and keeps all that was typed', async () => {
    const before = await count();
    const typed = { notes: 'Gardé tel quel.', title: 'Tablette', topics: ['email', 'sante'], gender_feminin: '4' };
    const found = await post({ ...typed, people: [karim], personSearch: 'rouselot', act: 'search' });
    expect(found.status).toBe(200);
    expect(found.text).toContain(`name="act" value="add_${odette}"`);
    expect(found.text).toMatch(/né·e en 1951, Vézelise/);
    expect(found.text).toContain(`name="people" value="${karim}"`);
    const added = await post({ ...typed, people: [karim], personSearch: 'rouselot', act: `add_${odette}` });
    expect(added.status).toBe(200);
    expect(added.text).toContain(`name="people" value="${odette}"`);
    expect(added.text).not.toContain('value="rouselot"');
    expect(added.text).toContain('2\u00a0personnes sur la liste.');
    const removed = await post({ ...typed, people: [karim, odette], act: `remove_${karim}` });
    expect(removed.text).not.toContain(`value="${karim}"`);
    for (const { text } of [found, added, removed]) {
      expect(text).toContain('Gardé tel quel.');
      expect(text).toMatch(/name="topics" type="checkbox" value="sante" checked/);
      expect(text).toMatch(/id="gender_feminin"[^>]* value="4"/);
      expect(text).toContain('4 sur 6, non communiqué\u00a0: 2');
      expect(text).not.toContain('govuk-error-summary');
      expect(text).not.toMatch(/<title>Erreur/);
    }
    expect(await count()).toBe(before);
  });

  it('answers the script with the list alone, and nobody of another structure', async () => {
    const elsewhere = await createStructure(app.db);
    await createBeneficiary(app.db, { structureId: elsewhere, lastName: 'Rousselet' });
    const answer = await post({ personSearch: 'rousselet', act: 'search' }, { 'X-Fragment': 'true' });
    expect(answer.text).toContain('id="trouvees-atelier"');
    expect(answer.text).not.toContain('<html');
    expect(answer.text).toContain('Odette Rousselot');
    expect(answer.text).not.toContain('Rousselet');
  });

  it('says what a button cannot do: a person added twice, or of another structure', async () => {
    const stranger = await createBeneficiary(app.db, {
      structureId: await createStructure(app.db),
      lastName: 'Ailleurs',
    });
    const twice = await post({ people: [odette], act: `add_${odette}` });
    expect(twice.text).toContain('Odette Rousselot est déjà sur la liste');
    expect(twice.text.match(new RegExp(`name="people" value="${odette}"`, 'g'))).toHaveLength(1);
    const theirs = await post({ people: [odette], act: `add_${stranger}` });
    expect(theirs.text).toContain('Une personne de la liste n’est pas suivie par votre structure');
    expect(theirs.text).not.toContain('Ailleurs');
  });

  it.each<[Row, string, string]>([
    [{ title: ' ' }, 'title', 'Donnez un titre à l’atelier.'],
    [{ title: 'mot de passe : Azerty2026!' }, 'title', 'Ce texte semble contenir un mot de passe'],
    [{ workshopLevel: 'expert' }, 'workshopLevel', 'Choisissez parmi les réponses proposées.'],
    [{ day: '2026-11-25' }, 'day', 'Cette date est à venir'],
    [{ duration: 'other', otherMinutes: '0' }, 'otherMinutes', 'Écrivez la durée en minutes'],
    [{ duration: '' }, 'duration', 'Choisissez la durée de la séance.'],
    [{ placeId: newId() }, 'placeId', 'Choisissez le lieu de la séance.'],
    [{ topics: [] }, 'topics', 'Cochez au moins une thématique.'],
    [{ anonymousCount: '0' }, 'anonymousCount', 'Ajoutez au moins une personne à la liste'],
    [{ anonymousCount: '-2' }, 'anonymousCount', 'Écrivez un nombre de personnes, de 0 à 10\u00a0000.'],
    [{ anonymousCount: '10001' }, 'anonymousCount', 'Écrivez un nombre de personnes'],
    [{ anonymousCount: '10000', people: ['ODETTE'] }, 'anonymousCount', 'Un atelier compte 10\u00a0000\u00a0personnes'],
    [{ anonymousAlready: '8' }, 'anonymousAlready', 'Vous avez compté 6\u00a0personnes sans fiche, dont 8 déjà'],
    [
      { gender_feminin: '5', gender_masculin: '3' },
      'gender_feminin',
      'Vous avez compté 6\u00a0personnes sans fiche et 8 par genre\u00a0: corrigez l’un ou l’autre nombre.',
    ],
    [
      { anonymousCount: '', people: ['ODETTE'], age_band_moins_de_douze: '1' },
      'age_band_moins_de_douze',
      'Vous n’avez compté aucune personne sans fiche et 1 par tranche d’âge',
    ],
    [
      { social_status_retraite: '7' },
      'social_status_retraite',
      'Vous avez compté 6\u00a0personnes sans fiche et 7 par statut',
    ],
    [{ social_status_retraite: '1,5' }, 'social_status_retraite', 'Écrivez un nombre de personnes'],
    [{ people: ['ODETTE', 'ODETTE'] }, 'personSearch', 'Odette Rousselot est déjà sur la liste'],
    [{ people: ['STRANGER'] }, 'personSearch', 'Une personne de la liste n’est pas suivie par votre structure'],
    [{ people: ['x'] }, 'personSearch', 'Une personne de la liste n’est pas suivie par votre structure'],
    [{ personSearch: 'rousselot' }, 'personSearch', 'Ajoutez la personne cherchée à la liste'],
  ])('comes back with a way to mend: %j', async (fields, field, message) => {
    const stranger = await createBeneficiary(app.db, { structureId: await createStructure(app.db) });
    const before = await count();
    const ids: Record<string, string> = { ODETTE: odette, STRANGER: stranger };
    const people = ((fields['people'] as string[] | undefined) ?? []).map((one) => ids[one] ?? one);
    const answer = await post({ ...fields, people, notes: 'Gardé tel quel.' });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/<title>Erreur\s: Noter un atelier/);
    expect(answer.text).toContain(`<a href="#${field}">${message}`);
    expect(answer.text).toMatch(new RegExp(`id="${field}"`));
    expect(answer.text).toContain('Gardé tel quel.');
    expect(await count()).toBe(before);
  });

  it('lists its errors in the order of the page', async () => {
    const answer = await post({
      ...{
        title: '',
        day: '',
        duration: '',
        topics: [],
        gender_feminin: '9',
        anonymousAlready: '7',
        personSearch: 'x',
      },
    });
    const order = [...answer.text.matchAll(/<li><a href="#(\w+)">/g)].map((match) => match[1]);
    expect(order).toEqual(['title', 'day', 'duration', 'personSearch', 'anonymousAlready', 'gender_feminin', 'topics']);
  });

  it('gives the same workshop again a week later, with or without its list', async () => {
    const saved = await post({ people: [odette], title: 'Chaque semaine', workshopLevel: 'avance', day: '2026-11-10' });
    const id = saved.headers['location']?.split('/').at(-1) ?? '';
    const shown = await visit.follow(saved);
    const links = [...shown.text.matchAll(/href="(\/seances\/atelier\/nouveau[^"]+)"/g)].map((match) =>
      match[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'),
    );
    expect(links).toEqual([`${ADDRESS}?modele=${id}`, `${ADDRESS}?modele=${id}&liste=oui`]);
    const bare = await visit.get(links[0] ?? '');
    expect(bare.text).toContain('value="Chaque semaine"');
    expect(bare.text).toContain('name="day" type="date" value="2026-11-17"');
    expect(bare.text).toMatch(/value="avance" checked/);
    expect(bare.text).toMatch(/name="duration" type="radio" value="120" checked/);
    expect(bare.text).not.toContain('name="people"');
    expect(bare.text).toMatch(/id="anonymousCount"[^>]* value=""/);
    expect((await visit.get(links[1] ?? '')).text).toContain(`name="people" value="${odette}"`);
  });

  it('is not for administrators and coordinators, nor a model for another structure', async () => {
    const admin = await app.signInAs(await createUser(app.db, { role: 'administrator' }));
    expect((await admin.get(ADDRESS)).status).toBe(404);
    await post();
    const { id } = await last();
    const stranger = await app.signInAs(await createUser(app.db, { structureId: await createStructure(app.db) }));
    expect((await stranger.get(`${ADDRESS}?modele=${String(id)}`)).status).toBe(404);
    expect((await stranger.get(`/seances/${String(id)}`)).status).toBe(404);
    expect((await stranger.get(`/seances/atelier/${String(id)}/modifier`)).status).toBe(404);
  });
});
