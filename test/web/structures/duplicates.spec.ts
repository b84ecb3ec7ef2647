import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createTeam, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

describe('Duplicates, on their pages', () => {
  let app: TestApp;
  let administrator: Visit;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    administrator = await app.signInAs(await createUser(app.db, { role: 'administrator' }));
  });
  afterAll(() => app.stop());

  /** Two records of one place, and the address of the page that compares them. */
  async function twins(name: string): Promise<{ ids: string[]; address: string }> {
    const commune = communes.toul;
    const ids = [await createPlace(app.db, { name, commune }), await createPlace(app.db, { name, commune })];
    await app.db.query(`UPDATE place SET last_changed_at = '2026-11-24T10:00:00+01:00' WHERE id = ANY($1)`, [ids]);
    await app.db.query(`UPDATE place SET phone = '+33383000042' WHERE id = $1`, [ids[1]]);
    await app.get(Jobs).runNow('directory.search-duplicates');
    const { text } = await administrator.get('/annuaire/doublons');
    const links = [...text.matchAll(/<a href="(\/annuaire\/doublons\/[^"]+)">([^<]+)<\/a>/g)];
    const [, address = ''] = links.find(([, , words]) => words === `${name} (deux fiches)`) ?? [];
    return { ids, address };
  }

  it('are merged by a person, field by field, and parted again', async () => {
    const { ids, address } = await twins('Foyer des Essais');
    const page = await administrator.get(address);
    expect(page.text).toContain('<li>Même nom</li><li>Même adresse</li><li>Au même endroit</li>');
    const [first] = [...ids].sort();
    const keptSide = first === ids[0] ? 'first' : 'second';
    const answer = await administrator.post(`${address}/reunir`, {
      kept: keptSide,
      'choix-phone': keptSide === 'first' ? 'second' : 'first',
    });
    expect(answer.headers['location']).toBe(`/annuaire/${ids[0]}`);
    const rows = await app.db.query<object[]>(
      'SELECT phone, merged_into, gone_at IS NULL AS listed FROM place WHERE id = ANY($1) ORDER BY id = $2 DESC',
      [ids, ids[0]],
    );
    expect(rows).toEqual([
      { phone: '+33383000042', merged_into: null, listed: true },
      { phone: '+33383000042', merged_into: ids[0], listed: false },
    ]);
    expect((await administrator.get(address)).text).toContain('Ces deux fiches ont été réunies.');
    expect((await administrator.post(`${address}/reunir`, { kept: 'first' })).status).toBe(409);

    const list = await administrator.get('/annuaire/reunions');
    const undo = /href="(\/annuaire\/reunions\/[^"]+\/annuler)"/.exec(list.text)?.[1] ?? '';
    expect((await administrator.get(undo)).text).toContain('Foyer des Essais revient dans l’annuaire');
    await administrator.post(undo);
    const parted = await app.db.query<object[]>(
      'SELECT phone, merged_into, gone_at IS NULL AS listed FROM place WHERE id = ANY($1) ORDER BY id = $2 DESC',
      [ids, ids[0]],
    );
    expect(parted).toEqual([
      { phone: null, merged_into: null, listed: true },
      { phone: '+33383000042', merged_into: null, listed: true },
    ]);
    expect((await administrator.post(undo)).status).toBe(409);
  });

  it('are said to be two places once and for all', async () => {
    const { address } = await twins('Relais des Essais');
    const said = await administrator.post(`${address}/differents`);
    expect((await administrator.follow(said)).text).toContain('C’est noté\u00a0: ce sont deux lieux différents.');
    await app.get(Jobs).runNow('directory.search-duplicates');
    expect((await administrator.get('/annuaire/doublons')).text).not.toContain('Relais des Essais');
  });

  it('ask which record to keep', async () => {
    const { address } = await twins('Pôle des Essais');
    const answer = await administrator.post(`${address}/reunir`, {});
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#kept">Choisissez la fiche à garder.');
  });

  it('are for administrators alone; the export is for coordinators as well', async () => {
    const { address } = await twins('Kiosque des Essais');
    const coordinator = await app.signInAs(
      await createUser(app.db, { role: 'coordinator', teamId: await createTeam(app.db), structureId: null }),
    );
    for (const path of ['/annuaire/doublons', address, '/annuaire/reunions'])
      expect((await coordinator.get(path)).status).toBe(404);
    expect((await coordinator.post(`${address}/reunir`, { kept: 'first' })).status).toBe(404);
    const file = await coordinator.get('/annuaire/export.csv');
    expect(file.headers['content-disposition']).toBe(
      'attachment; filename="2026-11-24_lieux-de-mediation-numerique.csv"',
    );
    expect(file.text).toContain(',Kiosque des Essais,Toul,54200,54528,');
  });
});
