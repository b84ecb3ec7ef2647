import { gzipSync } from 'node:zlib';
import { FigureKeeper } from '../../../src/modules/statistics/read-model/figure-keeper.service.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let nancy: string;
let mediator: Visit;
let coordinator: Visit;
let nation: Visit;

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const NOVEMBER = 'periode=custom&du=2026-11-01&au=2026-11-24';
/** Compressed, with its drawings inside. */
const MOST_BYTES = 40_000;

beforeAll(async () => {
  app = await startTestApp();
  const { db } = app;
  await createCommunes(db);
  nancy = await createStructure(db, { name: 'Espace de Nancy', communeInsee: communes.nancy.code });
  const metz = await createStructure(db, { name: 'Espace de Metz', communeInsee: communes.metz.code });
  const own = await createUser(db, { structureId: nancy, firstName: 'Aïda', lastName: 'Morel' });
  const other = await createUser(db, { structureId: metz });
  const here = { structureId: nancy, mediatorId: own.id };
  const atHome = { locationKind: 'domicile', communeInsee: communes.toul.code };
  const person = await createBeneficiary(db, { structureId: nancy, createdBy: own.id });
  await createSession(db, here, { day: '2026-11-02', beneficiaryId: person, topics: ['sante'], ...atHome });
  await createSession(db, here, { day: '2026-11-03', topics: ['email', 'sante'] });
  await createWorkshopSession(db, here, { day: '2026-11-20', anonymousCount: 7, topics: ['bureautique'] });
  await createSession(db, here, { day: '2026-10-12' });
  await createSession(db, { structureId: metz, mediatorId: other.id }, { day: '2026-11-03', topics: ['parentalite'] });
  await app.get(FigureKeeper).rebuild();
  mediator = await app.signInAs(own);
  coordinator = await app.signInAs(
    await createUser(db, { role: 'coordinator', territory: { kind: 'department', code: '54' } }),
  );
  nation = await app.signInAs(
    await createUser(db, { role: 'coordinator', territory: { kind: 'country', code: 'FR' } }),
  );
});
afterAll(() => app.stop());

describe('the page of figures', () => {
  it('says when its figures stop, what they are compared with, and links each to its definition', async () => {
    const page = await mediator.get('/statistiques');
    const shown = text(page.text);
    expect(shown).toMatch(/Chiffres arrêtés le mardi 24 novembre 2026 à \d+ h/);
    expect(shown).toContain('Période précédente : du 8 au 31 octobre 2026.');
    const definitions = (await mediator.get('/statistiques/definitions')).text;
    const anchors = [...page.text.matchAll(/\/statistiques\/definitions#([\w-]+)/g)].map(([, id]) => id);
    expect(new Set(anchors).size).toBeGreaterThan(8);
    for (const id of anchors) expect(definitions).toContain(`id="${id}"`);
  });

  it('draws what was done by day, with the numbers in a table beside, and by week when asked', async () => {
    const page = await mediator.get(`/statistiques?${NOVEMBER}`);
    expect(page.text).toMatch(
      /<figcaption>Accompagnements par jour<\/figcaption>\s*<div class="app-chart__wide"><svg /,
    );
    expect(text(page.text)).toContain(
      'Jour Accompagnements Période précédente 1er novembre 2026 0 0 2 novembre 2026 1 0',
    );
    expect(text(page.text)).toContain('5 novembre 2026 0 1');
    const weeks = await mediator.get(`/statistiques?${NOVEMBER}&pas=semaine`);
    expect(text(weeks.text)).toContain('Du 2 novembre au 8 novembre 2026 2 1 Du 9 novembre');
    expect(weeks.text).toContain('<input type="hidden" name="pas" value="semaine">');
  });

  it('holds no style, no script and no picture from elsewhere in its drawings, and stays light', async () => {
    for (const visit of [mediator, coordinator, nation]) {
      const page = await visit.get('/statistiques?periode=year');
      const main = page.text.slice(page.text.indexOf('<main'));
      expect(main).not.toMatch(/ style=|<style|<script|<img|javascript:/);
      expect(main.match(/<svg xmlns/g)?.length).toBeGreaterThanOrEqual(3);
      expect(gzipSync(page.text).length).toBeLessThan(MOST_BYTES);
    }
  });

  it('maps communes for a département, départements for the country', async () => {
    expect((await coordinator.get('/statistiques')).text).toContain('Accompagnements par commune, Meurthe-et-Moselle');
    const country = await nation.get('/statistiques');
    expect(country.text).toContain('Accompagnements par département');
    expect(text(country.text)).toMatch(/Meurthe-et-Moselle \(54\) 9 90 % Moselle \(57\) 1 10 %/);
  });

  it('tells that referrals can’t be counted under a filter on sessions, and narrows the rest', async () => {
    const shown = text((await mediator.get(`/statistiques?${NOVEMBER}&thematique=sante`)).text);
    expect(shown).toContain('du 1er au 24 novembre 2026, thématique Santé');
    expect(shown).toContain('2 accompagnements 0 sur la période précédente');
    expect(shown).toContain('ne peuvent pas être comptés avec eux');
  });

  it('shows no figure at all for a period that can’t be read', async () => {
    const page = await mediator.get('/statistiques?periode=custom&du=2026-02-30&au=2026-03-01');
    expect(page.status).toBe(422);
    expect(page.text).not.toMatch(/app-stat|<svg xmlns|app-section-fold/);
  });
});

describe('one table of the page', () => {
  it('is whole on its own page, under the same filters', async () => {
    const page = await coordinator.get(`/statistiques/listes/topic?${NOVEMBER}`);
    expect(text(page.text)).toContain('Meurthe-et-Moselle, du 1er au 24 novembre 2026');
    expect(text(page.text)).toMatch(/Bureautique 7 77,8 % 70 % Santé 2 22,2 % 20 % E-mail 1 11,1 % 10 %/);
    expect(text(page.text)).not.toContain('Parentalité');
    expect(text((await nation.get(`/statistiques/listes/topic?${NOVEMBER}`)).text)).toContain('Parentalité 1 10 %');
    expect(text((await nation.get('/statistiques/listes/tag')).text)).toContain('Étiquettes');
  });

  it('is cut in pages of a hundred lines', async () => {
    await app.db.query(
      `INSERT INTO commune (insee_code, name, postal_codes, department_code, population, latitude, longitude, centre_source,
         search_text)
       SELECT '99' || lpad(n::text, 3, '0'), 'Village ' || n, '{}', '54', 10, 48.6, 6.1, 'geonames', 'village'
         FROM generate_series(1, 130) n`,
    );
    const structureId = nancy;
    const owner = await createUser(app.db, { structureId });
    const sessions = Array.from({ length: 130 }, (_, index) => `99${String(index + 1).padStart(3, '0')}`);
    for (const communeInsee of sessions) {
      await createSession(
        app.db,
        { structureId, mediatorId: owner.id },
        { day: '2026-05-05', communeInsee, locationKind: 'domicile' },
      );
    }
    const visit = await app.signInAs(owner);
    const address = '/statistiques/listes/commune?periode=custom&du=2026-05-01&au=2026-05-31';
    const [first, second] = [await visit.get(address), await visit.get(`${address}&page=2`)];
    const lines = (html: string) => html.match(/role="rowheader"/g)?.length;
    expect([lines(first.text), lines(second.text)]).toEqual([100, 30]);
    expect(text(first.text)).toContain('130 lignes, page 1 sur 2');
    const home = (await visit.get('/statistiques?periode=custom&du=2026-05-01&au=2026-05-31')).text;
    expect(text(home)).toContain('Voir tout (115 de plus) : Communes des séances');
  });

  it('is not there under another name, nor for a period that can’t be read', async () => {
    for (const at of [
      'listes/inconnu',
      'listes/topic?periode=custom&du=x&au=y',
      'fichiers/topic.exe',
      'fichiers/inconnu.csv',
    ]) {
      expect([at, (await mediator.get(`/statistiques/${at}`)).status]).toEqual([at, 404]);
    }
  });
});

describe('a table or a chart as a file', () => {
  it('holds the same numbers as the page, and is written in the journal', async () => {
    const file = await coordinator.get(`/statistiques/fichiers/topic.csv?${NOVEMBER}`);
    expect(file.headers['content-disposition']).toBe('attachment; filename="topic.csv"');
    expect(file.text.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFThématiques;Accompagnements;Part des accompagnements (%);Part des mentions (%)',
      'Bureautique;7;77,8;70',
    ]);
    expect(file.text).toContain('Meurthe-et-Moselle, du 1er au 24\u00a0novembre 2026. Chiffres arrêtés le');
    const [event] = await app.db.query<{ details: object }[]>(
      `SELECT details FROM audit_event WHERE verb = 'statistics.download' ORDER BY id DESC LIMIT 1`,
    );
    expect(event?.details).toEqual({ file: 'topic.csv', from: '2026-11-01', to: '2026-11-24' });
  });

  it('gives the numbers of charts too', async () => {
    const weeks = await mediator.get(`/statistiques/fichiers/evolution.csv?${NOVEMBER}&pas=semaine`);
    expect(weeks.text.split('\r\n')[2]).toBe('Du 2\u00a0novembre au 8\u00a0novembre 2026;2;1');
    const map = await nation.get(`/statistiques/fichiers/carte.csv?${NOVEMBER}`);
    expect(map.text.split('\r\n').slice(0, 3)).toEqual([
      '\uFEFFLieu;Accompagnements',
      'Meurthe-et-Moselle;9',
      'Moselle;1',
    ]);
  });

  it('is a drawing that runs nothing, or a picture', async () => {
    const svg = await coordinator.get(`/statistiques/fichiers/topic.svg?${NOVEMBER}`);
    expect(svg.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(svg.headers['content-security-policy']).toContain("default-src 'none'");
    expect(svg.headers['content-disposition']).toContain('attachment');
    expect(String(svg.body)).toMatch(/^<\?xml[^>]*>\s*<svg [^>]*>.*Bureautique/s);
    for (const name of ['topic.png', 'evolution.png', 'carte.png']) {
      const png = await coordinator.get(`/statistiques/fichiers/${name}?${NOVEMBER}`);
      expect([name, png.headers['content-type'], png.status]).toEqual([name, 'image/png', 200]);
    }
  });
});
