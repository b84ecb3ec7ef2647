import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;

describe('Noting a session', () => {
  let app: TestApp;
  let structureId: string;
  let placeId: string;
  let mediator: CreatedUser;
  let visit: Visit;
  let person: string;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db);
    placeId = await createPlace(app.db, { structureId, name: 'Médiathèque' });
    mediator = await createUser(app.db, { structureId });
    visit = await app.signInAs(mediator);
    await visit.get('/seances/nouvelle');
    person = await createBeneficiary(app.db, {
      ...{ structureId, createdBy: mediator.id, lastName: 'Rousselot', birthYear: 1951 },
      ...{ commune: communes.vezelise, gender: 'feminin', socialStatus: 'retraite' },
    });
  });
  afterAll(() => app.stop());

  const filled = (fields: Row = {}): Row => ({
    formKey: newId(),
    day: '2026-11-24',
    duration: '45',
    locationKind: 'lieu_activite',
    placeId,
    topics: ['email', 'sante'],
    equipment: 'ordinateur',
    redirected: 'no',
    ...fields,
  });
  const post = (fields: Row = {}) => visit.post('/seances/nouvelle', filled(fields));
  const last = async (): Promise<Row> =>
    (await app.db.query<Row[]>('SELECT * FROM support_session ORDER BY id DESC LIMIT 1'))[0] ?? {};
  const count = async (): Promise<unknown> => (await app.db.query<Row[]>('SELECT count(*) FROM support_session'))[0];

  it('stores the session of a person as they are on the day, and notes the contact', async () => {
    const page = await visit.get(`/seances/nouvelle?personne=${person}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Odette Rousselot');
    expect(page.text).not.toMatch(/<title>[^<]*Rousselot/);
    const saved = await post({
      ...{ beneficiaryId: person, day: '2026-11-20', autonomy: 'partiellement_autonome', notes: 'A créé son compte.' },
      ...{ redirected: 'yes', redirection: 'operateur_ou_organisme_en_charge' },
    });
    expect(saved.status).toBe(303);
    const row = await last();
    expect(saved.headers['location']).toBe(`/seances/${String(row['id'])}`);
    expect(row).toMatchObject({
      ...{
        structure_id: structureId,
        employer_id: structureId,
        mediator_id: mediator.id,
        day: '2026-11-20',
        duration_minutes: 45,
      },
      ...{ location_kind: 'lieu_activite', place_id: placeId, commune_insee: '54395', beneficiary_id: person },
      ...{ gender: 'feminin', age_band: 'soixante_dix_plus', social_status: 'retraite', residence_insee: '54563' },
      ...{ topics: ['email', 'sante'], procedures: [], equipment: ['ordinateur'], autonomy: 'partiellement_autonome' },
      ...{ redirected: true, redirection: 'operateur_ou_organisme_en_charge', notes: 'A créé son compte.', version: 1 },
    });
    const [contact] = await app.db.query<Row[]>('SELECT last_contact_on FROM beneficiary WHERE id = $1', [person]);
    expect(contact).toEqual({ last_contact_on: '2026-11-20' });
    const { text } = await visit.follow(saved);
    expect(text).toContain('Séance enregistrée.');
    expect(text).toContain('45\u00a0min');
    expect(text).toContain('A créé son compte.');
    const lines = await app.db.query<Row[]>(
      `SELECT verb, details FROM audit_event WHERE subject_id = $1 ORDER BY id LIMIT 1`,
      [row['id']],
    );
    expect(lines).toEqual([{ verb: 'session.log', details: { beneficiaryId: person, referralId: null } }]);
  });

  it('takes the age band of the day, not of today', async () => {
    const young = await createBeneficiary(app.db, { structureId, createdBy: mediator.id, birthYear: 2001 });
    await post({ beneficiaryId: young, day: '2025-12-30' });
    expect(await last()).toMatchObject({ age_band: 'dix_huit_vingt_quatre' });
    await post({ beneficiaryId: young, day: '2026-01-02' });
    expect(await last()).toMatchObject({ age_band: 'vingt_cinq_trente_neuf' });
  });

  it('stores an anonymous visit with what the person says, or nothing', async () => {
    await post({
      ...{ ageBand: 'soixante_soixante_neuf', gender: 'masculin', socialStatus: 'retraite', alreadySupported: 'true' },
      residence: '54200',
    });
    expect(await last()).toMatchObject({
      ...{ beneficiary_id: null, age_band: 'soixante_soixante_neuf', gender: 'masculin', social_status: 'retraite' },
      ...{ residence_insee: '54528', already_supported: true },
    });
    await post();
    expect(await last()).toMatchObject({ beneficiary_id: null, age_band: 'non_communique', already_supported: false });
  });

  it('makes one session of a form sent twice, at once or later, and leads to it', async () => {
    const fields = { formKey: newId() };
    const before = await count();
    const [one, two] = await Promise.all([post(fields), post(fields)]);
    const three = await post(fields);
    expect([one.status, two.status, three.status]).toEqual([303, 303, 303]);
    expect(two.headers['location']).toBe(one.headers['location']);
    expect(three.headers['location']).toBe(one.headers['location']);
    expect(Number(((await count()) as Row)['count'])).toBe(Number((before as Row)['count']) + 1);
    expect((await visit.follow(three)).text).toContain('Cette séance était déjà enregistrée');
  });

  it('ticks « démarches » for whoever ticks or names a procedure', async () => {
    await post({ topics: 'email', procedures: ['social_sante', 'logement'] });
    expect(await last()).toMatchObject({
      topics: ['email', 'aide_aux_demarches_administratives'],
      procedures: ['social_sante', 'logement'],
    });
    await post({ topics: [], procedureName: 'Carte grise' });
    expect(await last()).toMatchObject({
      topics: ['aide_aux_demarches_administratives'],
      procedure_name: 'Carte grise',
    });
  });

  it.each<[string, Row, Row]>([
    [
      'at home, in the person’s commune',
      { locationKind: 'domicile', beneficiaryId: 'PERSON' },
      { commune_insee: '54563', place_id: null },
    ],
    ['elsewhere', { locationKind: 'autre', commune: 'Toul' }, { commune_insee: '54528', place_id: null }],
    ['at a distance', { locationKind: 'a_distance', commune: 'Toul' }, { commune_insee: null, place_id: null }],
    ['another duration', { duration: 'other', otherMinutes: '75' }, { duration_minutes: 75 }],
    ['a date typed the French way', { day: '3/11/2026' }, { day: '2026-11-03' }],
    ['« non » with a structure left over', { redirection: 'autre' }, { redirected: false, redirection: null }],
  ])('understands %s', async (_, fields, stored) => {
    const ready = fields['beneficiaryId'] ? { ...fields, beneficiaryId: person } : fields;
    expect((await post(ready)).status).toBe(303);
    expect(await last()).toMatchObject(stored);
  });

  it.each<[Row, string, string]>([
    [{ day: '2026-11-25' }, 'day', 'Cette date est à venir'],
    [{ day: '2024-11-23' }, 'day', 'Vérifiez l’année'],
    [{ day: '2026-02-30' }, 'day', 'Écrivez une date qui existe'],
    [{ day: '' }, 'day', 'Écrivez la date de la séance.'],
    [{ duration: '' }, 'duration', 'Choisissez la durée de la séance.'],
    [{ duration: '0' }, 'duration', 'Choisissez la durée de la séance.'],
    [{ duration: '-30' }, 'duration', 'Choisissez la durée de la séance.'],
    [{ duration: '1440' }, 'duration', 'Choisissez la durée de la séance.'],
    [{ duration: 'other', otherMinutes: '' }, 'otherMinutes', 'Écrivez la durée en minutes'],
    [{ duration: 'other', otherMinutes: '0' }, 'otherMinutes', 'Écrivez la durée en minutes'],
    [{ duration: 'other', otherMinutes: '-15' }, 'otherMinutes', 'Écrivez la durée en minutes'],
    [{ duration: 'other', otherMinutes: '1440' }, 'otherMinutes', 'Écrivez la durée en minutes'],
    [{ duration: 'other', otherMinutes: '1h30' }, 'otherMinutes', 'Écrivez la durée en minutes'],
    [{ locationKind: '' }, 'locationKind', 'Choisissez où la séance a eu lieu.'],
    [{ placeId: '' }, 'placeId', 'Choisissez le lieu de la séance.'],
    [{ locationKind: 'autre' }, 'commune', 'Écrivez la commune où la séance a eu lieu.'],
    [{ locationKind: 'domicile' }, 'commune', 'Écrivez la commune où la séance a eu lieu.'],
    [{ locationKind: 'autre', commune: 'Zzyzx' }, 'commune', 'Cette commune n’est pas trouvée.'],
    [{ residence: 'Zzyzx' }, 'residence', 'Cette commune n’est pas trouvée.'],
    [{ topics: [] }, 'topics', 'Cochez au moins une thématique.'],
    [{ topics: ['jardinage'] }, 'topics', 'Choisissez parmi les réponses proposées.'],
    [{ topics: ['jardinage'], procedures: ['logement'] }, 'topics', 'Choisissez parmi les réponses proposées.'],
    [{ procedures: ['jardinage'] }, 'procedures', 'Choisissez parmi les réponses proposées.'],
    [{ equipment: ['aucun', 'tablette'] }, 'equipment', 'Décochez «\u00a0Pas de matériel\u00a0»'],
    [{ autonomy: 'totale' }, 'autonomy', 'Choisissez parmi les réponses proposées.'],
    [{ redirected: 'yes' }, 'redirection', 'Choisissez vers quelle structure la personne a été orientée.'],
    [{ redirected: 'yes', redirection: 'mars' }, 'redirection', 'Choisissez vers quelle structure'],
    [{ gender: 'x' }, 'gender', 'Choisissez parmi les réponses proposées.'],
    [{ referralId: newId() }, 'referralId', 'Cette orientation n’est plus en cours'],
    [{ procedureName: 'mot de passe : Azerty2026!' }, 'procedureName', 'Ce texte semble contenir un mot de passe'],
  ])('comes back with a way to mend: %j', async (fields, field, message) => {
    const before = await count();
    const answer = await post({ ...fields, notes: 'Gardé tel quel.' });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/<title>Erreur\s: Noter une séance/);
    expect(answer.text).toContain(`<a href="#${field}">${message}`);
    expect(answer.text).toContain(`id="${field}-error"`);
    expect(answer.text).toContain('Gardé tel quel.');
    expect(await count()).toEqual(before);
  });

  it('refuses a social security number in the notes, keeps them and every tick', async () => {
    const notes = 'Son numéro : 2 51 03 54 395 012 37\nà rappeler';
    const formKey = newId();
    const answer = await post({ formKey, notes, duration: '90', autonomy: 'autonome' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#notes">');
    expect(answer.text).toContain('numéro de sécurité sociale');
    expect(answer.text).toContain(notes);
    expect(answer.text).toMatch(/name="duration" type="radio" value="90" checked/);
    expect(answer.text).toMatch(/name="topics" type="checkbox" value="sante" checked/);
    expect(answer.text).toMatch(/name="autonomy" type="radio" value="autonome" checked/);
    expect(answer.text).toContain(`name="formKey" value="${formKey}"`);
  });

  it('lists its errors in the order of the page', async () => {
    const answer = await post({ day: '', duration: '', topics: [], redirected: 'yes', residence: 'Zzyzx' });
    const order = [...answer.text.matchAll(/<li><a href="#(\w+)">/g)].map((match) => match[1]);
    expect(order).toEqual(['residence', 'duration', 'topics', 'day', 'redirection']);
  });

  it('does not know the people, places and sessions of other structures', async () => {
    const elsewhere = await createStructure(app.db);
    const other = await createUser(app.db, { structureId: elsewhere });
    const stranger = await createBeneficiary(app.db, { structureId: elsewhere, createdBy: other.id });
    expect((await visit.get(`/seances/nouvelle?personne=${stranger}`)).status).toBe(404);
    expect((await visit.get('/seances/nouvelle?personne=Odette')).status).toBe(404);
    expect((await post({ beneficiaryId: stranger })).status).toBe(404);
    const theirs = await createPlace(app.db, { structureId: elsewhere });
    expect((await post({ placeId: theirs })).status).toBe(422);
    const key = newId();
    await post({ formKey: key });
    const otherVisit = await app.signInAs(other);
    await otherVisit.get('/seances/nouvelle');
    const stolen = await otherVisit.post('/seances/nouvelle', filled({ formKey: key, locationKind: 'a_distance' }));
    expect(stolen.status).toBe(404);
  });

  it.each(['counter', 'structure_manager', 'fund_agent'] as const)('is open to %s', async (role) => {
    const colleague = await app.signInAs(await createUser(app.db, { structureId, role }));
    expect((await colleague.get('/seances/nouvelle')).status).toBe(200);
    expect((await colleague.post('/seances/nouvelle', filled())).status).toBe(303);
  });

  it('is not for administrators and coordinators', async () => {
    const admin = await app.signInAs(await createUser(app.db, { role: 'administrator' }));
    expect((await admin.get('/seances/nouvelle')).status).toBe(404);
    const territory = { kind: 'department', code: '54' } as const;
    const coordinator = await app.signInAs(await createUser(app.db, { role: 'coordinator', territory }));
    expect((await coordinator.get('/seances/nouvelle')).status).toBe(404);
  });
});
