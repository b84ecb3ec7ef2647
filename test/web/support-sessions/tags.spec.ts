import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTeam, createTeamMember, createUser, type CreatedUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { createTag, tagSession } from '../../factories/tags.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;

describe('Tags', () => {
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
  const ticked = (html: string): string[] =>
    [...html.matchAll(/name="tagIds" type="checkbox" value="([^"]+)" checked/g)].map(([, id]) => id ?? '');

  describe('of one’s own', () => {
    it('are created, once for a label whatever its accents, capitals and spaces', async () => {
      const made = await visit.post('/etiquettes', { label: '  Été   numérique ' });
      expect([made.status, made.headers['location']]).toEqual([303, '/etiquettes']);
      expect(await tags('Été numérique')).toMatchObject([{ scope: 'personal', owner_id: mediator.id, final: true }]);
      const again = await visit.post('/etiquettes', { label: 'ETE NUMERIQUE' });
      expect(again.status).toBe(422);
      expect(again.text).toContain('Une étiquette porte déjà ce nom');
      expect(again.text).toMatch(/<title>Erreur\s: Mes étiquettes/);
      expect(again.text).toMatch(/name="label"[^>]* value="ETE NUMERIQUE"/);
      const other = await app.signInAs(colleague);
      await other.get('/etiquettes');
      expect((await other.post('/etiquettes', { label: 'Été numérique' })).status).toBe(303);
    });

    it.each([
      ['', 'Écrivez le nom de l’étiquette.'],
      ['ab', 'Écrivez de 3 à 80\u00a0caractères, sans barre verticale (|).'],
      ['a|bc', 'Écrivez de 3 à 80\u00a0caractères, sans barre verticale (|).'],
      ['a'.repeat(81), 'Écrivez de 3 à 80\u00a0caractères, sans barre verticale (|).'],
      ['!!!', 'Écrivez au moins une lettre ou un chiffre.'],
      ['NIR 2 55 08 14 168 025 38', 'numéro de sécurité sociale'],
    ])('refuse « %s »', async (label, message) => {
      const answer = await visit.post('/etiquettes', { label });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(message);
    });

    it('are at most a hundred', async () => {
      const many = await createUser(app.db, { structureId });
      await app.db.query(
        `INSERT INTO tag (id, scope, owner_id, label, created_by, created_at)
         SELECT gen_random_uuid(), 'personal', $1, 'Étiquette ' || n, $1, now() FROM generate_series(1, 100) n`,
        [many.id],
      );
      const theirs = await app.signInAs(many);
      await theirs.get('/etiquettes');
      const refused = await theirs.post('/etiquettes', { label: 'Une de trop' });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('Il y a déjà 100\u00a0étiquettes.');
    });

    it('are renamed; what their sessions show follows', async () => {
      const tag = await createTag(app.db, mediator.id, 'Mot faut', { ownerId: mediator.id });
      const session = await createSession(app.db, own);
      await tagSession(app.db, session, tag);
      expect((await visit.get(`/etiquettes/${tag}/renommer`)).text).toMatch(/name="label"[^>]* value="Mot faut"/);
      expect((await visit.post(`/etiquettes/${tag}/renommer`, { label: 'Mot juste' })).status).toBe(303);
      expect((await visit.get(`/seances/${session}`)).text).toContain('Mot juste');
      const taken = await visit.post(`/etiquettes/${tag}/renommer`, { label: 'été numerique' });
      expect(taken.status).toBe(422);
      expect((await tags('Mot juste')).length).toBe(1);
    });

    it('are retired and brought back; sessions keep them', async () => {
      const tag = await createTag(app.db, mediator.id, 'Colis de Noël', { ownerId: mediator.id });
      const session = await createSession(app.db, own);
      await tagSession(app.db, session, tag);
      expect((await visit.get('/seances/nouvelle')).text).toContain('Colis de Noël');
      expect((await visit.get(`/etiquettes/${tag}/retirer`)).text).toContain('la gardent (1\u00a0séance)');
      expect((await visit.post(`/etiquettes/${tag}/retirer`)).status).toBe(303);
      expect((await visit.get('/seances/nouvelle')).text).not.toContain('Colis de Noël');
      expect((await visit.get(`/seances/${session}`)).text).toContain('Colis de Noël');
      const correction = await visit.get(`/seances/${session}/modifier`);
      expect(ticked(correction.text)).toEqual([tag]);
      const saved = await visit.post(`/seances/${session}/modifier`, fields({ version: '1', tagIds: tag }));
      expect(saved.status).toBe(303);
      expect(await put(session)).toEqual(['Colis de Noël']);
      expect((await visit.post(`/etiquettes/${tag}/retirer`)).status).toBe(409);
      expect((await visit.post(`/etiquettes/${tag}/remettre`)).status).toBe(303);
      expect((await visit.get('/seances/nouvelle')).text).toContain('Colis de Noël');
    });

    it('are not brought back beside another of the same label', async () => {
      const tag = await createTag(
        app.db,
        mediator.id,
        'Double',
        { ownerId: mediator.id },
        { retiredAt: '2026-11-20T10:00:00Z' },
      );
      await createTag(app.db, mediator.id, 'double', { ownerId: mediator.id });
      const answer = await visit.follow(await visit.post(`/etiquettes/${tag}/remettre`));
      expect(answer.text).toContain('Une autre étiquette porte ce nom');
      expect((await tags('Double'))[0]?.['retired_at']).not.toBeNull();
    });

    it('are nobody else’s to keep, in the structure or elsewhere', async () => {
      const tag = await createTag(app.db, mediator.id, 'À moi seul', { ownerId: mediator.id });
      const other = await app.signInAs(colleague);
      await other.get('/etiquettes');
      for (const act of ['renommer', 'retirer', 'reunir']) {
        expect((await other.get(`/etiquettes/${tag}/${act}`)).status).toBe(404);
        expect((await other.post(`/etiquettes/${tag}/${act}`, { label: 'Autre nom' })).status).toBe(404);
      }
      expect((await other.get('/etiquettes')).text).not.toContain('À moi seul');
    });
  });

  describe('merged', () => {
    it('after a page that counts the sessions; those show the other one, and nothing is deleted', async () => {
      const wrong = await createTag(app.db, mediator.id, 'Impot', { ownerId: mediator.id });
      const right = await createTag(app.db, mediator.id, 'Impôts', { ownerId: mediator.id });
      const [one, both] = [await createSession(app.db, own), await createSession(app.db, own)];
      await tagSession(app.db, one, wrong);
      await tagSession(app.db, both, wrong, right);
      const choice = await visit.get(`/etiquettes/${wrong}/reunir`);
      expect(choice.text).toContain(`value="${right}"`);
      expect(choice.text).not.toContain(`value="${wrong}"`);
      const asked = await visit.get(`/etiquettes/${wrong}/reunir/verifier?vers=${right}`);
      expect(asked.text).toContain(
        '«\u00a0Impot\u00a0»\u00a0: 2\u00a0séances. «\u00a0Impôts\u00a0»\u00a0: 1\u00a0séance.',
      );
      expect((await visit.post(`/etiquettes/${wrong}/reunir`, { vers: right })).status).toBe(303);
      expect(await put(one)).toEqual(['Impot']);
      expect((await visit.get(`/seances/${one}`)).text).toContain('Impôts');
      expect((await visit.get(`/seances/${both}`)).text.match(/Impôts/g)).toHaveLength(1);
      const page = (await visit.get('/etiquettes')).text;
      expect(page).toContain('lue comme «\u00a0Impôts\u00a0»');
      expect(page).toMatch(/<strong>Impôts<\/strong>[^]*?2\u00a0séances/);
      const verbs = await app.db.query<Row[]>(`SELECT verb, details FROM audit_event WHERE subject_id = $1`, [wrong]);
      expect(verbs).toEqual([{ verb: 'tag.merge', details: { intoId: right } }]);
    });

    it('again: those merged before follow, so that there is never a chain', async () => {
      const [first, second, third] = [
        await createTag(app.db, mediator.id, 'Premier nom', { ownerId: mediator.id }),
        await createTag(app.db, mediator.id, 'Deuxième nom', { ownerId: mediator.id }),
        await createTag(app.db, mediator.id, 'Troisième nom', { ownerId: mediator.id }),
      ];
      await visit.post(`/etiquettes/${first}/reunir`, { vers: second });
      await visit.post(`/etiquettes/${second}/reunir`, { vers: third });
      const rows = await app.db.query<Row[]>('SELECT id, merged_into_id FROM tag WHERE id = ANY ($1)', [
        [first, second],
      ]);
      expect(rows).toEqual(
        expect.arrayContaining([
          { id: first, merged_into_id: third },
          { id: second, merged_into_id: third },
        ]),
      );
      expect((await visit.post(`/etiquettes/${third}/reunir`, { vers: first })).status).toBe(409);
      expect((await visit.post(`/etiquettes/${third}/reunir`, { vers: third })).status).toBe(404);
      await expect(
        app.db.query('UPDATE tag SET merged_into_id = $2, merged_into_final = true, final = false WHERE id = $1', [
          third,
          first,
        ]),
      ).rejects.toThrow('tag_merged_into_id_merged_into_final_fkey');
    });

    it('into a wider one: a team’s of which one is, one’s département’s; not the other way, not elsewhere', async () => {
      const mine = await createTag(app.db, mediator.id, 'Mon chantier', { ownerId: mediator.id });
      const team = await createTag(app.db, colleague.id, 'Chantier de l’équipe', { teamId });
      const other = await createTag(app.db, colleague.id, 'Autre équipe', { teamId: await createTeam(app.db) });
      const here = await createTag(app.db, colleague.id, 'Chantier du 54', { departmentCode: '54' });
      const away = await createTag(app.db, colleague.id, 'Chantier du 57', { departmentCode: '57' });
      const choice = (await visit.get(`/etiquettes/${mine}/reunir`)).text;
      for (const id of [team, here]) expect(choice).toContain(`value="${id}"`);
      for (const id of [other, away]) expect(choice).not.toContain(`value="${id}"`);
      expect((await visit.post(`/etiquettes/${mine}/reunir`, { vers: away })).status).toBe(404);
      const boss = await app.signInAs(await createUser(app.db, { role: 'coordinator', teamId }));
      await boss.get('/etiquettes');
      const wider = (await boss.get(`/etiquettes/${team}/reunir`)).text;
      expect(wider).toContain(`value="${here}"`);
      for (const id of [mine, away, other]) expect(wider).not.toContain(`value="${id}"`);
      expect((await boss.post(`/etiquettes/${team}/reunir`, { vers: mine })).status).toBe(404);
      expect((await visit.post(`/etiquettes/${mine}/reunir`, { vers: here })).status).toBe(303);
    });

    it('ask for a choice before anything', async () => {
      const tag = await createTag(app.db, mediator.id, 'Sans choix', { ownerId: mediator.id });
      const answer = await visit.get(`/etiquettes/${tag}/reunir/verifier?vers=`);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Choisissez une étiquette de la liste.');
    });
  });

  describe('kept by those who coordinate', () => {
    it('for a team, for a département, not for a region', async () => {
      const of = async (scope: object) => app.signInAs(await createUser(app.db, { role: 'coordinator', ...scope }));
      const team = await of({ teamId });
      expect((await team.get('/etiquettes')).text).toContain('Étiquettes de l’équipe');
      expect((await team.post('/etiquettes', { label: 'Semaine de l’équipe' })).status).toBe(303);
      expect(await tags('Semaine de l’équipe')).toMatchObject([{ scope: 'team', team_id: teamId, owner_id: null }]);
      const department = await of({ territory: { kind: 'department', code: '54' } });
      const page = await department.get('/etiquettes');
      expect(page.text).toContain('Étiquettes du département');
      expect(page.text).not.toContain('Semaine de l’équipe');
      expect((await department.post('/etiquettes', { label: 'Bus du 54' })).status).toBe(303);
      expect(await tags('Bus du 54')).toMatchObject([{ scope: 'department', department_code: '54' }]);
      const region = await of({ territory: { kind: 'region', code: '44' } });
      expect((await region.get('/etiquettes')).status).toBe(404);
      expect((await region.post('/etiquettes', { label: 'Rien à moi' })).status).toBe(404);
    });
  });
});
