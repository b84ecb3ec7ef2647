import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

describe('Structures, for administrators', () => {
  let app: TestApp;
  let administrator: Visit;
  let manager: Visit;
  let structureId: string;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db, { name: 'Les Passeurs', communeInsee: '54528' });
    manager = await app.signInAs(await createUser(app.db, { role: 'structure_manager', structureId }));
    administrator = await app.signInAs(await createUser(app.db, { role: 'administrator' }));
  });
  afterAll(() => app.stop());

  const stored = async (name: string) =>
    (await app.db.query<object[]>('SELECT * FROM structure WHERE name = $1', [name]))[0];

  it('lists them with their accounts', async () => {
    const { status, text } = await administrator.get('/structures');
    expect(status).toBe(200);
    expect(text).toContain(`href="/structures/${structureId}/modifier">Les Passeurs</a>`);
    expect(text).toContain('Lieu de médiation numérique');
    expect(text).toMatch(/data-label="Comptes"[^>]*><span>1</);
  });

  it.each(['/structures', '/structures/nouvelle', '/annuaire/imports'])('keeps %s from others', async (address) => {
    expect((await manager.get(address)).status).toBe(404);
    expect((await app.visitor().get(address)).status).toBe(303);
  });

  it('adds a structure', async () => {
    await administrator.get('/structures/nouvelle');
    const saved = await administrator.post('/structures/nouvelle', {
      name: 'Maison de Nancy',
      kind: 'france_services',
      siret: '732 829 320 00074',
      commune: '54000 nancy',
      address: '1 place des Essais',
      phone: '03 83 00 00 01',
      email: 'accueil@maison.exemple.fr',
    });
    expect(saved.headers['location']).toBe('/structures');
    expect(await stored('Maison de Nancy')).toMatchObject({
      kind: 'france_services',
      siret: '73282932000074',
      commune_insee: '54395',
      address: '1 place des Essais',
      phone: '+33383000001',
      email: 'accueil@maison.exemple.fr',
      fund_scheme: null,
      fund_departments: [],
    });
    expect(await app.db.query(`SELECT count(*)::int AS n FROM audit_event WHERE verb = 'structure.create'`)).toEqual([
      { n: 1 },
    ]);
  });

  it('adds a caisse with its régime, its départements and its hours', async () => {
    const hours = 'Du lundi au vendredi, 8 h 30 – 17 h';
    const asked = {
      name: 'Caisse de l’Est',
      kind: 'fund',
      fundScheme: 'msa',
      fundDepartments: '54, 57 54',
      contactHours: hours,
    };
    await administrator.post('/structures/nouvelle', asked);
    expect(await stored('Caisse de l’Est')).toMatchObject({
      kind: 'fund',
      fund_scheme: 'msa',
      fund_departments: ['54', '57'],
      contact_hours: hours,
    });
  });

  it('says what to mend and keeps what was typed', async () => {
    const answer = await administrator.post('/structures/nouvelle', {
      kind: 'fund',
      siret: '12345678901234',
      commune: 'Nulle-Part',
      phone: '12',
      email: 'accueil',
      fundDepartments: '54, 99',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Erreur\u00a0: Ajouter une structure');
    for (const message of [
      '<a href="#name">Écrivez le nom de la structure.',
      '<a href="#siret">Ce numéro SIRET est faux.',
      '<a href="#commune">Cette commune n’est pas trouvée.',
      '<a href="#phone">Ce numéro n’existe pas.',
      '<a href="#email">Écrivez une adresse mail complète',
      '<a href="#fundScheme">Choisissez le régime de cette caisse.',
      '<a href="#fundDepartments">Ces codes de département n’existent pas\u00a0: 99.',
    ]) {
      expect(answer.text).toContain(message);
    }
    expect(answer.text).toContain('value="12345678901234"');
    expect(answer.text).toContain('value="Nulle-Part"');
  });

  it('asks which commune when the text means several', async () => {
    await app.db.query(
      `INSERT INTO commune (insee_code, name, postal_codes, department_code, population, latitude, longitude,
         centre_source, search_text)
       VALUES ('57999', 'Toul', '{57998}', '57', 10, 49, 6.2, 'geonames', 'toul 57998')`,
    );
    const asked = { name: 'Point de Toul', kind: 'other', commune: 'Toul' };
    const several = await administrator.post('/structures/nouvelle', asked);
    expect(several.status).toBe(422);
    expect(several.text).toContain('Plusieurs communes correspondent');
    expect(several.text).toContain('Toul (57998), Moselle');
    await administrator.post('/structures/nouvelle', { ...asked, communeInsee: '57999' });
    expect(await stored('Point de Toul')).toMatchObject({ commune_insee: '57999' });
  });

  it('corrects a structure', async () => {
    const address = `/structures/${structureId}/modifier`;
    const form = await administrator.get(address);
    expect(form.text).toContain('value="Les Passeurs"');
    expect(form.text).toContain('value="Toul (54200)"');
    await administrator.post(address, { name: 'Les Passeurs de Toul', kind: 'mediation', commune: 'Toul (54200)' });
    expect(await stored('Les Passeurs de Toul')).toMatchObject({ id: structureId, commune_insee: '54528' });
    expect((await administrator.get('/structures/00000000-0000-4000-8000-000000000000/modifier')).status).toBe(404);
    expect((await administrator.post('/structures/x/modifier', {})).status).toBe(404);
  });

  describe('a caisse', () => {
    const settings = {
      fundAnswerDays: '5',
      need_details: 'required',
      call_back: 'optional',
      language: 'not_asked',
      helper: 'optional',
      signature: 'required',
      attachment: 'not_asked',
    };
    let fundId: string;
    let agent: Visit;

    beforeAll(async () => {
      fundId = await createStructure(app.db, { name: 'CPAM de Meurthe', kind: 'fund', fundDepartments: ['54'] });
      agent = await app.signInAs(await createUser(app.db, { role: 'fund_agent', structureId: fundId }));
    });

    const row = async () => (await app.db.query<object[]>('SELECT * FROM structure WHERE id = $1', [fundId]))[0];

    it('serves communes out of its départements, and not all of those inside', async () => {
      const address = `/structures/${fundId}/modifier`;
      const entry = {
        name: 'CPAM de Meurthe',
        kind: 'fund',
        fundScheme: 'general',
        fundDepartments: '54',
        version: '1',
      };
      const wrong = await administrator.post(address, {
        ...entry,
        fundCommunesIncluded: '54395',
        fundCommunesExcluded: '57463, 99999',
      });
      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('déjà dans les départements de la caisse\u00a0: Nancy (54395)');
      expect(wrong.text).toContain('Ces codes INSEE n’existent pas\u00a0: 99999.');
      const saved = await administrator.post(address, {
        ...entry,
        fundCommunesIncluded: '57463',
        fundCommunesExcluded: '54528',
      });
      expect(saved.status).toBe(303);
      expect(
        await app.db.query('SELECT commune_insee, included FROM fund_commune WHERE fund_id = $1 ORDER BY 1', [fundId]),
      ).toEqual([
        { commune_insee: '54528', included: false },
        { commune_insee: '57463', included: true },
      ]);
      expect((await administrator.get(address)).text).toContain('57463</textarea>');
    });

    it('is not corrected over what a colleague has just written', async () => {
      const late = await administrator.post(`/structures/${fundId}/modifier`, {
        ...{ name: 'Trop tard', kind: 'fund', fundScheme: 'general', fundDepartments: '54', version: '1' },
      });
      expect(late.status).toBe(409);
      expect(await stored('Trop tard')).toBeUndefined();
    });

    it('does not share a commune with another of its scheme', async () => {
      const other = { name: 'CPAM bis', kind: 'fund', fundScheme: 'general', fundDepartments: '54' };
      const refused = await administrator.post('/structures/nouvelle', other);
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('«\u00a0CPAM de Meurthe\u00a0», du même régime, sert déjà');
      const split = { ...other, fundDepartments: '', fundCommunesIncluded: '54528' };
      expect((await administrator.post('/structures/nouvelle', split)).status).toBe(303);
    });

    it('says itself how to reach it, what it asks and how soon it answers', async () => {
      expect((await agent.get('/ma-caisse')).text).toContain('délai choisi par votre structure');
      const saved = await agent.post('/ma-caisse', {
        ...settings,
        version: '2',
        phone: '36 46',
        website: 'www.ameli.fr',
      });
      expect(saved.status).toBe(303);
      expect(await row()).toMatchObject({
        phone: '3646',
        website: 'https://www.ameli.fr',
        fund_answer_days: 5,
        fund_asks: { need_details: 'required', language: 'not_asked', helper: 'optional', signature: 'required' },
        version: 3,
      });
      expect((await agent.get('/ma-caisse')).text).toContain('value="36\u00a046"');
      expect((await agent.post('/ma-caisse', { ...settings, version: '2' })).status).toBe(409);
    });

    it('is told what to mend in its settings', async () => {
      const answer = await agent.post('/ma-caisse', {
        ...settings,
        fundAnswerDays: '90',
        helper: 'required',
        phone: '12',
        website: 'x',
      });
      expect(answer.status).toBe(422);
      for (const message of [
        '<a href="#fundAnswerDays">Écrivez un nombre de jours ouvrés, de 1 à 60.',
        '<a href="#helper">Choisissez parmi',
        '<a href="#phone">Ce numéro n’existe pas.',
        '<a href="#website">Écrivez l’adresse d’un site',
      ]) {
        expect(answer.text).toContain(message);
      }
      expect(answer.text).toContain('value="90"');
    });

    it('has the same page for administrators, and none for who is no caisse', async () => {
      const saved = await administrator.post(`/structures/${fundId}/caisse`, { ...settings, version: '3' });
      expect(saved.headers['location']).toBe(`/structures/${fundId}/caisse`);
      expect((await administrator.get(`/structures/${structureId}/caisse`)).status).toBe(404);
      expect((await manager.get('/ma-caisse')).status).toBe(303);
      expect((await manager.post('/ma-caisse', settings)).status).toBe(404);
    });
  });
});
