import { createTeam, createUser } from '../../factories/identity.js';
import { createSavedFilter } from '../../factories/statistics.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let nancy: string;
let owner: { id: string; email: string };
let visit: Visit;

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const kept = async () => text((await visit.get('/statistiques/filtres')).text);
const verbs = async () =>
  (
    await app.db.query<{ verb: string }[]>(
      `SELECT verb FROM audit_event WHERE subject_kind = 'saved_filter' ORDER BY id`,
    )
  ).map(({ verb }) => verb);

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  nancy = await createStructure(app.db, { name: 'Espace de Nancy', communeInsee: communes.nancy.code });
  await createUser(app.db, { structureId: nancy });
  owner = await createUser(app.db, { role: 'coordinator', territory: { kind: 'department', code: '54' } });
  visit = await app.signInAs(owner);
});
afterAll(() => app.stop());

describe('filters that somebody keeps', () => {
  it('begin with none', async () => {
    expect(await kept()).toContain('Aucun filtre gardé pour l’instant');
  });

  it('are named, keep a relative period relative, and are listed in words', async () => {
    const asked = `/statistiques/filtres/nouveau?periode=last-month&structure=${nancy}&thematique=sante`;
    const form = await visit.get(asked);
    expect(text(form.text)).toContain('Le mois dernier, Espace de Nancy, thématique Santé');
    const saved = await visit.post('/statistiques/filtres/nouveau', {
      ...{ periode: 'last-month', structure: nancy, thematique: 'sante', nom: 'Santé à Nancy' },
    });
    expect(saved.status).toBe(303);
    const list = await visit.follow(saved);
    expect(text(list.text)).toContain('Santé à Nancy Le mois dernier, Espace de Nancy, thématique Santé');
    expect(list.text).toContain(
      `href="/statistiques?periode&#x3D;last-month&amp;structure&#x3D;${nancy}&amp;thematique&#x3D;sante"`,
    );
    expect(await verbs()).toEqual(['saved-filter.keep']);
  });

  it.each([
    ['', 'Donnez un nom à ces filtres.'],
    ['ab', 'Donnez un nom d’au moins 3\u00a0lettres.'],
    ['x'.repeat(61), 'Donnez un nom de 60\u00a0caractères au plus.'],
    ['  sante  a NANCY ', 'L’un de vos filtres porte déjà ce nom.'],
  ])('refuse the name « %s »', async (nom, message) => {
    const answer = await visit.post('/statistiques/filtres/nouveau', { periode: 'month', nom });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(message);
    expect(answer.text).toContain('name="periode" value="month"');
  });

  it('keep nothing that may not be named', async () => {
    const elsewhere = await createStructure(app.db, { communeInsee: communes.metz.code });
    const query = { structure: elsewhere, nom: 'Ailleurs' };
    expect((await visit.post('/statistiques/filtres/nouveau', query)).status).toBe(404);
    expect((await visit.get(`/statistiques/filtres/nouveau?structure=${elsewhere}`)).status).toBe(404);
    expect((await visit.get('/statistiques/filtres/nouveau?periode=custom&du=2026-11-20&au=2026-11-01')).status).toBe(
      404,
    );
  });

  it('are renamed and removed', async () => {
    const id = await createSavedFilter(app.db, owner.id, { name: 'Essai' });
    const renamed = await visit.post(`/statistiques/filtres/${id}`, { nom: 'Essai du mois' });
    expect(renamed.status).toBe(303);
    expect(await kept()).toContain('Essai du mois Ce mois-ci, thématique Santé');
    const taken = await visit.post(`/statistiques/filtres/${id}`, { nom: 'SANTÉ À NANCY' });
    expect([taken.status, taken.text.includes('L’un de vos filtres porte déjà ce nom.')]).toEqual([422, true]);
    expect((await visit.post(`/statistiques/filtres/${id}/supprimer`)).status).toBe(303);
    expect(await kept()).not.toContain('Essai du mois');
    expect((await visit.get(`/statistiques/filtres/${id}`)).status).toBe(404);
    expect((await verbs()).slice(-2)).toEqual(['saved-filter.rename', 'saved-filter.delete']);
  });

  it('are nobody else’s, not even in another role of the same person', async () => {
    const id = await createSavedFilter(app.db, owner.id, { name: 'À moi' });
    const other = await app.signInAs(
      await createUser(app.db, { role: 'coordinator', teamId: await createTeam(app.db) }),
    );
    expect((await other.get(`/statistiques/filtres/${id}`)).status).toBe(404);
    expect((await other.post(`/statistiques/filtres/${id}`, { nom: 'À nous' })).status).toBe(404);
    expect((await other.post(`/statistiques/filtres/${id}/supprimer`)).status).toBe(404);
    const foreign = await createUser(app.db, { structureId: nancy });
    await app.db.query('UPDATE saved_filter SET membership_id = $2 WHERE id = $1', [id, foreign.membershipId]);
    expect((await visit.get(`/statistiques/filtres/${id}`)).status).toBe(404);
    expect(await kept()).not.toContain('À moi');
  });

  it('say what they name no longer, without its name', async () => {
    const gone = await createStructure(app.db, { name: 'Partie', communeInsee: communes.metz.code });
    await createSavedFilter(app.db, owner.id, { name: 'Vieux', query: { periode: 'year', structure: gone } });
    expect(await kept()).toContain('Vieux Cette année, structure hors de votre périmètre');
  });

  it('are thirty at most, also when two are sent at once', async () => {
    const count = async () =>
      (
        await app.db.query<{ count: number }[]>('SELECT count(*)::int AS count FROM saved_filter WHERE owner_id = $1', [
          owner.id,
        ])
      )[0]?.count ?? 0;
    for (let n = await count(); n < 29; n += 1) await createSavedFilter(app.db, owner.id, { name: `Filtre ${n}` });
    const sent = await Promise.all(
      ['Avant-dernier', 'Dernier'].map((nom) => visit.post('/statistiques/filtres/nouveau', { periode: 'month', nom })),
    );
    // One of those made above belongs to another role: it has no part in these thirty.
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const full = await visit.post('/statistiques/filtres/nouveau', { periode: 'month', nom: 'De trop' });
    expect(full.status).toBe(422);
    expect(full.text).toContain('Vous gardez déjà 30\u00a0filtres');
    const list = await visit.get('/statistiques/filtres');
    expect(list.text.match(/Renommer ou supprimer/g)).toHaveLength(30);
  });
});
