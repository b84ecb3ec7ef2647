import { createAgreedShare, createGoal } from '../../factories/case-life.js';
import { type LifeWorld, lifeWorld, verbsOf } from './world.js';

let world: LifeWorld;

beforeAll(async () => {
  world = await lifeWorld();
});
afterAll(() => world.app.stop());

const statuses = (id: string) =>
  world.app.db.query<Record<string, unknown>[]>(
    `SELECT words, status, ended_on, ended_by FROM beneficiary_goal WHERE beneficiary_id = $1`,
    [id],
  );

describe('goals', () => {
  it('are agreed on, then reached, each with its day and who noted it', async () => {
    const id = await world.person();
    await world.mediator.get(`/beneficiaires/${id}/objectifs/nouveau`);
    const saved = await world.mediator.post(`/beneficiaires/${id}/objectifs/nouveau`, {
      ...{ words: 'Envoyer des photos à sa fille', agreedOn: '2026-11-20' },
    });
    expect([saved.status, saved.headers['location']]).toEqual([303, `/beneficiaires/${id}`]);
    const file = await world.mediator.follow(saved);
    expect(file.text).toContain('Envoyer des photos à sa fille');
    expect(file.text).toContain('Convenu le 20\u00a0novembre');
    const goalId = /objectifs\/([0-9a-f-]{36})"/.exec(file.text)?.[1] ?? '';
    expect((await world.counter.post(`/beneficiaires/${id}/objectifs/${goalId}`, { how: 'reached' })).status).toBe(303);
    const [goal] = await statuses(id);
    expect(goal).toMatchObject({ status: 'reached', ended_on: '2026-11-24' });
    expect((await world.mediator.get(`/beneficiaires/${id}`)).text).toContain(
      'Envoyer des photos à sa fille, atteint le 24\u00a0novembre',
    );
    expect(await verbsOf(world.app, id)).toEqual(['beneficiary.agree-goal', 'beneficiary.end-goal']);
  });

  it('do not end twice', async () => {
    const id = await world.person();
    const goalId = await createGoal(world.app.db, { beneficiaryId: id, structureId: world.here }, world.user.id);
    await world.mediator.post(`/beneficiaires/${id}/objectifs/${goalId}`, { how: 'dropped' });
    const again = await world.mediator.post(`/beneficiaires/${id}/objectifs/${goalId}`, { how: 'reached' });
    expect(again.status).toBe(409);
    expect((await statuses(id))[0]).toMatchObject({ status: 'dropped' });
    expect((await world.mediator.post(`/beneficiaires/${id}/objectifs/${goalId}`, { how: 'open' })).status).toBe(404);
  });

  it.each([
    ['', '2026-11-20', 'Écrivez l’objectif, avec les mots de la personne.'],
    ['Appeler', '2026-11-25', 'Cette date n’est pas encore arrivée.'],
    ['Appeler', '2026-02-30', 'Cette date n’existe pas.'],
    ['Appeler', '', 'Dites quand l’objectif a été convenu.'],
    ['Son numéro est 1 51 02 75 108 054 32', '2026-11-20', 'numéro de sécurité sociale'],
  ])('refuses « %s » agreed on « %s » and keeps what was typed', async (words, agreedOn, message) => {
    const id = await world.person();
    await world.mediator.get(`/beneficiaires/${id}/objectifs/nouveau`);
    const answer = await world.mediator.post(`/beneficiaires/${id}/objectifs/nouveau`, { words, agreedOn });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(message);
    expect(answer.text).toContain('<title>Erreur\u00a0: ');
    if (words) expect(answer.text).toContain(`${words}</textarea>`);
    expect(await statuses(id)).toEqual([]);
  });

  it('are the person’s: a structure with which the file is shared reads and ends them; the notes stay where they are', async () => {
    const id = await world.person({ notes: 'Préfère le matin.' });
    const about = { beneficiaryId: id, structureId: world.here };
    const goalId = await createGoal(world.app.db, about, world.user.id, { words: 'Prendre un rendez-vous en ligne' });
    expect((await world.stranger.get(`/beneficiaires/${id}`)).status).toBe(404);
    expect((await world.stranger.post(`/beneficiaires/${id}/objectifs/${goalId}`, { how: 'reached' })).status).toBe(
      404,
    );
    await createAgreedShare(world.app.db, { ...about, structureId: world.elsewhere }, world.user.id);
    const seen = await world.stranger.get(`/beneficiaires/${id}`);
    expect(seen.text).toContain('Prendre un rendez-vous en ligne');
    expect(seen.text).toContain('avec Maison de Vézelise');
    expect(seen.text).not.toContain('Préfère le matin.');
    expect((await world.stranger.post(`/beneficiaires/${id}/objectifs/${goalId}`, { how: 'reached' })).status).toBe(
      303,
    );
  });

  it('of another person are not there', async () => {
    const [id, other] = [await world.person(), await world.person()];
    const goalId = await createGoal(world.app.db, { beneficiaryId: other, structureId: world.here }, world.user.id);
    expect((await world.mediator.post(`/beneficiaires/${id}/objectifs/${goalId}`, { how: 'reached' })).status).toBe(
      404,
    );
  });
});
