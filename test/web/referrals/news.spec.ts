import { MessageComposers } from '../../../src/modules/messages/index.js';
import { AnswersService, ReferralsService } from '../../../src/modules/referrals/index.js';
import { newId } from '../../../src/platform/ids.js';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { createReferral } from '../../factories/referrals.js';
import { communes, createPlace } from '../../factories/structures.js';
import { readable } from './reading.js';
import { World } from './world.js';

let world: World;
let place: string;
let sender: StructureActor;

beforeAll(async () => {
  world = await World.open();
  const { db } = world.app;
  await db.query(`UPDATE structure SET email = 'accueil@toul.test', phone = '+33383000001' WHERE id = $1`, [
    world.desk,
  ]);
  place = await createPlace(db, { name: 'Médiathèque', commune: communes.vezelise });
  await db.query(`UPDATE place SET emails = '{mediatheque@exemple.test}', phone = '+33383000009' WHERE id = $1`, [
    place,
  ]);
  sender = { userId: world.counter.id, structureId: world.desk, role: 'counter' } as StructureActor;
});
afterAll(() => world.app.stop());

interface Line {
  id: string;
  kind: string;
  channel: string;
  recipient: string | null;
  status: string;
  details: Record<string, string>;
}

const outbox = (id: string): Promise<Line[]> =>
  world.app.db.query(
    'SELECT id, kind, channel, recipient, status, details FROM message WHERE subject_id = $1 ORDER BY queued_at, id',
    [id],
  );

const compose = (line: Line, subjectId: string) =>
  world.app
    .get(MessageComposers)
    .compose(line.kind, { id: line.id, subjectId, details: line.details, channel: line.channel as 'email' });

const toPlace = (status: 'draft' | 'sent' | 'accepted') =>
  createReferral(world.app.db, {
    ...{ beneficiaryId: world.person, senderStructureId: world.desk, senderId: world.counter.id },
    ...{ receiverPlaceId: place, receiverName: 'Médiathèque', status, agreed: true },
  });

const send = (id: string) => world.app.get(ReferralsService).send(sender, id);
/** A link, for an act of its holder. */
async function holder(referralId: string): Promise<{ linkId: string; referralId: string }> {
  const linkId = newId();
  await world.app.db.query(
    `INSERT INTO answer_link (id, referral_id, token_hash, created_at, expires_at)
     VALUES ($1::uuid, $2, $1::uuid::text, '2026-11-20', '2027-02-18')`,
    [linkId, referralId],
  );
  return { linkId, referralId };
}

describe('when a referral is sent', () => {
  it('the place is written to, without a word on the person', async () => {
    const id = await toPlace('draft');
    await send(id);
    const [line, ...others] = await outbox(id);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ kind: 'referral.received', recipient: 'mediatheque@exemple.test', channel: 'email' });
    const letter = await compose(line as Line, id);
    expect(letter?.subject).toBe('Maison France services de Toul vous oriente une personne');
    const words = readable(letter?.text ?? '');
    expect(words).toContain('souhaite vous orienter une personne : accompagnement renforcé par une structure.');
    expect(words).toContain('fonctionne 90 jours');
    expect(words).toMatch(/http:\/\/localhost:3000\/r\/[A-Za-z0-9_-]{43}\n/);
    expect(`${letter?.subject}${words}`).not.toMatch(/Jeanne|Aubertin|Vézelise/);
    const links: unknown = await world.app.db.query(
      'SELECT revoked_at, first_opened_at FROM answer_link WHERE referral_id = $1',
      [id],
    );
    expect(links).toEqual([{ revoked_at: null, first_opened_at: null }]);
  });

  it('a receiver without any address is to be called; one that reads here is not', async () => {
    await world.app.db.query(`UPDATE place SET emails = '{}' WHERE id = $1`, [place]);
    const id = await toPlace('draft');
    await send(id);
    expect(await outbox(id)).toMatchObject([{ kind: 'referral.received', channel: 'call', status: 'to_call' }]);
    await world.app.db.query(`UPDATE place SET emails = '{mediatheque@exemple.test}' WHERE id = $1`, [place]);
    const here = await world.referral('draft', { agreed: true });
    await send(here);
    expect(await outbox(here)).toEqual([]);
  });

  it('nothing leaves when the sending does not', async () => {
    const id = await world.referral('draft', { receiverStructureId: null, receiverPlaceId: place, agreed: false });
    await expect(send(id)).rejects.toThrow('Notez d’abord l’accord');
    expect(await outbox(id)).toEqual([]);
  });
});

describe('when it is answered', () => {
  it('whoever follows it is told, and the request that had not left is taken back', async () => {
    const id = await toPlace('draft');
    await send(id);
    const link = await holder(id);
    await world.app.get(AnswersService).accept(link, id, { appointmentOn: '2026-11-27', words: null });
    const [request, news] = await outbox(id);
    expect(request).toMatchObject({ kind: 'referral.received', status: 'cancelled' });
    expect(news).toMatchObject({ kind: 'referral.answered', recipient: world.counter.email });
    expect(await compose(request as Line, id)).toBeNull();
    const letter = await compose(news as Line, id);
    expect(letter?.subject).toBe('Orientation acceptée par Médiathèque');
    expect(readable(letter?.text ?? '')).toContain('Premier rendez-vous : vendredi 27 novembre 2026.');
    expect(letter?.text).toContain(`http://localhost:3000/orientations/${id}`);
    expect(letter?.text).not.toMatch(/Jeanne|Aubertin/);
  });

  it.each([
    ['refused', 'Orientation refusée par Médiathèque'],
    ['closed', 'Résultat d’une orientation vers Médiathèque'],
    ['expired', 'Médiathèque n’a pas répondu'],
    ['question', 'Médiathèque vous a écrit'],
  ])('« %s » has its words', async (news, subject) => {
    const id = await toPlace('sent');
    const letter = await compose({ id, kind: 'referral.answered', channel: 'email', details: { news } } as never, id);
    expect(letter?.subject).toBe(subject);
    expect(letter?.text.trim().split('\n\n')).toHaveLength(3);
  });

  it('nobody is written to about what they note themselves', async () => {
    const id = await toPlace('sent');
    expect((await world.sender.post(`/orientations/${id}/accepter`)).status).toBe(303);
    expect(await outbox(id)).toEqual([]);
  });

  it('a structure’s closed account leaves its mail to the structure', async () => {
    const id = await toPlace('sent');
    await world.app.db.query('UPDATE referral SET followed_by = $2 WHERE id = $1', [id, world.other.id]);
    await world.app.db.query('UPDATE app_user SET disabled_at = now() WHERE id = $1', [world.other.id]);
    await world.app.get(AnswersService).accept(await holder(id), id, { appointmentOn: null, words: null });
    await world.app.db.query('UPDATE app_user SET disabled_at = NULL WHERE id = $1', [world.other.id]);
    expect(await outbox(id)).toMatchObject([{ kind: 'referral.answered', recipient: 'accueil@toul.test' }]);
  });
});

describe('the person', () => {
  const prefer = (preference: string, email: string | null) =>
    world.app.db.query('UPDATE beneficiary SET contact_preference = $2, email = $3, phone = $4 WHERE id = $1', [
      ...[world.person, preference, email, '+33612345678'],
    ]);

  const acceptedBy = async (id: string, appointmentOn: string | null) =>
    world.app.get(AnswersService).accept(await holder(id), id, { appointmentOn, words: null });

  it.each([
    ['none', 'jeanne@exemple.test'],
    ['letter', 'jeanne@exemple.test'],
    ['call', 'jeanne@exemple.test'],
    ['email', null],
  ])('who prefers « %s » (%s) is not written to', async (preference, email) => {
    await prefer(preference, email);
    const id = await toPlace('sent');
    await acceptedBy(id, '2026-11-27');
    expect((await outbox(id)).map(({ kind }) => kind)).toEqual(['referral.answered']);
  });

  it('who prefers mails reads the day and the place, once there is a day', async () => {
    await prefer('email', 'jeanne@exemple.test');
    const [without, id] = [await toPlace('sent'), await toPlace('sent')];
    await acceptedBy(without, null);
    expect((await outbox(without)).map(({ kind }) => kind)).toEqual(['referral.answered']);
    await acceptedBy(id, '2026-11-27');
    const line = (await outbox(id)).find(({ kind }) => kind === 'referral.appointment') as Line;
    expect(line).toMatchObject({ recipient: 'jeanne@exemple.test', channel: 'email' });
    const letter = await compose(line, id);
    expect(letter?.subject).toBe('Votre rendez-vous');
    const words = readable(letter?.text ?? '');
    expect(words).toContain('Votre rendez-vous est fixé au vendredi 27 novembre 2026.');
    expect(words).toContain('Médiathèque\n1 rue de l’Essai\n54330 Vézelise\nTéléphone : 03 83 00 00 09');
    expect(words).toContain('prévenez Maison France services de Toul au 03 83 00 00 01');
    const text = await compose({ ...line, channel: 'sms' }, id);
    expect(readable(text?.text ?? '').trim()).toBe(
      'Votre rendez-vous : vendredi 27 novembre 2026. Médiathèque, 03 83 00 00 09.',
    );
  });
});

describe('when it is withdrawn', () => {
  it('the request that had not left is taken back, and nobody is told of what they never heard of', async () => {
    const id = await toPlace('draft');
    await send(id);
    await world.app.get(ReferralsService).withdraw(sender, id, { reason: 'Elle a changé d’avis.' });
    expect(await outbox(id)).toMatchObject([{ kind: 'referral.received', status: 'cancelled' }]);
  });

  it('the receiver who had the request is told', async () => {
    const id = await toPlace('draft');
    await send(id);
    await world.app.db.query(`UPDATE message SET status = 'sent', sent_at = now() WHERE subject_id = $1`, [id]);
    await world.app.get(ReferralsService).withdraw(sender, id, { reason: 'Elle a changé d’avis.' });
    const [, line] = await outbox(id);
    expect(line).toMatchObject({ kind: 'referral.withdrawn', recipient: 'mediatheque@exemple.test' });
    const letter = await compose(line as Line, id);
    expect(letter?.subject).toBe('Orientation retirée par Maison France services de Toul');
    expect(letter?.text).not.toContain('changé d’avis');
  });
});

describe('within one structure', () => {
  it('nobody is written to', async () => {
    const id = await createReferral(
      world.app.db,
      {
        ...{ beneficiaryId: world.person, senderStructureId: world.desk, senderId: world.counter.id },
        ...{ receiverStructureId: world.desk, receiverName: 'Accueil', path: 'internal' as const, agreed: true },
      },
      { receiver_role: 'mediator' },
    );
    await send(id);
    expect(await outbox(id)).toEqual([]);
  });
});
