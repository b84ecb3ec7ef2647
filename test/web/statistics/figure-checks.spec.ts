import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FigureChecker } from '../../../src/modules/statistics/read-model/figure-checker.service.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let administrator: Visit;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  const structureId = await createStructure(app.db, { communeInsee: communes.nancy.code });
  const mediator = await createUser(app.db, { structureId });
  await createSession(app.db, { structureId, mediatorId: mediator.id });
  administrator = await app.signInAs(await createUser(app.db, { role: 'administrator' }));
});
afterAll(() => app.stop());

const shown = async (): Promise<string> =>
  (await administrator.get('/administration/chiffres')).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

it('tells administrators what waits, then what the night found', async () => {
  expect(await shown()).toContain('à prendre en compte');
  await app.get(FigureChecker).check();
  const page = await shown();
  expect(page).toContain('Tous les changements sont pris en compte.');
  expect(page).toMatch(/Meurthe-et-Moselle .* Aucune différence/);
  expect(page).not.toContain('recomptés');
});

it('says loudly that a territory was wrong', async () => {
  await app.db.query(`UPDATE figure_day SET items = items + 3 WHERE territory = 'D-54' AND dimension = 'total'`);
  await app.get(FigureChecker).check();
  const page = await shown();
  expect(page).toContain('un territoire avait des chiffres différents de ceux des séances');
  expect(page).toMatch(/Meurthe-et-Moselle .* 2 différences/);
});
