import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let nancy: string;
let metz: string;
let lea: { id: string; email: string; membershipId: string };
let visit: Visit;

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[ \n\u00a0]+/g, ' ');

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  nancy = await createStructure(app.db, { name: 'Espace de Nancy', communeInsee: communes.nancy.code });
  metz = await createStructure(app.db, { name: 'Espace de Metz', communeInsee: communes.metz.code });
  lea = await createUser(app.db, { structureId: nancy, firstName: 'Léa', lastName: '=Martin' });
  const zoe = await createUser(app.db, { structureId: metz });
  const here = { structureId: nancy, mediatorId: lea.id };
  await createSession(app.db, here, { day: '2026-11-03', topics: ['sante', 'email'], gender: 'feminin' });
  await createSession(app.db, here, { day: '2026-11-04', topics: ['sante'], ageBand: 'soixante_dix_plus' });
  await createWorkshopSession(app.db, here, { day: '2026-11-05', anonymousCount: 1200 });
  await createSession(
    app.db,
    { structureId: metz, mediatorId: zoe.id },
    { day: '2026-11-03', topics: ['bureautique'] },
  );
  visit = await app.signInAs(
    await createUser(app.db, { role: 'coordinator', territory: { kind: 'department', code: '54' } }),
  );
});
afterAll(() => app.stop());

describe('the page that crosses two dimensions', () => {
  it('begins with topics by age, this month', async () => {
    const page = await visit.get('/statistiques/croiser');
    expect(page.status).toBe(200);
    const shown = text(page.text);
    expect(shown).toContain('Meurthe-et-Moselle, du 1er au 24 novembre 2026');
    expect(shown).toContain('Accompagnements par thématique et par tranche d’âge');
    expect(shown).toMatch(/Thématique 70 ans et plus Non communiqué Total/);
    expect(shown).toMatch(/E-mail 0 1 1 Santé 1 1 2/);
    expect(shown).toMatch(/Total 1 1\u202f201 1\u202f202/);
    expect(shown).toContain('chaque total compte les accompagnements une seule fois');
    expect(page.text).toContain('<th scope="row">Santé</th>');
    expect(page.text).not.toContain('<th scope="row">Bureautique</th>');
  });

  it('crosses what is chosen, and keeps it with the filters', async () => {
    const page = await visit.get('/statistiques/croiser?lignes=mediateur&colonnes=type&thematique=sante');
    expect(text(page.text)).toMatch(/Léa &#x3D;Martin 2 2 Total 2 2/);
    expect(page.text).toContain('<option value="mediateur" selected>');
    expect(page.text).toContain('lignes&#x3D;mediateur&amp;colonnes&#x3D;type');
  });

  it('tells apart who can’t be crossed', async () => {
    const page = await visit.get('/statistiques/croiser?lignes=genre&colonnes=age');
    expect(text(page.text)).toContain('1\u202f200 personnes d’ateliers sans fiche ne peuvent être croisées');
  });

  it.each([
    ['lignes=age&colonnes=age', 'Choisissez une autre dimension que celle des lignes.'],
    ['lignes=nom', 'Choisissez dans la liste.'],
    ['periode=custom&du=2026-11-20&au=2026-11-01', 'Le dernier jour doit venir après le premier'],
  ])('says what is wrong with %s, and counts nothing', async (query, words) => {
    const page = await visit.get(`/statistiques/croiser?${query}`);
    expect(page.status).toBe(422);
    expect(page.text).toContain(words);
    expect(page.text).not.toContain('<table');
    expect(page.text).not.toContain('croiser.csv');
  });

  it('never counts all where the one asked for is out of reach', async () => {
    for (const id of [metz, '01990000-0000-7000-8000-000000000000']) {
      const page = await visit.get(`/statistiques/croiser?structure=${id}`);
      expect(page.status).toBe(422);
      expect(page.text).toContain('Cette structure n’est pas dans votre périmètre.');
      expect(page.text).not.toContain('<table');
      expect(page.text).not.toContain('Espace de Metz');
    }
  });

  it('offers to write a name, and to choose among those that answer', async () => {
    const asked = await visit.get('/statistiques/croiser?commune=toul');
    expect(asked.status).toBe(200);
    expect(text(asked.text)).toContain('Retirer : séances tenues à Toul (54)');
    expect(text(asked.text)).toContain('Aucun accompagnement sur cette période');
    await createUser(app.db, { structureId: nancy, firstName: 'Léo', lastName: 'Martinet' });
    const several = await visit.get('/statistiques/croiser?mediateur=martin');
    expect(several.status).toBe(422);
    expect(several.text).toContain('Plusieurs répondent à ce nom');
    expect(several.text).toContain(`mediateur&#x3D;${lea.id}`);
  });

  it('leaves to a mediator what is theirs', async () => {
    const own = await (await app.signInAs(lea)).get('/statistiques/croiser');
    expect(text(own.text)).toMatch(/Total 1 1\u202f201 1\u202f202/);
    expect(own.text).not.toContain('<option value="mediateur"');
  });

  it('says where there is nothing', async () => {
    const page = await visit.get('/statistiques/croiser?periode=last-year');
    expect(text(page.text)).toContain('Aucun accompagnement sur cette période');
  });
});

describe('the table as a file', () => {
  it('holds the same numbers, safe from formulas, and is in the journal', async () => {
    const file = await visit.get(
      '/statistiques/croiser.csv?lignes=mediateur&colonnes=type&du=2026-11-01&au=2026-11-30',
    );
    expect(file.status).toBe(200);
    expect(file.headers['content-disposition']).toContain('mediateur-type-2026-11-01-2026-11-30.csv');
    expect(file.text).toBe(
      '\ufeffMédiateur·rice \\ Type d’accompagnement;Accompagnement individuel;Atelier collectif;Total\r\n' +
        'Léa =Martin;2;1200;1202\r\nTotal;2;1200;1202\r\n',
    );
    const [event] = await app.db.query<{ details: object }[]>(
      `SELECT details FROM audit_event WHERE verb = 'statistics.export' ORDER BY id DESC LIMIT 1`,
    );
    expect(event?.details).toEqual({ from: '2026-11-01', to: '2026-11-30', rows: 'mediateur', columns: 'type' });
  });

  it('refuses what the page refuses', async () => {
    expect((await visit.get(`/statistiques/croiser.csv?structure=${metz}`)).status).toBe(404);
    expect((await visit.get('/statistiques/croiser.csv?lignes=age&colonnes=age')).status).toBe(404);
  });
});
