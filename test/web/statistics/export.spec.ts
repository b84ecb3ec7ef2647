import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTableFile, readRows } from '../../../src/platform/spreadsheets/index.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createReferral } from '../../factories/referrals.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { createTag, tagSession } from '../../factories/tags.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let folder: string;
let visit: Visit;
let nancy: string;

/** In Nancy: one person alone twice (October, November), somebody without a file, and a workshop of three. */
beforeAll(async () => {
  app = await startTestApp();
  folder = await mkdtemp(join(tmpdir(), 'statistiques-'));
  const { db } = app;
  await createCommunes(db);
  nancy = await createStructure(db, { name: 'Espace de Nancy', communeInsee: communes.nancy.code });
  const mediator = await createUser(db, { structureId: nancy, firstName: 'Léa', lastName: 'Martin' });
  const here = { structureId: nancy, mediatorId: mediator.id };
  const odette = await createBeneficiary(db, { structureId: nancy, createdBy: mediator.id });
  const placeId = await createPlace(db, { name: '=cmd|calc', commune: communes.nancy });
  const person = { beneficiaryId: odette, gender: 'feminin', residenceInsee: communes.nancy.code };
  await createSession(db, here, { ...person, day: '2026-10-05', topics: ['sante'] });
  const session = await createSession(db, here, {
    ...person,
    ...{ day: '2026-11-05', topics: ['sante', 'email'], durationMinutes: 90 },
    ...{ locationKind: 'lieu_activite', placeId, communeInsee: communes.nancy.code },
  });
  await createSession(db, here, { day: '2026-11-06', topics: ['email'] });
  await createWorkshopSession(db, here, { day: '2026-11-07', people: [odette], anonymousCount: 2, topics: ['sante'] });
  await tagSession(db, session, await createTag(db, mediator.id, 'À moi', { ownerId: mediator.id }));
  const receiverStructureId = await createStructure(db, { communeInsee: communes.nancy.code });
  const sent = { beneficiaryId: odette, senderStructureId: nancy, senderId: mediator.id, receiverStructureId };
  await createReferral(db, { ...sent, status: 'sent' }, { sent_at: '2026-11-08T09:00:00Z' });
  visit = await app.signInAs(mediator);
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

const address = '/statistiques/export?periode=custom&du=2026-11-01&au=2026-11-30';

async function rowsOf(format: string): Promise<string[][]> {
  const answer = await visit.download(`${address}&format=${format}`);
  expect(answer.status).toBe(200);
  const path = join(folder, `essai.${format}`);
  await writeFile(path, answer.body);
  const rows: string[][] = [];
  for await (const { cells } of readRows(await openTableFile(path))) rows.push([...cells]);
  return rows;
}

describe('the figures as a file', () => {
  it('tell who made them, when, of what, and how they are counted', async () => {
    const rows = (await rowsOf('csv')).filter(([section]) => section === 'Informations');
    expect(rows.map(([, label]) => label)).toEqual([
      ...['Export', 'Fait par', 'Fait le', 'Périmètre', 'Période', 'Filtres', 'Chiffres arrêtés', 'Définitions'],
    ]);
    const said: Record<string, string> = Object.fromEntries(rows.map(([, label = '', text = '']) => [label, text]));
    expect(said).toMatchObject({
      ...{ 'Fait par': 'Léa Martin', Périmètre: 'Espace de Nancy', Filtres: 'Aucun' },
      ...{ 'Fait le': 'mardi 24\u00a0novembre 2026 à 10\u00a0h\u00a030', Période: 'du 1er au 30\u00a0novembre 2026' },
    });
    expect(said['Définitions']).toMatch(/^version \d+, http.*\/statistiques\/definitions$/);
    const [event] = await app.db.query<{ id: string; details: object }[]>(
      `SELECT subject_id AS id, details FROM audit_event WHERE verb = 'statistics.export' ORDER BY id DESC LIMIT 1`,
    );
    expect(event).toEqual({ id: said['Export'], details: { format: 'csv', from: '2026-11-01', to: '2026-11-30' } });
  });

  it('come in the order of La Coop, then ours', async () => {
    const sections = [...new Set((await rowsOf('csv')).slice(1).map(([section]) => section))];
    expect(sections).toEqual([
      'Informations',
      'Statistiques générales',
      'Accompagnements des 12 derniers mois',
      'Statistiques sur vos accompagnements',
      'Thématiques Médiation numérique',
      'Tags',
      'Canaux des activités',
      'Durées des activités',
      'Nombre d’activités par lieu',
      'Genre',
      'Tranches d’âge',
      'Statuts',
      'Commune de résidence des bénéficiaires',
      'Niveau des personnes suivies à la fin de la période',
      'Orientations, vers quoi',
      'Orientations, où elles en sont',
    ]);
  });

  it('hold the numbers of the page, with both shares', async () => {
    const lines = (await rowsOf('csv')).slice(1).map((cells) => cells.join(';'));
    expect(lines).toEqual(
      expect.arrayContaining([
        'Statistiques générales;Accompagnements au total;5;accompagnements',
        'Statistiques générales;Bénéficiaires accompagnés;4;personnes',
        'Statistiques générales;Nouveaux bénéficiaires;3;personnes',
        'Accompagnements des 12 derniers mois;octobre 2026;1;accompagnements',
        'Accompagnements des 12 derniers mois;novembre 2026;5;accompagnements',
        'Statistiques sur vos accompagnements;Accompagnements individuels;2;accompagnements;;40',
        'Statistiques sur vos accompagnements;Ateliers collectifs;1;activités',
        'Statistiques sur vos accompagnements;Activités au total;3;activités',
        'Thématiques Médiation numérique;Santé;4;accompagnements;66,667;80',
        'Thématiques Médiation numérique;E-mail;2;accompagnements;33,333;40',
        'Tags;À moi;1;accompagnements;100;20',
        'Canaux des activités;À distance;2;activités;66,667',
        'Commune de résidence des bénéficiaires;Nancy (54);1;accompagnements;100;20',
        'Orientations, vers quoi;Accompagnement renforcé par une structure;1;orientations',
      ]),
    );
  });

  it('are the same in every format', async () => {
    const plain = (rows: string[][]) =>
      rows
        .filter(([section]) => section !== 'Informations')
        .map((cells) =>
          cells
            .map((cell) => cell.replace(',', '.'))
            .join(';')
            .replace(/;+$/, ''),
        );
    const csv = plain(await rowsOf('csv')).map((line) => line.replace("'=cmd", '=cmd'));
    expect(plain(await rowsOf('xlsx'))).toEqual(csv);
    expect(plain(await rowsOf('ods'))).toEqual(csv);
    const answer = await visit.download(`${address}&format=jsonl`);
    expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    const [about, ...lines] = answer.body
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(about).toHaveProperty('informations.Période');
    expect(lines).toHaveLength(csv.length - 1);
    expect(lines).toContainEqual({
      ...{ rubrique: 'Thématiques Médiation numérique', libelle: 'E-mail', nombre: 2, unite: 'accompagnements' },
      ...{ partDesMentions: 33.333, partDesAccompagnements: 40 },
    });
  });

  it('are safe from formulas', async () => {
    const answer = await visit.get(`${address}&format=csv`);
    expect(answer.text).toContain(";'=cmd|calc (Nancy);1;activités;100;");
  });

  it('keep the filters, and hold nothing else', async () => {
    const answer = await visit.get(`${address}&thematique=email`);
    expect(answer.text).toContain('Informations;Filtres;thématique E-mail');
    expect(answer.text).toContain('Statistiques générales;Accompagnements au total;2;');
  });

  it('refuse what the page refuses', async () => {
    const metz = await createStructure(app.db, { communeInsee: communes.metz.code });
    expect((await visit.get(`${address}&structure=${metz}`)).status).toBe(404);
    expect((await visit.get(`${address}&format=exe`)).status).toBe(404);
    expect((await visit.get('/statistiques/export?periode=custom&du=2026-11-30&au=2026-11-01')).status).toBe(404);
    const fund = await createUser(app.db, {
      role: 'fund_agent',
      structureId: await createStructure(app.db, { kind: 'fund' }),
    });
    expect((await (await app.signInAs(fund)).get(address)).status).toBe(404);
  });

  it('of who coordinates have no word that somebody keeps for themselves', async () => {
    const territory = { kind: 'department' as const, code: '54' };
    const boss = await app.signInAs(await createUser(app.db, { role: 'coordinator', territory }));
    const answer = await boss.get(`${address}&structure=${nancy}&lieu=`);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('À moi');
    expect(answer.text).not.toContain('Léa');
  });
});
