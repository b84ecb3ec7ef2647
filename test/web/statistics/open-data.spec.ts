import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { PUBLISH_OPEN_DATA } from '../../../src/modules/statistics/open-data/open-data-publishing.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createUser } from '../../factories/identity.js';
import { communes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import type { Visit } from '../../setup/app.js';
import { createReportsWorld, type ReportsWorld, text } from './reports-world.js';

let world: ReportsWorld;
let manager: Visit;

beforeAll(async () => {
  world = await createReportsWorld();
  manager = await world.app.signInAs(world.manager);
  const { db } = world.app;
  // In the same département, one structure that did not agree; in another, one that did, with little activity.
  const silent = await createStructure(db, { communeInsee: communes.toul.code });
  await createSession(db, { structureId: silent, mediatorId: (await createUser(db, { structureId: silent })).id });
  const metz = await createStructure(db, { communeInsee: communes.metz.code });
  const owner = { structureId: metz, mediatorId: (await createUser(db, { structureId: metz })).id };
  for (let n = 0; n < 3; n += 1) await createSession(db, owner, { day: '2026-11-23' });
  const boss = await createUser(db, { role: 'structure_manager', structureId: metz });
  await (await world.app.signInAs(boss)).post('/statistiques/donnees-ouvertes', { publier: 'oui' });
}, 60_000);
afterAll(() => world.app.stop());

const publish = async (at: string): Promise<void> => {
  const now = world.app.clock.now();
  world.app.clock.set(new Date(at));
  await world.app.get(Jobs).runNow(PUBLISH_OPEN_DATA);
  world.app.clock.set(now);
};
const file = (name = 'activite-2026.csv') => world.app.visitor().get(`/donnees-ouvertes/${name}`);
const setting = async () => text((await manager.get('/statistiques/donnees-ouvertes')).text);

describe('Open data', () => {
  it('are off until the manager of the structure says so, and off again when they say so', async () => {
    expect(await setting()).toContain('Vos chiffres ne sont pas publiés.');
    await manager.post('/statistiques/donnees-ouvertes', { publier: 'oui' });
    expect(await setting()).toContain('Vos chiffres sont publiés depuis le 24 novembre 2026.');
    await manager.post('/statistiques/donnees-ouvertes', { publier: 'non' });
    expect(await setting()).toContain('Vos chiffres ne sont pas publiés.');
    await manager.post('/statistiques/donnees-ouvertes', { publier: 'oui' });
    await manager.post('/statistiques/donnees-ouvertes', { publier: 'oui' });
    expect((await manager.post('/statistiques/donnees-ouvertes')).status).toBe(422);
    const verbs = await world.app.db.query<{ verb: string }[]>(
      `SELECT verb FROM audit_event WHERE verb LIKE 'open-data%' AND actor_structure_id = $1 ORDER BY id`,
      [world.nancy],
    );
    expect(verbs.map(({ verb }) => verb)).toEqual(['open-data.agree', 'open-data.withdraw', 'open-data.agree']);
  });

  it('are not there before February, nor for a year that was not published', async () => {
    await publish('2027-01-31T12:00:00+01:00');
    expect((await file()).status).toBe(404);
    expect(text((await world.app.visitor().get('/donnees-ouvertes')).text)).toContain('Rien n’est publié');
    for (const name of ['activite-2026.csv/', 'activite-2025.csv', 'activite-26.csv', 'passwd', '..%2Fschema.json']) {
      expect([name, (await file(name)).status]).toEqual([name, 404]);
    }
  });

  it('count those who agreed, by département, small counts hidden', async () => {
    await publish('2027-02-01T04:40:00+01:00');
    const answer = await file();
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const rows = parse<Record<string, string>>(answer.text, { columns: true });
    const told = (department: string, dimension: string) =>
      rows
        .filter((row) => row['departement'] === department && row['dimension'] === dimension)
        .map((row) => [row['libelle'], row['accompagnements'], row['masque']]);
    expect(told('54', 'total')).toEqual([['Tous les accompagnements', '21', 'false']]);
    expect(told('54', 'type')).toEqual([
      ['Atelier collectif', '8', 'false'],
      ['Accompagnement individuel', '13', 'false'],
    ]);
    expect(told('54', 'thematique')).toEqual([
      ['E-mail', '10', 'false'],
      ['Navigation sur internet', '8', 'false'],
      ['Santé', '', 'true'],
    ]);
    expect(rows.filter((row) => row['departement'] === '57')).toHaveLength(1);
    expect(told('57', 'total')).toEqual([['Tous les accompagnements', '', 'true']]);
    expect(answer.text).not.toMatch(/Nancy|Toul|Quantin|Perrin/);
  });

  it('do not move any more: neither by a correction nor by a second run, and the base refuses', async () => {
    const before = (await file()).text;
    await world.app.db.query('DELETE FROM support_session WHERE id = $1', [world.sessions[0]]);
    await publish('2027-02-02T04:40:00+01:00');
    expect((await file()).text).toBe(before);
    const editions = await world.app.db.query<object[]>('SELECT year, structures FROM open_data_edition');
    expect(editions).toEqual([{ year: 2026, structures: 2 }]);
  });

  it('have a page for everybody, with the schema', async () => {
    const answer = await world.app.visitor().get('/donnees-ouvertes');
    expect(text(answer.text)).toContain('activite-2026.csv : 2 structures, 2 départements, publié le 1er février 2027');
    expect(answer.headers['cache-control']).toBe('public, max-age=60');
    expect(answer.text).toContain('<link rel="canonical"');
    const schema = await file('schema.json');
    expect(schema.headers['content-type']).toBe('application/json; charset=utf-8');
    const { fields } = JSON.parse(schema.text) as { fields: { name: string }[] };
    const [heading] = (await file()).text.split('\r\n');
    expect(fields.map(({ name }) => name).join(',')).toBe(heading);
  });
});
