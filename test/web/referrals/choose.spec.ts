import { ROUTING_NIGHT } from '../../../src/modules/referrals/routing-night.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createLevel, createPerson } from '../../factories/referrals.js';
import { communes, createPlace, createStructure } from '../../factories/structures.js';
import { linkTo, readable } from './reading.js';
import { World } from './world.js';

let world: World;
let near: string;
let far: string;

beforeAll(async () => {
  world = await World.open();
  const { db } = world.app;
  near = await createPlace(db, { name: 'Médiathèque de Vézelise', commune: communes.vezelise });
  far = await createPlace(db, {
    name: 'Atelier de Nancy',
    commune: communes.nancy,
    accompaniment: ['Accompagnement individuel', 'À distance'],
  });
  await createPlace(db, { name: 'Le Silence', commune: communes.toul, accompaniment: [] });
  await createPlace(db, { name: 'La Fabrique', commune: communes.nancy, accompaniment: ['En autonomie'] });
});
afterAll(() => world.app.stop());

async function beginner(settings: Partial<Parameters<typeof createPerson>[1]> = {}): Promise<string> {
  const { db } = world.app;
  const beneficiaryId = await createPerson(db, { structureId: world.desk, createdBy: world.counter.id, ...settings });
  await createLevel(db, { beneficiaryId, structureId: world.desk, authorId: world.counter.id, level: 'beginner' });
  return beneficiaryId;
}

const read = async (address: string): Promise<string> => readable((await world.sender.get(address)).text);

/** Names of the places, in the order in which the page gives them. */
const places = (text: string): string[] =>
  [...text.matchAll(/Médiathèque de Vézelise|Atelier de Nancy|Le Silence/g)]
    .map(([name]) => name)
    .filter((name, index, all) => all.indexOf(name) === index);

const set = (column: string, value: unknown, id: string): Promise<unknown> =>
  world.app.db.query(`UPDATE place SET ${column} = $1 WHERE id = $2`, [value, id]);

describe('suggestions', () => {
  it('give the first in full with its reasons, the others in short, and why others are left out', async () => {
    const text = await read(`/beneficiaires/${await beginner()}/orienter`);
    expect(places(text)).toEqual(['Médiathèque de Vézelise', 'Atelier de Nancy', 'Le Silence']);
    expect(text).toContain('Le plus proche de ceux qui le proposent : à moins de 100 m.');
    expect(text).toContain('Devant le suivant : plus proche de 24 km.');
    expect(text).toContain('Derrière le premier : plus loin de 24 km.');
    expect(text).toContain('Le détail de son classement');
    expect(text).toContain('<p>À moins de 100 m</p>');
    expect(text).toContain('17 sur 17');
    expect(text).toContain('2 autres possibilités');
    expect(text).toContain('Pourquoi pas les autres ? 1 lieu écarté');
    expect(text).toContain('Ce lieu ne propose pas d’accompagnement individuel, seulement : accès en autonomie.');
    expect(linkTo(text, /^Comment ce classement est fait$/)).toBe('/orientations/classement');
  });

  it('follow what is asked this time, and keep nothing of it on the person', async () => {
    const id = await beginner();
    const home = await read(`/beneficiaires/${id}/orienter?deplacement=home&jour=3&accueil=step_free`);
    expect(home).toContain('Sa demande : ne peut pas se déplacer, mercredi, accès facile, sans marche');
    expect(places(home)[0]).toBe('Médiathèque de Vézelise');
    await set('accompaniment', ['Accompagnement individuel'], near);
    await set('specific_care', ['Handicaps moteurs'], far);
    await set('specific_care', ['Surdité'], near);
    const text = await read(`/beneficiaires/${id}/orienter?accueil=step_free`);
    expect(places(text)).toEqual(['Atelier de Nancy', 'Le Silence', 'Médiathèque de Vézelise']);
    expect(text).toContain('Pas : accès facile, sans marche.');
    expect(text).toContain('Derrière le premier : ne dit pas tout ce qui est demandé');
    await set('specific_care', [], far);
    const silent = await read(`/beneficiaires/${id}/orienter?accueil=step_free`);
    expect(silent).toContain('Ne dit rien de ceci : accès facile, sans marche. À demander en appelant.');
    await set('specific_care', [], near);
    const [row]: Record<string, unknown>[] = await world.app.db.query('SELECT * FROM beneficiary WHERE id = $1', [id]);
    expect(JSON.stringify(row)).not.toMatch(/step_free|home|moteur/);
    const sets: { shown: unknown }[] = await world.app.db.query(
      'SELECT shown FROM routing_suggestion WHERE beneficiary_id = $1',
      [id],
    );
    expect(sets).toHaveLength(3);
    expect(JSON.stringify(sets)).not.toMatch(/step_free|deplacement|moteur/i);
  });

  it('are not upset by codes that mean nothing', async () => {
    const page = await world.sender.get(
      `/beneficiaires/${await beginner()}/orienter?deplacement=voler&jour=9&accueil=constructor&besoin=toString&apres=x`,
    );
    expect(page.status).toBe(404);
    const other = await world.sender.get(
      `/beneficiaires/${await beginner()}/orienter?deplacement=voler&jour=9&accueil=constructor&besoin=toString`,
    );
    expect([other.status, readable(other.text).includes('Préciser ses besoins')]).toEqual([200, true]);
  });

  it('leave out who receives another public than the person', async () => {
    await set('publics', ['Jeunes', 'Étudiants'], near);
    expect(await read(`/beneficiaires/${await beginner({ birthYear: 1956 })}/orienter`)).toContain(
      'Ce lieu dit recevoir seulement : jeunes et étudiantes et étudiants.',
    );
    expect(places(await read(`/beneficiaires/${await beginner({ birthYear: 2004 })}/orienter`))[0]).toBe(
      'Médiathèque de Vézelise',
    );
    await set('publics', [], near);
  });

  it('say how a place answers from three referrals on', async () => {
    const record = (sent: number): Promise<unknown> =>
      world.app.db.query(
        `INSERT INTO receiver_record VALUES ($1, $2, $2, $2, 0, 47, now())
         ON CONFLICT (receiver_id) DO UPDATE SET sent = $2, answered = $2, accepted = $2`,
        [near, sent],
      );
    const id = await beginner();
    await record(2);
    expect(await read(`/beneficiaires/${id}/orienter`)).not.toContain('en un an');
    await record(3);
    const text = await read(`/beneficiaires/${id}/orienter`);
    expect(text).toContain('3 réponses pour 3 orientations en un an');
    expect(text).toContain('Répond en 2 jours le plus souvent');
    await world.app.db.query('DELETE FROM receiver_record');
  });

  it('are forgotten after a week, and receivers counted again, by the night', async () => {
    const { app } = world;
    const id = await beginner();
    await read(`/beneficiaires/${id}/orienter`);
    await world.referral('closed', { beneficiaryId: id });
    await app.get(Jobs).runNow(ROUTING_NIGHT);
    const kept = async (): Promise<unknown[]> =>
      app.db.query('SELECT FROM routing_suggestion WHERE beneficiary_id = $1', [id]);
    expect(await kept()).toHaveLength(1);
    const records: unknown = await app.db.query('SELECT answered FROM receiver_record WHERE receiver_id = $1', [
      world.partner,
    ]);
    expect(records).toEqual([{ answered: 1 }]);
    app.clock.advance({ days: 7 });
    await app.get(Jobs).runNow(ROUTING_NIGHT);
    expect(await kept()).toEqual([]);
    app.clock.advance({ days: -7 });
  });

  it('mark a position that is only that of the commune', async () => {
    await set('position_status', 'approximate', near);
    expect(await read(`/beneficiaires/${await beginner()}/orienter`)).toContain('position approchée : sa commune');
    await set('position_status', 'exact', near);
  });

  it('hand on what was shown, by its number alone', async () => {
    const id = await beginner();
    const link = linkTo(await read(`/beneficiaires/${id}/orienter?besoin=email`), /Choisir/);
    const url = new URL(link, 'http://ici');
    expect(Object.fromEntries([...url.searchParams].filter(([name]) => name !== 'proposition'))).toEqual({
      lieu: near,
      parcours: 'reinforced_support',
      besoin: 'email',
    });
    const rows: { id: string; shown: { receiverId: string; rank: number }[] }[] = await world.app.db.query(
      'SELECT id, shown FROM routing_suggestion WHERE beneficiary_id = $1 AND owner_id = $2',
      [id, world.counter.id],
    );
    expect(rows.map((row) => row.id)).toEqual([url.searchParams.get('proposition')]);
    expect(rows[0]?.shown.map(({ receiverId, rank }) => [receiverId, rank]).slice(0, 2)).toEqual([
      [near, 1],
      [far, 2],
    ]);
  });
});

describe('after a refusal', () => {
  it('other places are proposed with the same needs, those that said no left out', async () => {
    const id = await beginner();
    const refused = await world.referral('refused', {
      beneficiaryId: id,
      receiverStructureId: null,
      receiverPlaceId: near,
      receiverName: 'Médiathèque de Vézelise',
    });
    const text = await read(`/beneficiaires/${id}/orienter?apres=${refused}`);
    expect(text).toContain('« Médiathèque de Vézelise » a dit non. Voici où aller plutôt');
    expect(text).toContain('Sa demande : adresse mail');
    expect(text).toContain('A déjà dit non pour cette personne, le 23 novembre.');
    const link = linkTo(text, /Choisir/);
    expect(link).toMatch(
      new RegExp(`lieu=${far}&parcours=reinforced_support&besoin=email&proposition=[0-9a-f-]{36}&apres=${refused}$`),
    );
    const cleared = await read(`/beneficiaires/${id}/orienter?apres=${refused}&precise=oui`);
    expect(cleared).toContain('Préciser ses besoins');
    expect(cleared).toContain(`<input type="hidden" name="apres" value="${refused}">`);
  });

  it('of somebody else, or from another structure, is not found', async () => {
    const [id, other] = [await beginner(), await beginner()];
    const refused = await world.referral('refused', { beneficiaryId: other });
    expect((await world.sender.get(`/beneficiaires/${id}/orienter?apres=${refused}`)).status).toBe(404);
    expect((await world.stranger.get(`/beneficiaires/${other}/orienter?apres=${refused}`)).status).toBe(404);
  });

  it('a structure that said no is left out with its places', async () => {
    const id = await beginner();
    const structureId = await createStructure(world.app.db, { name: 'Le Relais' });
    await createPlace(world.app.db, { name: 'Le Relais de Toul', structureId, commune: communes.toul });
    const refused = await world.referral('refused', { beneficiaryId: id, receiverStructureId: structureId });
    const text = await read(`/beneficiaires/${id}/orienter?apres=${refused}`);
    expect(text.slice(text.indexOf('Pourquoi pas les autres'))).toContain('Le Relais de Toul');
  });
});
