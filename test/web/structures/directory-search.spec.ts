import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

describe('Searching the directory', () => {
  let app: TestApp;
  let counter: Visit;
  let other: Visit;

  const set = (id: string, values: string) => app.db.query(`UPDATE place SET ${values} WHERE id = $1`, [id]);
  const names = (text: string) =>
    [...text.matchAll(/href="\/annuaire\/[0-9a-f-]{36}">([^<]+)</g)].map(([, name]) => name);
  const search = async (words: Record<string, string>) =>
    (await counter.get(`/annuaire?${new URLSearchParams(words).toString()}`)).text;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    const structureId = await createStructure(app.db, { communeInsee: '54395' });
    counter = await app.signInAs(await createUser(app.db, { role: 'counter', structureId }));
    other = await app.signInAs(await createUser(app.db, { role: 'mediator', structureId }));
    const plain = { accompaniment: [], accessModes: [] };
    const library = await createPlace(app.db, { name: 'Médiathèque', accessModes: ['Se présenter'] });
    await set(
      library,
      `opening_hours = 'Tu 09:00-12:00', fees = '{Gratuit}', publics = '{Seniors}', programmes = '{France Services}',
       specific_care = '{Surdité}', labels = '{Formé à « Mon Espace Santé »}'`,
    );
    const silent = await createPlace(app.db, { name: 'Espace muet', ...plain, latitude: 48.7, longitude: 6.2 });
    await set(silent, `opening_hours = 'We 09:00-12:00'`);
    await createPlace(app.db, {
      name: 'Atelier',
      commune: communes.toul,
      accompaniment: ['Dans un atelier collectif'],
    });
    const lost = await createPlace(app.db, { name: 'Égaré', ...plain });
    await set(lost, `position_status = 'none', latitude = NULL, longitude = NULL`);
    await app.db.query(
      `INSERT INTO receiver_record (receiver_id, sent, answered, accepted, pending, median_answer_hours, computed_at)
       VALUES ($1, 12, 9, 8, 1, 50, '2026-11-24'), ($2, 2, 1, 1, 0, 3, '2026-11-24')`,
      [library, silent],
    );
  });
  afterAll(() => app.stop());

  it('says why each row is there, those that say nothing last', async () => {
    const text = await search({ accompagnement: 'Accompagnement individuel', acces: 'Se présenter' });
    expect(names(text)).toEqual(['Médiathèque', 'Espace muet', 'Égaré']);
    expect(text).toContain('<p class="app-small app-reason">Dit proposer\u00a0: accompagnement individuel</p>');
    expect(text).toContain('<p class="app-small app-reason">Dit pour y accéder\u00a0: se présenter</p>');
    expect(text).toContain('<p class="app-small app-reason app-reason--unknown">Ne dit pas comment il accompagne</p>');
    expect(text).toContain('trois lieux sur quatre ne disent pas comment ils accompagnent');
  });

  it('combines every filter', async () => {
    const words = {
      q: 'media',
      commune: 'Nancy',
      rayon: '10',
      departement: '54',
      service: 'Maîtrise des outils numériques du quotidien',
      accompagnement: 'Accompagnement individuel',
      acces: 'Se présenter',
      accueil: 'Surdité',
      public: 'Seniors',
      frais: 'Gratuit',
      dispositif: 'France Services',
      sante: 'true',
      ouvert: 'maintenant',
    };
    const text = await search(words);
    expect(names(text)).toEqual(['Médiathèque']);
    expect(text).toContain('1\u00a0lieu à moins de 10\u00a0km de Nancy (54000)');
    expect(text).toContain('Filtres (10)');
    expect(text).toContain('Dispositif\u00a0: France Services');
    expect(text).toContain('Dit prendre en charge\u00a0: surdité');
    expect(names(await search({ ...words, ouvert: 'mercredi' }))).toEqual([]);
    expect(names(await search({ ...words, frais: 'Payant' }))).toEqual([]);
  });

  it('shows what is asked as chips, each with the way to take it away', async () => {
    const text = await search({ commune: 'Nancy', rayon: '10', frais: 'Gratuit', ouvert: 'mardi' });
    const chips = [...text.matchAll(/class="app-chip" href="([^"]+)"><span[^>]*>Retirer\u00a0: <\/span>([^<]+)</g)];
    const decoded = chips.map(([, href, words]) => [words, href?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')]);
    expect(decoded).toEqual([
      ['Près de Nancy', '/annuaire?frais=Gratuit&ouvert=mardi'],
      ['À moins de 10\u00a0km', '/annuaire?commune=Nancy&frais=Gratuit&ouvert=mardi'],
      ['Gratuit', '/annuaire?commune=Nancy&rayon=10&ouvert=mardi'],
      ['Ouvert le mardi', '/annuaire?commune=Nancy&rayon=10&frais=Gratuit'],
    ]);
    expect(text).toContain('Tout effacer');
  });

  it('finds who is open now, and asks to call first on a public holiday', async () => {
    expect(names(await search({ ouvert: 'maintenant' }))).toEqual(['Médiathèque']);
    expect(names(await search({ ouvert: 'mercredi' }))).toEqual(['Espace muet']);
    const before = app.clock.now();
    app.clock.set('2026-07-14T10:30:00+02:00');
    const text = await search({ ouvert: 'maintenant' });
    app.clock.set(before);
    expect(names(text)).toEqual(['Médiathèque']);
    expect(text).toContain('Jour férié (fête nationale)\u00a0: appelez d’abord');
  });

  it('tells how a place answered, when there is enough to tell', async () => {
    const text = await search({ q: '54000' });
    expect(text).toContain('12\u00a0orientations en un an, 9\u00a0réponses, en 2\u00a0jours le plus souvent');
    expect(text.match(/orientations en un an/g)).toHaveLength(1);
  });

  it.each(['rayon=7', 'ouvert=hier', 'frais=Cher', 'acces=Voler', 'public=Chats', 'dispositif=Autre'])(
    'says no to %s',
    async (words) => {
      const { status, text } = await counter.get(`/annuaire?${words}`);
      expect(status).toBe(200);
      expect(text).toContain('Choisissez parmi les réponses proposées.');
      expect(names(text)).toEqual([]);
    },
  );

  describe('around an address', () => {
    it('writes neither the address nor its point in the address of the page', async () => {
      await counter.get('/annuaire?frais=Gratuit');
      const answer = await counter.post('/annuaire/adresse', {
        adresse: '12 rue Saint-Jean',
        residence: '54000',
        recherche: 'frais=Gratuit&commune=Toul',
      });
      expect(answer.status).toBe(303);
      const location = answer.headers['location'] ?? '';
      expect(location).toMatch(/^\/annuaire\?frais=Gratuit&point=[\w-]{60,300}$/);
      const { text } = await counter.follow(answer);
      expect(names(text)).toEqual(['Médiathèque', 'Espace muet', 'Atelier', 'Égaré']);
      expect(text).toContain('4\u00a0lieux à moins de 30\u00a0km de Nancy');
      expect(text).toContain(
        'Position approximative\u00a0: les distances sont comptées depuis le centre de la commune.',
      );
      expect(text).toContain('<input type="hidden" name="point" value="');
      const stolen = await other.get(location);
      expect(stolen.text).toContain('cherchez-la de nouveau');
      expect(stolen.text).not.toContain('à moins de 30');
    });

    it('keeps what was typed when a field has to be mended', async () => {
      const answer = await counter.post('/annuaire/adresse', { adresse: '12 rue Saint-Jean', residence: 'Xyzzy' });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('<title>Erreur\u00a0: ');
      expect(answer.text).toContain('href="#residence">Cette commune n’est pas trouvée');
      expect(answer.text).toContain('value="12 rue Saint-Jean"');
      const empty = await counter.post('/annuaire/adresse', {});
      expect(empty.status).toBe(422);
      expect(empty.text).toContain('Écrivez le numéro et la rue.');
    });

    it('goes back to the map when it was asked from there', async () => {
      const answer = await counter.post('/annuaire/adresse', { adresse: '1 rue', residence: 'Toul', carte: 'oui' });
      expect(answer.headers['location']).toMatch(/^\/annuaire\/carte\?point=/);
    });
  });

  describe('the map', () => {
    const points = async (words: Record<string, string>) =>
      JSON.parse((await counter.get(`/annuaire/carte/points?${new URLSearchParams(words).toString()}`)).text) as {
        total: number;
        points: { name: string; at: number[]; opening: string | null; href: string }[];
      };
    const lorraine = { sud: '48', ouest: '5', nord: '50', est: '7' };

    it('stands beside the list, which is whole without it', async () => {
      const { status, text } = await counter.get('/annuaire/carte?commune=Nancy');
      expect(status).toBe(200);
      expect(names(text)).toEqual(['Médiathèque', 'Espace muet', 'Atelier', 'Égaré']);
      expect(text).toContain('<section class="app-map" aria-label="Carte des lieux" hidden');
      expect(text).toContain('>Passer la carte</a>');
      expect(text).toContain('1\u00a0lieu sans position sûre\u00a0: dans la liste, pas sur la carte.');
      expect(text).toMatch(/src="\/assets\/map-[0-9a-f]{10}\.js"/);
      expect(text).toContain('data-circle="48.6921,6.1844,30000"');
      expect((await counter.get('/annuaire?commune=Nancy')).text).not.toContain('/assets/map-');
    });

    it('asks nobody else for anything', async () => {
      const { headers, text } = await counter.get('/annuaire/carte');
      expect(headers['content-security-policy']).toContain("img-src 'self' data:;");
      expect(text).not.toContain('data-tiles');
    });

    it('gives the places of the search that are in view', async () => {
      const found = await points({ q: '', ...lorraine });
      expect(found.total).toBe(3);
      expect(found.points.map(({ name }) => name)).toEqual(['Atelier', 'Espace muet', 'Médiathèque']);
      expect(found.points[2]).toMatchObject({ at: [48.6921, 6.1844], opening: 'Ouvert maintenant, ferme à 12\u00a0h' });
      expect((await points({ frais: 'Gratuit', ouvert: 'maintenant', ...lorraine })).total).toBe(1);
      expect((await points({ q: '', sud: '40', ouest: '0', nord: '41', est: '1' })).total).toBe(0);
    });

    it.each([
      {},
      { ...lorraine, sud: 'x' },
      { ...lorraine, sud: '51' },
      { ...lorraine, est: '1e9' },
      { ...lorraine, frais: 'Cher' },
    ])('gives nothing for %j', async (words) => {
      expect(await points({ q: '', ...words })).toEqual({ total: 0, points: [], cells: [], towns: [] });
    });

    it('is closed to visitors', async () => {
      expect((await app.visitor().get('/annuaire/carte')).status).toBe(303);
      expect((await app.visitor().get('/annuaire/carte/points')).status).toBe(303);
    });
  });
});
