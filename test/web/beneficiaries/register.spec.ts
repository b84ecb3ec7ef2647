import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let structureId: string;
let visit: Visit;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  structureId = await createStructure(app.db);
  visit = await app.signInAs(await createUser(app.db, { structureId, role: 'counter' }));
});
afterAll(() => app.stop());

const minimal = { firstName: 'Odette', lastName: 'Marchal', contactPreference: 'call' };
const choices = { socialStatus: 'non_communique', gender: 'non_communique', scheme: 'unknown' };

const register = (fields: Record<string, unknown>) => visit.post('/beneficiaires/nouveau', { ...choices, ...fields });

const stored = async (lastName: string): Promise<Record<string, unknown>[]> =>
  app.db.query('SELECT * FROM beneficiary WHERE last_name = $1', [lastName]);

const people = async (): Promise<number> =>
  (await app.db.query<{ n: number }[]>('SELECT count(*) AS n FROM beneficiary'))[0]?.n ?? 0;

describe('opening a file', () => {
  it('asks the short part first and folds the rest', async () => {
    const page = await visit.get('/beneficiaires/nouveau');
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1>Accueillir une personne</h1>');
    expect(page.text).toContain('<details class="govuk-details">');
    expect(page.text).toContain('Notice d’information remise aujourd’hui');
    expect(page.text).not.toMatch(/NIR|sécurité sociale \(|n° de sécu/i);
  });

  it('needs a first name and a last name, no more', async () => {
    const saved = await register(minimal);
    expect(saved.status).toBe(303);
    expect(saved.headers['location']).toMatch(/^\/beneficiaires\/[0-9a-f-]{36}$/);
    const [row] = await stored('Marchal');
    expect(row).toMatchObject({
      first_name: 'Odette',
      structure_id: structureId,
      birth_year: null,
      phone: null,
      no_phone: false,
      contact_preference: 'call',
      notice_given_on: null,
      last_contact_on: '2026-11-24',
      version: 1,
      search_text: 'marchal odette',
    });
  });

  it('keeps every answer: phone in E.164, mail in small letters, commune by its code', async () => {
    const saved = await register({
      firstName: 'Łucja',
      lastName: 'N’Guyễn-d’Aÿ',
      birthYear: '1951',
      commune: 'vezelise',
      phone: '06 12 34 56 79',
      email: 'Lucja@Exemple.FR',
      contactPreference: 'helper',
      socialStatus: 'retraite',
      gender: 'feminin',
      scheme: 'msa',
      wishes: ['large_type', 'with_helper'],
      helperName: 'Anne d’Aÿ',
      helperRelationship: 'sa fille',
      helperPhone: '0692 12 34 56',
      helperAgreedOn: '12/11/2026',
      notes: 'Vient le mardi.',
      noticeGiven: 'true',
    });
    expect(saved.status).toBe(303);
    expect((await stored('N’Guyễn-d’Aÿ'))[0]).toMatchObject({
      birth_year: 1951,
      commune_insee: '54563',
      commune_name: 'Vézelise',
      postal_code: '54330',
      phone: '+33612345679',
      email: 'lucja@exemple.fr',
      contact_preference: 'helper',
      social_status: 'retraite',
      gender: 'feminin',
      scheme: 'msa',
      wishes: ['large_type', 'with_helper'],
      helper_name: 'Anne d’Aÿ',
      helper_relationship: 'sa fille',
      helper_phone: '+262692123456',
      helper_agreed_on: '2026-11-12',
      notes: 'Vient le mardi.',
      notice_given_on: '2026-11-24',
    });
  });

  it.each([
    [{ firstName: '' }, 'firstName', 'Écrivez le prénom.'],
    [{ lastName: ' ' }, 'lastName', 'Écrivez le nom.'],
    [{ birthYear: '51' }, 'birthYear', 'Écrivez l’année de naissance en quatre chiffres, par exemple 1951.'],
    [{ birthYear: '2027' }, 'birthYear', 'L’année de naissance ne peut pas être après 2026.'],
    [
      { commune: 'Trifouilly' },
      'commune',
      'Cette commune n’est pas trouvée. Écrivez son nom complet ou son code postal.',
    ],
    [{ phone: '06 12' }, 'phone', 'Ce numéro n’existe pas.'],
    [
      { phone: '0612345600', noPhone: 'true', contactPreference: 'letter' },
      'phone',
      'Vous avez écrit un numéro et coché',
    ],
    [
      { noPhone: 'true' },
      'contactPreference',
      'Cette personne n’a pas de téléphone\u00a0: choisissez une autre façon de la joindre.',
    ],
    [
      { noEmail: 'true', contactPreference: 'email' },
      'contactPreference',
      'Cette personne n’a pas d’adresse mail\u00a0: choisissez une autre façon de la joindre.',
    ],
    [{ email: 'odette@' }, 'email', 'Écrivez l’adresse mail en entier, par exemple prenom.nom@exemple.fr.'],
    [{ email: 'o@exemple.fr', noEmail: 'true' }, 'email', 'Vous avez écrit une adresse et coché'],
    [{ contactPreference: 'helper' }, 'contactPreference', 'Pour passer par un proche, écrivez plus bas qui il est.'],
    [{ contactPreference: 'pigeon' }, 'contactPreference', 'Choisissez parmi les réponses proposées.'],
    [{ helperName: 'Anne' }, 'helperAgreedOn', 'Écrivez le jour où le proche aidant a donné son accord.'],
    [{ helperPhone: '0383000000', helperAgreedOn: '2026-11-12' }, 'helperName', 'Écrivez le nom du proche aidant.'],
    [
      { helperName: 'Anne', helperAgreedOn: '2026-11-25' },
      'helperAgreedOn',
      'L’accord ne peut pas dater d’un jour à venir.',
    ],
    [{ notes: 'Son numéro\u00a0: 2 51 04 54 395 042 89' }, 'notes', 'sécurité sociale'],
    [{ firstName: '2 51 04 54 395 042 89' }, 'firstName', 'sécurité sociale'],
    [{ helperName: 'mot de passe : azerty12', helperAgreedOn: '2026-11-12' }, 'helperName', 'mot de passe'],
  ])('refuses %j and keeps what was typed', async (wrong, field, message) => {
    const before = await people();
    const answer = await register({ ...minimal, lastName: 'Refusée', birthYear: '1950', ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Erreur\u00a0: Accueillir une personne – Passerelle</title>');
    expect(answer.text).toContain(`<a href="#${field}">`);
    expect(answer.text).toContain(message);
    expect(answer.text).toMatch(new RegExp(`id="${field}-error"`));
    for (const [name, value] of Object.entries(wrong)) {
      if (['firstName', 'lastName', 'phone', 'email', 'commune', 'helperName'].includes(name)) {
        expect(answer.text).toContain(
          `name="${name}" type="${name === 'email' ? 'email' : name === 'phone' ? 'tel' : 'text'}" value="${value.trim()}"`,
        );
      }
    }
    expect(answer.text).toContain(
      'value="1950"'.replace('1950', 'birthYear' in wrong ? String(wrong.birthYear) : '1950'),
    );
    expect(await people()).toBe(before);
  });

  it('asks which commune when several answer, and takes the one chosen', async () => {
    await app.db.query(
      `INSERT INTO commune (insee_code, name, postal_codes, department_code, population, latitude, longitude,
                            centre_source, search_text)
       VALUES ('57999', 'Toul', ARRAY['57999'], '57', 10, 49, 6, 'geonames', 'toul 57999') ON CONFLICT DO NOTHING`,
    );
    const asked = await register({ ...minimal, lastName: 'Ambiguë', commune: 'Toul' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Plusieurs communes portent ce nom ou ce code postal\u00a0: choisissez la bonne.');
    expect(asked.text).toContain('Toul (54200), Meurthe-et-Moselle');
    const saved = await register({
      ...minimal,
      lastName: 'Ambiguë',
      commune: 'Toul',
      communeInsee: communes.toul.code,
    });
    expect(saved.status).toBe(303);
    expect((await stored('Ambiguë'))[0]).toMatchObject({ commune_insee: '54528', postal_code: '54200' });
  });
});

describe('a person who is likely known', () => {
  beforeAll(async () => {
    await createBeneficiary(app.db, {
      ...{ structureId, firstName: 'Françoise', lastName: 'Dupond', birthYear: 1950 },
      ...{ commune: communes.nancy, phone: '+33383111111', email: 'f.dupond@exemple.test' },
    });
  });

  it.each([
    [
      'the same name but for a letter and the accents',
      { firstName: 'Francoise', lastName: 'Dupont' },
      'Noms qui se prononcent pareil',
    ],
    [
      'names inverted, year one off',
      { firstName: 'Dupond', lastName: 'FRANÇOISE', birthYear: '1951' },
      'Nom et prénom inversés',
    ],
    ['the same phone', { firstName: 'Jean', lastName: 'Autre', phone: '03 83 11 11 11' }, 'Même téléphone'],
    ['the same mail', { firstName: 'Jean', lastName: 'Autre', email: 'F.Dupond@exemple.test' }, 'Même adresse mail'],
  ])('is shown before saving: %s', async (_case, fields, reason) => {
    const answer = await register({ ...minimal, ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Cette personne est peut-être déjà connue');
    expect(answer.text).toContain('Françoise Dupond');
    expect(answer.text).toContain(reason);
    expect(answer.text).toContain('C’est la même personne\u00a0: ouvrir sa fiche');
    expect(await stored('Autre')).toEqual([]);
  });

  it('is not suspected of a homonym born in another year, nor of a person of another structure', async () => {
    const elsewhere = await createStructure(app.db);
    await createBeneficiary(app.db, { structureId: elsewhere, firstName: 'Rolande', lastName: 'Ailleurs' });
    const homonym = await register({
      firstName: 'Françoise',
      lastName: 'Dupond',
      birthYear: '1985',
      contactPreference: 'call',
    });
    const foreign = await register({ ...minimal, firstName: 'Rolande', lastName: 'Ailleurs' });
    expect([homonym.status, foreign.status]).toEqual([303, 303]);
  });

  it('is saved when the agent says it is somebody else, with everything typed', async () => {
    const typed = {
      firstName: 'Francoise',
      lastName: 'Dupont',
      wishes: ['oral', 'interpreter'],
      notes: 'A « dit » <b>.',
    };
    const asked = await register({ ...minimal, ...typed, phone: '0612340000' });
    const carried = [...asked.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)]
      .map(([, name, value]) => [name ?? '', (value ?? '').replaceAll('&lt;', '<').replaceAll('&gt;', '>')] as const)
      .filter(([name]) => name !== '_csrf');
    const fields: Record<string, string[]> = {};
    for (const [name, value] of carried) (fields[name] ??= []).push(value);
    const saved = await visit.post('/beneficiaires/nouveau', fields);
    expect(saved.status).toBe(303);
    expect((await stored('Dupont'))[0]).toMatchObject({
      phone: '+33612340000',
      wishes: ['oral', 'interpreter'],
      notes: 'A « dit » <b>.',
    });
  });
});
