import { createUser, type CreatedUser } from '../../factories/identity.js';
import { createReferral } from '../../factories/referrals.js';
import { newId } from '../../../src/platform/ids.js';
import type { Visit } from '../../setup/app.js';
import { readable } from './reading.js';
import { World } from './world.js';

let world: World;
let manager: Visit;
let managerUser: CreatedUser;
let taker: CreatedUser;

beforeAll(async () => {
  world = await World.open();
  managerUser = await createUser(world.app.db, { role: 'structure_manager', structureId: world.desk });
  taker = await createUser(world.app.db, { role: 'counter', structureId: world.desk, firstName: 'Louise' });
  manager = await world.app.signInAs(managerUser);
});
afterAll(() => world.app.stop());

const to = (leaver: { id: string }, someone: { id: string }) =>
  manager.post(`/orientations/passer-la-main/${leaver.id}`, { to: someone.id });

/** An internal referral that Nadia, say, sent to a colleague who leaves. */
const internal = (senderId: string, receiverId: string) =>
  createReferral(
    world.app.db,
    {
      beneficiaryId: world.person,
      senderStructureId: world.desk,
      senderId,
      path: 'internal',
      receiverStructureId: world.desk,
      receiverName: 'Collègue',
      status: 'sent',
    },
    { receiver_user_id: receiverId },
  );

describe('someone leaves', () => {
  it('hands over what is pending and nothing else, and keeps who prepared it', async () => {
    const pending = [await world.referral('draft'), await world.referral('sent'), await world.referral('accepted')];
    const over = [await world.referral('closed'), await world.referral('refused'), await world.referral('withdrawn')];
    const list = await manager.get('/orientations/passer-la-main');
    expect(readable(list.text)).toContain('1 brouillon, 1 orientation en attente de réponse, 1 orientation acceptée');
    const ask = await manager.get(`/orientations/passer-la-main/${world.counter.id}`);
    expect(ask.text.match(/<li>\s*<div>/g)).toHaveLength(3);
    const done = await to(world.counter, taker);
    expect([done.status, done.headers['location']]).toEqual([303, '/orientations/passer-la-main']);
    for (const id of pending) {
      expect(await world.row(id)).toMatchObject({ followed_by: taker.id, sender_id: world.counter.id, version: 2 });
    }
    for (const id of over) expect(await world.row(id)).toMatchObject({ followed_by: world.counter.id });
    const events = await world.app.db.query<{ kind: string; by_user_id: string }[]>(
      'SELECT kind, by_user_id FROM referral_event WHERE referral_id = ANY ($1)',
      [pending],
    );
    expect(events).toEqual(Array(3).fill({ kind: 'handed_over', by_user_id: managerUser.id }));
    const page = await world.sender.get(`/orientations/${pending[1]}`);
    expect(readable(page.text)).toContain('Suivi confié à un·e collègue');
  });

  it('hands over internal referrals received; one sent by the new colleague goes back to the desk', async () => {
    const leaver = await createUser(world.app.db, { role: 'mediator', structureId: world.desk });
    const mine = await internal(world.counter.id, leaver.id);
    const theirs = await internal(taker.id, leaver.id);
    expect((await to(leaver, taker)).status).toBe(303);
    expect(await world.row(mine)).toMatchObject({ receiver_user_id: taker.id, receiver_role: null });
    expect((await world.row(mine))['receiver_name']).toContain('Louise');
    expect(await world.row(theirs)).toMatchObject({ receiver_user_id: null, receiver_role: 'mediator' });
  });

  it('wants someone who takes over, who works here, and who is not the one who leaves', async () => {
    const waiting = await world.referral('sent', { senderId: taker.id });
    const nobody = await manager.post(`/orientations/passer-la-main/${taker.id}`, {});
    expect([nobody.status, readable(nobody.text).includes('Choisissez la personne qui prend la suite.')]).toEqual([
      422,
      true,
    ]);
    expect((await to(taker, taker)).status).toBe(409);
    expect((await to(taker, world.mediator)).status).toBe(404);
    expect((await to(world.mediator, taker)).status).toBe(404);
    expect((await to({ id: newId() }, taker)).status).toBe(404);
    expect((await manager.get('/orientations/passer-la-main/pas-un-id')).status).toBe(404);
    expect(await world.row(waiting)).toMatchObject({ followed_by: taker.id, version: 1 });
  });

  it('does not move what is answered at the same moment to a refusal, nor lose the answer', async () => {
    const id = await world.referral('sent', { senderId: taker.id });
    const [moved, refused] = await Promise.all([
      to(taker, managerUser),
      world.receiver.post(`/orientations/${id}/refuser`, { reasons: ['session_full'], words: 'Complet.' }),
    ]);
    expect([moved.status, refused.status]).toEqual([303, 303]);
    const row = await world.row(id);
    expect(row).toMatchObject({ status: 'refused', refusal_words: 'Complet.' });
    expect([taker.id, managerUser.id]).toContain(row['followed_by']);
  });

  it('is for those who manage the structure', async () => {
    expect((await world.sender.get('/orientations/passer-la-main')).status).toBe(404);
    expect((await manager.get('/orientations')).text).toContain('/orientations/passer-la-main');
    expect((await world.sender.get('/orientations')).text).not.toContain('/orientations/passer-la-main');
  });
});
