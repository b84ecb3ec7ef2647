import { newId } from '../../../src/platform/ids.js';
import { createPlace } from '../../factories/structures.js';
import { errorsOf, OrganisingWorld, textOf } from './organising-world.js';

let world: OrganisingWorld;

beforeAll(async () => {
  world = await OrganisingWorld.open();
});
afterAll(() => world.app.stop());

const count = async (sql: string, values: unknown[] = []): Promise<number> => {
  const [row] = await world.app.db.query<{ count: string }[]>(sql, values);
  return Number(row?.count);
};

describe('a new workshop', () => {
  it('is published at its place’s own hour, listed and told on its page', async () => {
    const id = await world.make({ topics: ['sante'], level: 'debutant', toBring: 'Votre carte Vitale' });
    const row = await world.row(id);
    expect(row).toMatchObject({ status: 'published', capacity: 8, zone: 'Europe/Paris', place_id: world.place });
    expect((row['starts_at'] as Date).toISOString()).toBe('2026-12-01T13:00:00.000Z');
    const page = textOf((await world.visit.get(`/ateliers/${id}`)).text);
    expect(page).toContain('Mardi 1er décembre 2026, 14 h – 16 h');
    expect(page).toContain('Médiathèque Stanislas');
    expect(page).toContain('0 / 8');
    expect(textOf((await world.visit.get('/ateliers')).text)).toContain('Découvrir Mon espace santé');
    expect(
      await count(`SELECT count(*) FROM audit_event WHERE verb = 'workshop.create' AND subject_id = $1`, [id]),
    ).toBe(1);
  });

  it('is made once, however often its form is sent', async () => {
    const form = world.form({ title: 'Une seule fois' });
    await world.visit.get('/ateliers/nouveau');
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.visit.post('/ateliers/nouveau', form)));
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(await count(`SELECT count(*) FROM workshop WHERE title = 'Une seule fois'`)).toBe(1);
  });

  it('keeps what was typed and says what is missing', async () => {
    const answer = await world.visit.post('/ateliers/nouveau', {
      ...world.form({ title: 'Ab', start: 'midi', capacity: undefined, day: '2026-02-30' }),
    });
    expect(answer.status).toBe(422);
    expect(errorsOf(answer.text)).toEqual([
      'Donnez un titre d’au moins 3 lettres.',
      'Écrivez une date qui existe, comme 24/11/2026.',
      'Écrivez une heure, comme 14:30.',
      'Écrivez le nombre de places.',
    ]);
    expect(answer.text).toContain('value="midi"');
    expect(answer.text).toContain('<title>Erreur');
  });

  it('refuses what is over, a phone workshop for a group, and no place', async () => {
    const past = await world.visit.post(
      '/ateliers/nouveau',
      world.form({ day: '2026-11-24', start: '9:00', end: '10:00' }),
    );
    expect(errorsOf(past.text)).toEqual(['Cette heure est déjà passée : choisissez une date à venir.']);
    const phone = await world.visit.post('/ateliers/nouveau', world.form({ mode: 'phone' }));
    expect(errorsOf(phone.text)).toEqual(['Par téléphone, l’atelier est individuel : changez le format, ou le lieu.']);
    const nowhere = await world.visit.post('/ateliers/nouveau', world.form({ placeId: 'other' }));
    expect(errorsOf(nowhere.text)).toEqual([
      'Choisissez un lieu, ou écrivez le numéro et la rue.',
      'Écrivez la commune, ou le code postal.',
    ]);
    const remote = await world.visit.post('/ateliers/nouveau', world.form({ mode: 'remote' }));
    expect(errorsOf(remote.text)).toEqual(['Écrivez l’adresse de la visio, ou le numéro à appeler.']);
  });

  it('ends after midnight, and lasts as long as clocks say in the night when they change', async () => {
    const night = await world.row(await world.make({ start: '22:00', end: '00:30', title: 'Nuit du code' }));
    expect((night['ends_at'] as Date).toISOString()).toBe('2026-12-01T23:30:00.000Z');
    const spring = await world.row(
      await world.make({ day: '2027-03-27', start: '23:00', end: '04:00', title: 'Veillée' }),
    );
    const hours = ((spring['ends_at'] as Date).getTime() - (spring['starts_at'] as Date).getTime()) / 3_600_000;
    expect(hours).toBe(4);
    const skipped = await world.visit.post(
      '/ateliers/nouveau',
      world.form({ day: '2027-03-28', start: '02:30', end: '03:00' }),
    );
    expect(errorsOf(skipped.text)).toEqual([
      'Cette nuit-là les horloges avancent d’une heure : l’atelier finirait avant de commencer.',
    ]);
  });

  it('follows the clocks of an overseas place, and says so', async () => {
    await world.app.db.query(`INSERT INTO region (code, name) VALUES ('04', 'La Réunion') ON CONFLICT DO NOTHING`);
    await world.app.db.query(`INSERT INTO department (code, name, region_code) VALUES ('974', 'La Réunion', '04')`);
    await world.app.db.query(
      `INSERT INTO commune (insee_code, name, postal_codes, department_code, population, latitude, longitude,
         centre_source, search_text)
       VALUES ('97411', 'Saint-Denis', '{97400}', '974', 150000, -20.88, 55.45, 'geonames', 'saint denis 97400')`,
    );
    const id = await world.make({
      placeId: 'other',
      address: '3 rue de Paris',
      commune: '97400',
      title: 'À La Réunion',
    });
    const row = await world.row(id);
    expect(row).toMatchObject({ zone: 'Indian/Reunion', commune_insee: '97411', address: '3 rue de Paris' });
    expect((row['starts_at'] as Date).toISOString()).toBe('2026-12-01T10:00:00.000Z');
    const page = textOf((await world.visit.get(`/ateliers/${id}`)).text);
    expect(page).toContain('14 h – 16 h (heure de La Réunion)');
    expect(page).toContain('3 rue de Paris, 97400 Saint-Denis');
  });

  it('starts from a programme, or like another one', async () => {
    const programme = (await world.visit.get('/ateliers/nouveau?modele=arnaques')).text;
    expect(programme).toContain('value="Reconnaître les arnaques"');
    expect(programme).toContain('value="15:30"');
    expect(programme).toContain('name="programme" value="arnaques"');
    const id = await world.make({ title: 'Mots de passe', capacity: '5' });
    const copy = (await world.visit.get(`/ateliers/nouveau?comme=${id}`)).text;
    expect(copy).toContain('value="Mots de passe"');
    expect(copy).not.toContain('value="2026-12-01"');
    expect((await world.neighbour.get(`/ateliers/nouveau?comme=${id}`)).status).toBe(404);
  });

  it('looks a place of the directory up by its name', async () => {
    const toul = await createPlace(world.app.db, { name: 'Espace Émile-Zola' });
    const answer = await world.visit.post(
      '/ateliers/nouveau',
      world.form({ act: 'place', placeSearch: 'emile nancy' }),
    );
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`<option value="${toul}" selected>`);
    expect(errorsOf(answer.text)).toEqual([]);
  });
});

describe('a correction', () => {
  it('shows what somebody else saved meanwhile, then replaces it', async () => {
    const id = await world.make();
    await world.visit.get(`/ateliers/${id}/modifier`);
    const mine = world.form({ version: '1', title: 'Mon titre' });
    expect((await world.visit.post(`/ateliers/${id}/modifier`, { ...mine, title: 'Leur titre' })).status).toBe(303);
    const stale = await world.visit.post(`/ateliers/${id}/modifier`, mine);
    expect(stale.status).toBe(422);
    expect(textOf(stale.text)).toContain('Enregistré : Leur titre Votre saisie : Mon titre');
    expect(stale.text).toContain('name="version" value="2"');
    expect((await world.visit.post(`/ateliers/${id}/modifier`, { ...mine, version: '2' })).status).toBe(303);
    expect(await world.row(id)).toMatchObject({ title: 'Mon titre', version: 3 });
  });

  it('never leaves fewer seats than are taken', async () => {
    const id = await world.make({ capacity: '4' });
    await world.register(id, 3);
    const answer = await world.visit.post(`/ateliers/${id}/modifier`, world.form({ version: '1', capacity: '2' }));
    expect(answer.status).toBe(422);
    expect(errorsOf(answer.text)).toEqual([
      '3 places sont déjà prises le mardi 1er décembre 2026 : gardez-en au moins autant.',
    ]);
    expect(await world.row(id)).toMatchObject({ capacity: 4, version: 1 });
  });

  it('and a cancelling are for the organiser alone; others read what is open', async () => {
    const id = await world.make();
    expect((await world.neighbour.get(`/ateliers/${id}`)).status).toBe(200);
    expect((await world.neighbour.get(`/ateliers/${id}/modifier`)).status).toBe(404);
    expect((await world.neighbour.post(`/ateliers/${id}/annuler`, { days: `${id}_1` })).status).toBe(404);
    const draft = await world.make({ act: 'draft' });
    expect((await world.neighbour.get(`/ateliers/${draft}`)).status).toBe(404);
    expect((await world.visit.post(`/ateliers/${draft}/publier`)).status).toBe(303);
    expect((await world.neighbour.get(`/ateliers/${draft}`)).status).toBe(200);
  });

  it('is no longer possible once it is cancelled, and its words are told', async () => {
    const id = await world.make();
    expect(textOf((await world.visit.get(`/ateliers/${id}/annuler`)).text)).toContain('On ne revient pas en arrière');
    const none = await world.visit.post(`/ateliers/${id}/annuler`, {});
    expect([none.status, errorsOf(none.text)]).toEqual([422, ['Cochez au moins une date.']]);
    const done = await world.visit.post(`/ateliers/${id}/annuler`, { days: `${id}_1`, words: 'Animatrice absente' });
    expect(done.status).toBe(303);
    expect(await world.row(id)).toMatchObject({ status: 'cancelled', cancel_words: 'Animatrice absente' });
    expect((await world.visit.get(`/ateliers/${id}/modifier`)).status).toBe(409);
    expect(textOf((await world.visit.get(`/ateliers/${id}`)).text)).toContain('Animatrice absente');
  });
});

describe('lists', () => {
  it('shows around what other structures of the département announce, filtered', async () => {
    await world.make({ title: 'Seulement pour aidants', audience: 'helpers', level: 'avance', day: '2027-01-12' });
    const around = (query: string) =>
      world.neighbour.get(`/ateliers?vue=autour${query}`).then(({ text }) => textOf(text));
    expect(await around('')).toContain('Seulement pour aidants');
    expect(await around('&public=helpers&niveau=avance&mois=2027-01')).toContain('Seulement pour aidants');
    expect(await around('&public=professionals')).not.toContain('Seulement pour aidants');
    expect(await around('&mois=2027-02')).not.toContain('Seulement pour aidants');
    expect(textOf((await world.visit.get('/ateliers?vue=autour')).text)).not.toContain('Seulement pour aidants');
    expect(textOf((await world.neighbour.get('/ateliers')).text)).not.toContain('Seulement pour aidants');
  });

  it('goes on page after page, each workshop once', async () => {
    for (let index = 0; index < 30; index += 1) await world.make({ title: `Page ${index}.`, day: '2027-06-15' });
    const first = (await world.visit.get('/ateliers?mois=2027-06')).text;
    const next = /href="([^"]+)" rel="next"/.exec(first)?.[1] ?? '';
    const second = (await world.visit.get(next.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))).text;
    const seen = [...`${first}${second}`.matchAll(/>(Page \d+\.)</g)].map(([, title = '']) => title);
    expect(second).not.toContain('rel="next"');
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
  });
});

describe('the programme that a workshop was begun from', () => {
  const programmeOf = async (id: string): Promise<unknown> =>
    (await world.app.db.query<{ programme: string | null }[]>('SELECT programme FROM workshop WHERE id = $1', [id]))[0]
      ?.programme;

  it('stays with it, with what is begun from it, and with the programme that is kept of it', async () => {
    const id = await world.make({ title: 'Arnaques du mardi', programme: 'arnaques' });
    expect(await programmeOf(id)).toBe('arnaques');
    const correction = world.form({ version: '1', formKey: undefined, repeat: undefined, title: 'Arnaques du jeudi' });
    expect((await world.visit.post(`/ateliers/${id}/modifier`, correction)).status).toBe(303);
    expect(await programmeOf(id)).toBe('arnaques');
    const hidden = 'name="programme" value="arnaques"';
    expect((await world.visit.get(`/ateliers/nouveau?comme=${id}`)).text).toContain(hidden);
    expect((await world.visit.post(`/ateliers/${id}/modele`, { label: 'Nos arnaques' })).status).toBe(303);
    const list = (await world.visit.get('/ateliers/modeles')).text;
    const [, template = ''] = /modeles\/([0-9a-f-]{36})\/supprimer/.exec(list) ?? [];
    expect((await world.visit.get(`/ateliers/nouveau?modele=${template}`)).text).toContain(hidden);
    await world.visit.post(`/ateliers/modeles/${template}/supprimer`);
  });

  it('is kept by what was refused, none when it is not one of ours', async () => {
    const refused = await world.visit.post('/ateliers/nouveau', world.form({ title: '', programme: 'smartphone' }));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('name="programme" value="smartphone"');
    expect(await programmeOf(await world.make({ title: 'Sans programme' }))).toBeNull();
    expect(await programmeOf(await world.make({ programme: 'jardinage' }))).toBeNull();
  });
});

describe('programmes of a structure', () => {
  it('are kept from a workshop, offered, then removed', async () => {
    const id = await world.make({ title: 'Photos de famille' });
    expect((await world.visit.post(`/ateliers/${id}/modele`, { label: 'Photos' })).status).toBe(303);
    const again = await world.visit.post(`/ateliers/${id}/modele`, { label: 'Photos' });
    expect(errorsOf(again.text)).toEqual(['Un programme porte déjà ce nom.']);
    const list = (await world.visit.get('/ateliers/modeles')).text;
    const [, template = ''] = /modeles\/([0-9a-f-]{36})\/supprimer/.exec(list) ?? [];
    expect((await world.visit.get(`/ateliers/nouveau?modele=${template}`)).text).toContain('value="Photos de famille"');
    expect((await world.neighbour.post(`/ateliers/modeles/${template}/supprimer`)).status).toBe(404);
    expect((await world.visit.post(`/ateliers/modeles/${template}/supprimer`)).status).toBe(303);
    expect((await world.visit.get('/ateliers/modeles')).text).not.toContain(template);
  });
});

it('prints a poster', async () => {
  const id = await world.make({ title: 'À épingler' });
  const answer = await world.visit.get(`/ateliers/${id}/affiche`);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect((await world.visit.get(`/ateliers/${newId()}/affiche`)).status).toBe(404);
});
