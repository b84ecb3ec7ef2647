import { createPerson } from '../../factories/referrals.js';
import { linkTo, readable } from './reading.js';
import { World } from './world.js';

let world: World;

beforeAll(async () => {
  world = await World.open();
  await world.app.nest.listen(0, '127.0.0.1');
});
afterAll(() => world.app.stop());

const shares = (id: string) =>
  world.app.db.query<{ ended: boolean }[]>(
    'SELECT ends_at IS NOT NULL AS ended FROM beneficiary_share WHERE referral_id = $1',
    [id],
  );

describe('the person takes their agreement back for one referral', () => {
  it.each(['sent', 'accepted'] as const)('that is %s: nothing is asked but a confirmation', async (status) => {
    const id = await world.referral(status);
    const page = await world.sender.get(
      linkTo((await world.sender.get(`/orientations/${id}`)).text, /La personne retire son accord/),
    );
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('<textarea');
    const answer = await world.sender.post(`/orientations/${id}/retirer-accord`);
    expect([answer.status, answer.headers['location']]).toEqual([303, `/orientations/${id}`]);
    expect(await world.row(id)).toMatchObject({
      status: 'withdrawn',
      withdrawal_kind: 'agreement_withdrawn',
      withdrawal_reason: 'La personne a retiré son accord.',
    });
    expect((await shares(id)).every(({ ended }) => ended)).toBe(true);
    const theirs = readable((await world.receiver.get(`/orientations/${id}`)).text);
    expect(theirs).toContain('Les informations sur la personne ne vous sont plus transmises.');
    expect(theirs).not.toMatch(/Jeanne|retiré son accord/);
    expect(readable((await world.sender.get(`/orientations/${id}`)).text)).toContain('Accord retiré');
    expect((await world.sender.get(`/orientations/${id}/retirer-accord`)).status).toBe(409);
  });

  it('not by the receiver, a stranger, nor of what is over', async () => {
    const id = await world.referral('accepted');
    for (const visit of [world.receiver, world.stranger]) {
      expect((await visit.get(`/orientations/${id}/retirer-accord`)).status).toBe(404);
      expect((await visit.post(`/orientations/${id}/retirer-accord`)).status).toBe(404);
    }
    const closed = await world.referral('closed');
    expect((await world.sender.post(`/orientations/${closed}/retirer-accord`)).status).toBe(409);
    expect((await world.sender.post(`/orientations/${id}/retirer`, { reason: 'Non' })).status).toBe(409);
    expect((await world.sender.get(`/orientations/${id}`)).text).not.toContain(`/orientations/${id}/retirer"`);
  });
});

describe('for all that is under way', () => {
  it('is one act from the case file; what is over, or rests on nothing, stays', async () => {
    const person = await createPerson(world.app.db, { structureId: world.desk, createdBy: world.counter.id });
    const about = { beneficiaryId: person };
    const [sent, accepted, agreed] = [
      await world.referral('sent', about),
      await world.referral('accepted', about),
      await world.referral('draft', { ...about, agreed: true }),
    ];
    const [bare, refused, other] = [
      await world.referral('draft', about),
      await world.referral('refused', about),
      await world.referral('sent'),
    ];
    const file = (await world.sender.get(`/beneficiaires/${person}`)).text;
    const page = await world.sender.get(linkTo(file, /Retirer l’accord pour toutes/));
    expect(readable(page.text)).toContain('Ces 3 orientations seront retirées en une fois.');
    expect((await world.stranger.post(`/beneficiaires/${person}/retirer-accord`)).status).toBe(404);
    // Lent to the receiver by the accepted one: it does not hold what the desk sent.
    expect((await world.receiver.post(`/beneficiaires/${person}/retirer-accord`)).status).toBe(409);
    const answer = await world.sender.post(`/beneficiaires/${person}/retirer-accord`);
    expect([answer.status, answer.headers['location']]).toEqual([303, `/beneficiaires/${person}`]);
    const status = async (id: string) => (await world.row(id))['status'];
    expect(await Promise.all([sent, accepted, agreed].map(status))).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    expect(await Promise.all([bare, refused, other].map(status))).toEqual(['draft', 'refused', 'sent']);
    expect(await shares(accepted)).toEqual([{ ended: true }]);
    expect((await world.receiver.get(`/beneficiaires/${person}`)).status).toBe(404);
    expect((await world.sender.get(`/beneficiaires/${person}`)).text).not.toContain('retirer-accord');
    expect((await world.sender.post(`/beneficiaires/${person}/retirer-accord`)).status).toBe(409);
    expect((await world.sender.get(`/beneficiaires/${person}/retirer-accord`)).status).toBe(303);
  });

  it('and an answer at the same moment end in one way, with no share left open', async () => {
    for (let round = 0; round < 6; round += 1) {
      const person = await createPerson(world.app.db, { structureId: world.desk, createdBy: world.counter.id });
      const id = await world.referral('sent', { beneficiaryId: person });
      const [withdrawal] = await Promise.all([
        world.sender.post(`/beneficiaires/${person}/retirer-accord`),
        world.receiver.post(`/orientations/${id}/accepter`),
      ]);
      expect(withdrawal.status).toBe(303);
      expect((await world.row(id))['status']).toBe('withdrawn');
      expect((await shares(id)).filter(({ ended }) => !ended)).toEqual([]);
    }
  });
});
