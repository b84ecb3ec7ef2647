import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTeam, createTeamMember, createUser, type CreatedUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { createTag, tagSession } from '../../factories/tags.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;

describe('The tags of a session', () => {
  let app: TestApp;
  let structureId: string;
  let mediator: CreatedUser;
  let colleague: CreatedUser;
  let visit: Visit;
  let own: { structureId: string; mediatorId: string };
  let teamId: string;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db, { communeInsee: communes.nancy.code });
    mediator = await createUser(app.db, { structureId });
    colleague = await createUser(app.db, { structureId });
    own = { structureId, mediatorId: mediator.id };
    teamId = await createTeam(app.db);
    await createTeamMember(app.db, { teamId, userId: mediator.id, startsOn: '2026-11-10' });
    visit = await app.signInAs(mediator);
    await visit.get('/seances/nouvelle');
  });
  afterAll(() => app.stop());

  const tags = (label: string): Promise<Row[]> => app.db.query('SELECT * FROM tag WHERE label = $1', [label]);
  const put = async (sessionId: string): Promise<string[]> =>
    (
      await app.db.query<{ label: string }[]>(
        'SELECT t.label FROM session_tag st JOIN tag t ON t.id = st.tag_id WHERE st.session_id = $1 ORDER BY 1',
        [sessionId],
      )
    ).map(({ label }) => label);
  const fields = (changes: Row = {}): Row => ({
    ...{ day: '2026-11-24', duration: '30', locationKind: 'a_distance', topics: 'email', redirected: 'no' },
    ...changes,
  });
  const idOf = (location: string | undefined) => (location ?? '').split('/').at(-1) ?? '';
  const ticked = (html: string): string[] =>
    [...html.matchAll(/name="tagIds" type="checkbox" value="([^"]+)" checked/g)].map(([, id]) => id ?? '');

  describe('on a session', () => {
    it('are ticked, shown on its page and in the list, found by it', async () => {
      const tag = await createTag(app.db, mediator.id, 'Atelier du mardi', { ownerId: mediator.id });
      const saved = await visit.post('/seances/nouvelle', fields({ tagIds: [tag, tag] }));
      expect(saved.status).toBe(303);
      expect(await put(idOf(saved.headers['location']))).toEqual(['Atelier du mardi']);
      expect((await visit.get(saved.headers['location'] ?? '')).text).toContain('Atelier du mardi');
      await createSession(app.db, own, { topics: ['bureautique'] });
      const found = (await visit.get(`/seances?etiquette=${tag}`)).text;
      expect(found).toContain('Seulement l’étiquette «\u00a0Atelier du mardi\u00a0».');
      expect(found.match(/class="app-figure app-nowrap"/g)).toHaveLength(1);
      expect((await visit.get('/seances')).text).toContain(`/seances?etiquette&#x3D;${tag}`);
      const model = await visit.get(`/seances/nouvelle?modele=${idOf(saved.headers['location'])}`);
      expect(ticked(model.text)).toEqual([tag]);
    });

    it('are changed and taken away by a correction; a merged one stays as it was put', async () => {
      const [old, fresh, added] = [
        await createTag(app.db, mediator.id, 'Ancien mot', { ownerId: mediator.id }),
        await createTag(app.db, mediator.id, 'Nouveau mot', { ownerId: mediator.id }),
        await createTag(app.db, mediator.id, 'Mot ajouté', { ownerId: mediator.id }),
      ];
      const session = await createSession(app.db, own);
      await tagSession(app.db, session, old);
      const open = await visit.get(`/seances/${session}/modifier`);
      expect(ticked(open.text)).toEqual([old]);
      await visit.post(`/etiquettes/${old}/reunir`, { vers: fresh });
      // The page was open before the merge: it still says the old one.
      const saved = await visit.post(`/seances/${session}/modifier`, fields({ version: '1', tagIds: [old, added] }));
      expect(saved.status).toBe(303);
      expect(await put(session)).toEqual(['Ancien mot', 'Mot ajouté']);
      expect(ticked((await visit.get(`/seances/${session}/modifier`)).text).sort()).toEqual([fresh, added].sort());
      await visit.post(`/seances/${session}/modifier`, fields({ version: '2', tagIds: added }));
      expect(await put(session)).toEqual(['Mot ajouté']);
      await visit.post(`/seances/${session}/modifier`, fields({ version: '3' }));
      expect(await put(session)).toEqual([]);
    });

    it('of a team serve on the days when one is in it', async () => {
      const tag = await createTag(app.db, colleague.id, 'Mot d’équipe', { teamId });
      expect((await visit.post('/seances/nouvelle', fields({ tagIds: tag, day: '2026-11-10' }))).status).toBe(303);
      const early = await visit.post('/seances/nouvelle', fields({ tagIds: tag, day: '2026-11-09' }));
      expect(early.status).toBe(422);
      expect(early.text).toContain('«\u00a0Mot d’équipe\u00a0» est une étiquette d’équipe');
      expect(ticked(early.text)).toEqual([tag]);
      const outside = await app.signInAs(colleague);
      expect((await outside.get('/seances/nouvelle')).text).not.toContain('Mot d’équipe');
    });

    it('of a département serve the structures whose commune is there', async () => {
      const tag = await createTag(app.db, colleague.id, 'Mot du département', { departmentCode: '54' });
      const metz = await createStructure(app.db, { communeInsee: communes.metz.code });
      const there = await app.signInAs(await createUser(app.db, { structureId: metz }));
      expect((await visit.get('/seances/nouvelle')).text).toContain('Mot du département');
      expect((await there.get('/seances/nouvelle')).text).not.toContain('Mot du département');
      const forged = await there.post('/seances/nouvelle', fields({ tagIds: tag }));
      expect(forged.status).toBe(422);
      expect(forged.text).toContain('Une étiquette cochée vient d’être retirée');
    });

    it('are ten at most', async () => {
      const ids: string[] = [];
      for (let n = 1; n <= 11; n += 1) {
        ids.push(await createTag(app.db, mediator.id, `Onze ${n}`, { ownerId: mediator.id }));
      }
      const refused = await visit.post('/seances/nouvelle', fields({ tagIds: ids }));
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('Cochez au plus 10\u00a0étiquettes.');
      expect(ticked(refused.text)).toHaveLength(11);
      expect((await visit.post('/seances/nouvelle', fields({ tagIds: ids.slice(1) }))).status).toBe(303);
    });

    it('go with it when it is deleted', async () => {
      const tag = await createTag(app.db, mediator.id, 'S’en va avec', { ownerId: mediator.id });
      const session = await createSession(app.db, own);
      await tagSession(app.db, session, tag);
      await visit.get(`/seances/${session}/supprimer`);
      expect((await visit.post(`/seances/${session}/supprimer`)).status).toBe(303);
      expect(await put(session)).toEqual([]);
      expect(await tags('S’en va avec')).toHaveLength(1);
    });
  });
});
