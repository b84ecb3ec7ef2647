import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

describe('The directory of places', () => {
  let app: TestApp;
  let counter: Visit;
  let administrator: Visit;
  let structureId: string;
  let library: string;
  let association: string;

  const set = (id: string, values: string, ...parameters: unknown[]) =>
    app.db.query(`UPDATE place SET ${values} WHERE id = $1`, [id, ...parameters]);

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db, { name: 'Espace de Vézelise', communeInsee: '54563' });
    counter = await app.signInAs(await createUser(app.db, { role: 'counter', structureId }));
    administrator = await app.signInAs(
      await createUser(app.db, { role: 'administrator', firstName: 'Ada', lastName: 'Minerve' }),
    );
    library = await createPlace(app.db, { name: 'Médiathèque des Tilleuls', commune: communes.nancy });
    await set(
      library,
      `opening_hours = 'Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00', phone = '+33383000001',
      emails = '{accueil@tilleuls.exemple.fr}', websites = '{https://www.tilleuls.exemple.fr/}', fees = '{Gratuit}',
      updated_on = '2025-09-10', collected_by = 'Hub d’essai'`,
    );
    association = await createPlace(app.db, {
      name: 'Atelier du Madon',
      commune: communes.vezelise,
      accompaniment: ['Dans un atelier collectif'],
      services: ['Utilisation sécurisée du numérique'],
    });
    await set(
      association,
      `opening_hours = 'mardi matin, sur rendez-vous', updated_on = '2024-01-05',
      position_status = 'approximate'`,
    );
    const gone = await createPlace(app.db, { name: 'Ancien cybercafé', commune: communes.vezelise });
    await set(gone, `gone_at = '2026-11-02T10:00:00+01:00'`);
    const doubtful = await createPlace(app.db, { name: 'Maison égarée', commune: communes.toul });
    await set(doubtful, `position_status = 'doubtful'`);
  });
  afterAll(() => app.stop());

  const names = (text: string) =>
    [...text.matchAll(/href="\/annuaire\/[0-9a-f-]{36}">([^<]+)</g)].map(([, name]) => name);

  it('opens around the structure of the person who looks', async () => {
    const { status, text } = await counter.get('/annuaire');
    expect(status).toBe(200);
    expect(names(text)).toEqual(['Atelier du Madon', 'Médiathèque des Tilleuls', 'Maison égarée']);
    expect(text).toContain('3\u00a0lieux à moins de 30\u00a0km de Vézelise (54330), les plus proches d’abord');
    expect(text).toContain('54330 Vézelise · position approximative');
    expect(text).toContain('54000 Nancy · à 24\u00a0km');
    expect(text).toContain('Ouvert maintenant, ferme à 12\u00a0h');
  });

  it('finds by words of the name, the commune and the postcode, accents forgiven', async () => {
    expect(names((await counter.get('/annuaire?q=mediatheque+nancy')).text)).toEqual(['Médiathèque des Tilleuls']);
    expect(names((await counter.get('/annuaire?q=54330')).text)).toEqual(['Atelier du Madon']);
    expect(names((await counter.get('/annuaire?q=%25')).text)).toContain('Maison égarée');
    const none = await counter.get('/annuaire?q=introuvable');
    expect(none.text).toContain('Aucun lieu ne répond à cette recherche.');
  });

  it('sorts by distance from the commune typed, those of an unsure position last', async () => {
    expect(names((await counter.get('/annuaire?commune=54000')).text)).toEqual([
      'Médiathèque des Tilleuls',
      'Atelier du Madon',
      'Maison égarée',
    ]);
    const { text } = await counter.get('/annuaire?q=ma&commune=Nancy');
    expect(names(text)).toEqual(['Atelier du Madon', 'Maison égarée']);
    expect(text).toContain('54200 Toul · position à vérifier</p>');
    expect(names((await counter.get('/annuaire?commune=Nancy&rayon=5')).text)).toEqual(['Médiathèque des Tilleuls']);
  });

  it('asks which commune when several answer, and says when none does', async () => {
    await app.db.query(
      `INSERT INTO commune (insee_code, name, postal_codes, department_code, population, latitude, longitude,
         centre_source, search_text)
       VALUES ('57999', 'Toul', '{57998}', '57', 10, 49, 6.2, 'geonames', 'toul 57998')`,
    );
    const several = await counter.get('/annuaire?q=maison&commune=toul');
    expect(several.text).toContain('Plusieurs communes répondent à «\u00a0toul\u00a0». Laquelle\u00a0?');
    expect(several.text).toContain(
      '<a href="/annuaire?q&#x3D;maison&amp;commune&#x3D;Toul+%2857998%29">Toul (57998), Moselle</a>',
    );
    const none = await counter.get('/annuaire?q=maison&commune=Toul+%2857998%29');
    expect(none.text).toContain('Aucun lieu à moins de 30\u00a0km de Toul (57998)');
    expect(none.text).toContain('Chercher jusqu’à 50\u00a0km');
    const wide = await counter.get('/annuaire?q=maison&commune=Toul+%2857998%29&rayon=100');
    expect(names(wide.text)).toEqual(['Maison égarée']);
    expect((await counter.get('/annuaire?commune=Xyzzy')).text).toContain('n’est pas trouvée');
  });

  it('filters by département, service and accompaniment, and shows gone places only when asked', async () => {
    expect(names((await counter.get('/annuaire?departement=57')).text)).toEqual([]);
    const grouped = await counter.get('/annuaire?accompagnement=Dans+un+atelier+collectif');
    expect(names(grouped.text)).toEqual(['Atelier du Madon']);
    expect(grouped.text).toContain('Filtres (1)');
    const service = encodeURIComponent('Utilisation sécurisée du numérique');
    expect(names((await counter.get(`/annuaire?service=${service}&service=${service}`)).text)).toEqual([
      'Atelier du Madon',
    ]);
    const all = await counter.get('/annuaire?disparus=true');
    expect(names(all.text)).toContain('Ancien cybercafé');
    expect(all.text).toContain('N’est plus dans l’annuaire');
    const near = await counter.get('/annuaire?disparus=true&commune=V%C3%A9zelise&rayon=5');
    expect(names(near.text)).toEqual(['Ancien cybercafé', 'Atelier du Madon']);
  });

  it('turns pages without end in sight', async () => {
    await app.db.query(`
      INSERT INTO place (id, source, source_id, content_hash, name, commune_name, position_status, first_seen_at, last_changed_at)
      SELECT gen_random_uuid(), 'foule', n::text, '', 'Foule ' || lpad(n::text, 3, '0'), 'Loin', 'none', now(), now()
      FROM generate_series(1, 45) AS n`);
    const first = await counter.get('/annuaire?q=foule');
    expect(names(first.text)).toHaveLength(20);
    expect(first.text).toContain('href="/annuaire?q&#x3D;foule&amp;page&#x3D;2"');
    const last = await counter.get('/annuaire?q=foule&page=3');
    expect(names(last.text)).toEqual(['Foule 041', 'Foule 042', 'Foule 043', 'Foule 044', 'Foule 045']);
    expect(last.text).not.toContain('Page suivante');
    expect((await counter.get('/annuaire?q=foule&page=-1')).text).toContain('Foule 001');
  });

  it('says no to a filter that was not offered', async () => {
    const answer = await counter.get('/annuaire?service=Massages');
    expect(answer.text).toContain('Choisissez parmi les réponses proposées.');
  });

  it('shows all that is known of a place', async () => {
    const { status, text } = await counter.get(`/annuaire/${library}`);
    expect(status).toBe(200);
    expect(text).toContain('<h1>Médiathèque des Tilleuls</h1>');
    expect(text).toContain('Ouvert maintenant, ferme à 12\u00a0h');
    expect(text).toContain('<dt>lundi au vendredi</dt><dd>9\u00a0h – 12\u00a0h, 14\u00a0h – 18\u00a0h\u00a030</dd>');
    expect(text).toContain('href="tel:+33383000001">03\u00a083\u00a000\u00a000\u00a001</a>');
    expect(text).toContain('href="mailto:accueil@tilleuls.exemple.fr"');
    expect(text).toContain('>tilleuls.exemple.fr</a>');
    expect(text).toContain('Fiche non mise à jour depuis 14\u00a0mois');
    expect(text).toContain('Hub d’essai');
    expect(text).toContain('Gratuit');
    expect(text).toContain('aria-label="Où se trouve le lieu, dans le département\u00a0: Meurthe-et-Moselle"');
    expect(text).toContain('La demande part par courriel\u00a0: le lieu y répond par un lien, sans compte.');
    expect(text).not.toContain('Position');
    expect(text).not.toContain('Relier à une structure');
  });

  it('shows hours it cannot read as they are, an unsure position and an old record', async () => {
    const { text } = await counter.get(`/annuaire/${association}`);
    expect(text).toContain('<p>mardi matin, sur rendez-vous</p>');
    expect(text).toContain('Horaires tels qu’ils sont écrits dans l’annuaire.');
    expect(text).toContain('Position approximative');
    expect(text).toContain('Fiche non mise à jour depuis 2\u00a0ans\u00a0: vérifiez par téléphone');
  });

  it('follows the clocks of the place', async () => {
    await app.db.query(`INSERT INTO region (code, name) VALUES ('04', 'La Réunion')`);
    await app.db.query(`INSERT INTO department (code, name, region_code) VALUES ('974', 'La Réunion', '04')`);
    await app.db.query(
      `INSERT INTO commune (insee_code, name, postal_codes, department_code, population, latitude, longitude,
         centre_source, search_text)
       VALUES ('97411', 'Saint-Denis', '{97400}', '974', 150000, -20.88, 55.45, 'geonames', 'saint denis 97400')`,
    );
    const far = await createPlace(app.db, { name: 'Case numérique' });
    await set(far, `commune_insee = '97411', opening_hours = 'Mo-Fr 09:00-12:00,14:00-17:00'`);
    // 10 h 30 in Paris is 13 h 30 there.
    expect((await counter.get(`/annuaire/${far}`)).text).toContain('Fermé, ouvre à 14\u00a0h');
  });

  it.each(['/annuaire/00000000-0000-4000-8000-000000000000', '/annuaire/autre'])('has no page %s', async (address) => {
    expect((await counter.get(address)).status).toBe(404);
  });

  it('lets an administrator say which structure runs a place, and nobody else', async () => {
    expect((await administrator.get(`/annuaire/${library}`)).text).toContain('Espace de Vézelise (Vézelise)');
    const address = `/annuaire/${library}/structure`;
    expect((await counter.post(address, { structure: structureId })).status).toBe(404);
    const saved = await administrator.post(address, { structure: structureId });
    expect(saved.status).toBe(303);
    expect((await administrator.follow(saved)).text).toContain('Lieu relié à la structure.');
    expect((await counter.get(`/annuaire/${library}`)).text).toContain('Lieu suivi par Espace de Vézelise.');
    expect((await counter.get('/annuaire?q=tilleuls')).text).toContain('Répond ici');
    const [line] = await app.db.query<{ subject_id: string; details: object }[]>(
      `SELECT subject_id, details FROM audit_event WHERE verb = 'place.link'`,
    );
    expect(line).toEqual({ subject_id: library, details: { structureId } });
    expect((await administrator.post(address, { structure: '00000000-0000-4000-8000-000000000000' })).status).toBe(404);
    await administrator.post(address, { structure: '' });
    expect(await app.db.query('SELECT structure_id FROM place WHERE id = $1', [library])).toEqual([
      { structure_id: null },
    ]);
  });

  it('marks what was changed here, and leads to the change those who may', async () => {
    await app.db.query(
      `INSERT INTO place_lock (place_id, field, local_by, local_at, file_value)
       SELECT $1, 'phone', id, '2026-11-12', '"+33383999999"' FROM app_user WHERE last_name = 'Minerve'`,
      [library],
    );
    const { text } = await administrator.get(`/annuaire/${library}`);
    expect(text).toContain('<strong>Modifié ici</strong>');
    expect(text).toContain('<li>Téléphone, par Ada Minerve le 12\u00a0novembre 2026</li>');
    expect(text).toContain(`href="/annuaire/${library}/modifier">Modifier cette fiche</a>`);
    expect((await counter.get(`/annuaire/${library}`)).text).not.toContain('Modifier cette fiche');
  });

  it('leads from a record that was merged to the one that was kept', async () => {
    const merged = await createPlace(app.db, { name: 'Doublon des Tilleuls' });
    await set(merged, `gone_at = '2026-11-20', merged_into = $2`, library);
    const { text } = await counter.get(`/annuaire/${merged}`);
    expect(text).toContain(`<a href="/annuaire/${library}">voir la fiche gardée</a>`);
    expect(names((await counter.get('/annuaire?q=tilleuls&disparus=true')).text)).not.toContain('Doublon des Tilleuls');
  });

  it('suggests communes to those signed in', async () => {
    const { text } = await counter.get('/communes?q=v%C3%A9z');
    expect(text.trim()).toBe('<option value="Vézelise (54330)">Meurthe-et-Moselle</option>');
    expect((await counter.get('/communes?q=540')).text).toContain('value="Nancy (54000)"');
    expect((await counter.get('/communes?q=')).text.trim()).toBe('');
    expect((await counter.get('/communes')).status).toBe(200);
    expect((await app.visitor().get('/communes?q=nancy')).status).toBe(303);
  });

  it('is closed to visitors', async () => {
    expect((await app.visitor().get('/annuaire')).headers['location']).toBe('/connexion?suite=%2Fannuaire');
  });
});
