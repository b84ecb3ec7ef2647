import { createAgreedShare, createRecall } from '../../factories/case-life.js';
import { shareBeneficiary } from '../../factories/beneficiaries.js';
import { BeneficiariesService } from '../../../src/modules/beneficiaries/index.js';
import { type LifeWorld, lifeWorld, verbsOf } from './world.js';

let world: LifeWorld;

beforeAll(async () => {
  world = await lifeWorld();
});
afterEach(() => world.app.db.query('DELETE FROM beneficiary_recall'));
afterAll(() => world.app.stop());

const rows = (id: string) =>
  world.app.db.query<Record<string, unknown>[]>(
    `SELECT due_on, reason, words, status, postponed FROM beneficiary_recall WHERE beneficiary_id = $1 ORDER BY id`,
    [id],
  );
const at = (id: string) => `/beneficiaires/${id}/a-recontacter`;

describe('calls to make', () => {
  it('are planned, put off, and done from the file', async () => {
    const id = await world.person();
    await world.mediator.get(at(id));
    const plan = { dueOn: '2026-11-24', reason: 'missing_document', words: 'carte Vitale' };
    expect((await world.mediator.post(at(id), plan)).status).toBe(303);
    const file = await world.mediator.get(`/beneficiaires/${id}`);
    expect(file.text).toContain('À recontacter aujourd’hui\u00a0: Une pièce manque · carte Vitale');
    expect((await world.mediator.get(at(id))).text).toContain('value="carte Vitale"');
    await world.mediator.post(at(id), { ...plan, dueOn: '2026-12-01' });
    expect(await rows(id)).toEqual([
      { due_on: '2026-12-01', reason: 'missing_document', words: 'carte Vitale', status: 'open', postponed: 1 },
    ]);
    expect((await world.mediator.post(`${at(id)}/fait`)).status).toBe(303);
    expect((await rows(id))[0]).toMatchObject({ status: 'done' });
    expect((await world.mediator.get(`/beneficiaires/${id}`)).text).toContain('Personne recontactée');
    expect((await world.mediator.post(`${at(id)}/fait`)).status).toBe(404);
    expect(await verbsOf(world.app, id)).toEqual([
      ...['beneficiary.plan-recall', 'beneficiary.postpone-recall', 'beneficiary.end-recall'],
    ]);
  });

  it('keep one date when two people plan at once', async () => {
    const id = await world.person();
    await Promise.all([world.mediator.get(at(id)), world.counter.get(at(id))]);
    const answers = await Promise.all([
      world.mediator.post(at(id), { dueOn: '2026-12-01', reason: 'news' }),
      world.counter.post(at(id), { dueOn: '2026-12-01', reason: 'not_reached' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await rows(id)).toHaveLength(1);
  });

  it.each([
    ['2026-11-23', 'news', '', 'Ce jour est passé'],
    ['2028-11-25', 'news', '', 'C’est dans plus de deux ans'],
    ['bientôt', 'news', '', 'Cette date n’existe pas.'],
    ['0001-01-01', 'news', '', 'Cette date n’existe pas.'],
    ['2026-12-01', '', '', 'Choisissez la raison.'],
    ['2026-12-01', 'illness', '', 'Choisissez parmi les raisons proposées.'],
    ['2026-12-01', 'news', 'x'.repeat(201), 'C’est trop long'],
  ])('refuse « %s », « %s »', async (dueOn, reason, words, message) => {
    const id = await world.person();
    await world.mediator.get(at(id));
    const answer = await world.mediator.post(at(id), { dueOn, reason, words });
    expect([answer.status, answer.text.includes(message)]).toEqual([422, true]);
    expect(await rows(id)).toEqual([]);
  });

  it('wait on the home page of the structure alone, the longest waiting first', async () => {
    const [late, today, later] = [
      await world.person({ lastName: 'Tardif', phone: '+33612345678' }),
      await world.person({ lastName: 'Dujour' }),
      await world.person({ lastName: 'Demain' }),
    ];
    const plan = (beneficiaryId: string, due_on: string) =>
      createRecall(world.app.db, { beneficiaryId, structureId: world.here }, world.user.id, { due_on });
    await plan(today, '2026-11-24');
    await plan(late, '2026-11-20');
    await plan(later, '2026-11-25');
    const home = (await world.mediator.get('/')).text;
    expect(home).toContain('<h2 class="app-card__title">À recontacter</h2>');
    expect(home.indexOf('Odette Tardif')).toBeLessThan(home.indexOf('Odette Dujour'));
    expect(home).not.toContain('Odette Demain');
    expect((await world.stranger.get('/')).text).not.toContain('À recontacter');
    const list = await world.mediator.get('/beneficiaires/a-recontacter');
    expect(list.text).toContain('href="tel:+33612345678"');
    expect(list.text).not.toContain('Odette Demain');
  });

  it('are each structure’s own, and end with its access to the file', async () => {
    const id = await world.person({ lastName: 'Partagée' });
    const shareId = await createAgreedShare(
      ...([world.app.db, { beneficiaryId: id, structureId: world.elsewhere }, world.user.id] as const),
    );
    await world.stranger.get(at(id));
    await world.stranger.post(at(id), { dueOn: '2026-11-24', reason: 'news', words: 'vu chez nous' });
    expect((await world.mediator.get(`/beneficiaires/${id}`)).text).not.toContain('vu chez nous');
    expect((await world.stranger.get('/')).text).toContain('Odette Partagée');
    await world.mediator.post(`/beneficiaires/${id}/partages/${shareId}/fin`);
    expect(await rows(id)).toMatchObject([{ status: 'cancelled' }]);
    expect((await world.stranger.get('/')).text).not.toContain('Odette Partagée');
    expect((await world.stranger.post(at(id), { dueOn: '2026-12-01', reason: 'news' })).status).toBe(404);
  });

  it('outlive the end of a referral when the person also agreed to a share', async () => {
    const id = await world.person();
    const referralId = await shareBeneficiary(world.app.db, {
      ...{ beneficiaryId: id, senderStructureId: world.here, receiverStructureId: world.elsewhere },
    });
    const about = { beneficiaryId: id, structureId: world.elsewhere };
    const shareId = await createAgreedShare(world.app.db, about, world.user.id);
    await createRecall(world.app.db, about, world.strangerId);
    await world.app.get(BeneficiariesService).endShares(referralId);
    expect(await rows(id)).toMatchObject([{ status: 'open' }]);
    expect((await world.stranger.get(`/beneficiaires/${id}`)).status).toBe(200);
    await world.mediator.post(`/beneficiaires/${id}/partages/${shareId}/fin`);
    expect(await rows(id)).toMatchObject([{ status: 'cancelled' }]);
  });
});
