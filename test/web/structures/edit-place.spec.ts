import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

describe('A place of the directory, corrected here', () => {
  let app: TestApp;
  let administrator: Visit;
  let manager: Visit;
  let structureId: string;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db);
    manager = await app.signInAs(
      await createUser(app.db, { role: 'structure_manager', structureId, firstName: 'Nour', lastName: 'Belin' }),
    );
    administrator = await app.signInAs(await createUser(app.db, { role: 'administrator' }));
  });
  afterAll(() => app.stop());

  const stored = async (id: string) =>
    (await app.db.query<Record<string, unknown>[]>('SELECT * FROM place WHERE id = $1', [id]))[0] ?? {};

  /** What the page of the form sends back when nothing is touched. */
  async function shownForm(visit: Visit, id: string): Promise<Record<string, string | string[]>> {
    const { text } = await visit.get(`/annuaire/${id}/modifier`);
    const fields: Record<string, string | string[]> = {};
    for (const [, name = '', value = ''] of text.matchAll(
      /<input[^>]* name="(\w+)" type="(?:text|tel)" value="([^"]*)"/g,
    ))
      fields[name] = value;
    for (const [tag] of text.matchAll(/<input class="govuk-checkboxes__input"[^>]* checked>/g)) {
      const name = /name="(\w+)"/.exec(tag)?.[1] ?? '';
      const value = (/value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&#x27;', "'");
      fields[name] = [...[fields[name] ?? []].flat(), value];
    }
    for (const [, name = '', value = ''] of text.matchAll(/<textarea[^>]* name="(\w+)"[^>]*>([^<]*)<\/textarea>/g))
      fields[name] = value;
    fields['version'] = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
    return fields;
  }

  it('keeps what the manager of its structure changes, and says so', async () => {
    const id = await createPlace(app.db, { name: 'Espace Nord', structureId });
    const form = await shownForm(manager, id);
    const saved = await manager.post(`/annuaire/${id}/modifier`, {
      ...form,
      ...{ phone: '03 83 00 00 42', emails: 'a@exemple.fr\nb@exemple.fr', monday: '9h-12h, 14h à 17h30' },
      ...{ wednesday: '9h-12h, 14h-17h30', services: ['Loisirs et créations numériques'] },
    });
    expect((await manager.follow(saved)).text).toContain('Fiche modifiée.');
    expect(await stored(id)).toMatchObject({
      ...{ phone: '+33383000042', emails: ['a@exemple.fr', 'b@exemple.fr'], version: 1, address: '1 rue de l’Essai' },
      opening_hours: 'Mo,We 09:00-12:00,14:00-17:30',
      services: ['Loisirs et créations numériques'],
      accompaniment: ['Accompagnement individuel'],
    });
    const { text } = await manager.get(`/annuaire/${id}/modifier`);
    expect(text.match(/<strong>[^<]+<\/strong>/g)).toEqual([
      '<strong>Adresses mail</strong>',
      '<strong>Horaires</strong>',
      '<strong>Téléphone</strong>',
      '<strong>Services</strong>',
    ]);
    expect(/Modifié [^<]+/.exec(text)?.[0].replace(/\s/g, ' ')).toBe(
      'Modifié le mardi 24 novembre 2026 à 10 h 30 par Nour Belin',
    );
    expect(text).toContain('Le fichier dit\u00a0: Maîtrise des outils numériques du quotidien');
    const events = await app.db.query<object[]>(`SELECT details FROM audit_event WHERE verb = 'place.edit'`);
    expect(events).toEqual([{ details: { fields: ['phone', 'emails', 'opening_hours', 'services'] } }]);
  });

  it('changes nothing when nothing is typed', async () => {
    const id = await createPlace(app.db);
    await app.db.query(
      `UPDATE place SET opening_hours = 'Mo-Fr 09:00-12:00; Fr off', phone = '+33383000001' WHERE id = $1`,
      [id],
    );
    const saved = await administrator.post(`/annuaire/${id}/modifier`, await shownForm(administrator, id));
    expect((await administrator.follow(saved)).text).toContain('Rien n’a changé.');
    expect(await stored(id)).toMatchObject({ version: 0, opening_hours: 'Mo-Fr 09:00-12:00; Fr off' });
  });

  it('gives a field back to its file', async () => {
    const id = await createPlace(app.db, { name: 'Espace Sud' });
    await administrator.post(`/annuaire/${id}/modifier`, {
      ...(await shownForm(administrator, id)),
      name: 'Espace Est',
    });
    expect((await stored(id))['name']).toBe('Espace Est');
    const released = await administrator.post(`/annuaire/${id}/modifier/reprendre`, { field: 'name' });
    expect((await administrator.follow(released)).text).toContain('La valeur du fichier est reprise.');
    expect((await stored(id))['name']).toBe('Espace Sud');
    expect((await administrator.post(`/annuaire/${id}/modifier/reprendre`, { field: 'name' })).status).toBe(404);
    expect((await administrator.post(`/annuaire/${id}/modifier/reprendre`, { field: 'id' })).status).toBe(404);
  });

  it.each([
    ['phone', '12', 'Ce numéro n’existe pas.'],
    ['emails', 'accueil', 'Cette adresse mail n’est pas complète\u00a0: accueil.'],
    ['monday', 'le matin', 'Ces heures ne se lisent pas.'],
    ['name', '', 'Écrivez le nom du lieu.'],
    ['bookingUrl', 'https://a.fr https://b.fr', 'Écrivez une seule adresse web.'],
    ['services', 'Cuisine', 'Choisissez parmi les réponses proposées.'],
  ])('says what is wrong with %s', async (field, typed, message) => {
    const id = await createPlace(app.db);
    const answer = await administrator.post(`/annuaire/${id}/modifier`, {
      ...(await shownForm(administrator, id)),
      [field]: typed,
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`<a href="#${field}">${message}`);
    expect(await stored(id)).toMatchObject({ version: 0 });
  });

  it('tells the second of two people, keeps what they typed, and saves it when they insist', async () => {
    const id = await createPlace(app.db, { name: 'Espace Ouest' });
    const form = await shownForm(administrator, id);
    await administrator.post(`/annuaire/${id}/modifier`, { ...form, name: 'Espace Ouest rénové' });
    const late = await administrator.post(`/annuaire/${id}/modifier`, { ...form, phone: '03 83 00 00 77' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('<a href="#entre-temps">Cette fiche a changé pendant que vous la modifiiez.');
    expect(late.text).toContain('<dt>Nom</dt><dd>Espace Ouest rénové</dd>');
    expect(late.text).toContain('value="03 83 00 00 77"');
    expect(late.text).toContain('name="version" value="1"');
    await administrator.post(`/annuaire/${id}/modifier`, { ...form, phone: '03 83 00 00 77', version: '1' });
    expect(await stored(id)).toMatchObject({ phone: '+33383000077', name: 'Espace Ouest' });
  });

  it('is not for the manager of another structure, nor of none', async () => {
    const others = await createPlace(app.db, { structureId: await createStructure(app.db) });
    const nobodys = await createPlace(app.db);
    for (const id of [others, nobodys]) {
      expect((await manager.get(`/annuaire/${id}/modifier`)).status).toBe(404);
      expect((await manager.post(`/annuaire/${id}/modifier`, { name: 'x', version: '0' })).status).toBe(404);
      expect((await manager.post(`/annuaire/${id}/modifier/reprendre`, { field: 'name' })).status).toBe(404);
    }
  });
});
