import { MessageComposers } from '../../../src/modules/messages/index.js';
import { SilenceService } from '../../../src/modules/referrals/silence.service.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createReferral } from '../../factories/referrals.js';
import { createPlace } from '../../factories/structures.js';
import { pdf } from '../../factories/pdf.js';
import { readable } from './reading.js';
import { World } from './world.js';

let world: World;
const SENT = '2026-11-20T09:00:00Z';

beforeAll(async () => {
  world = await World.open();
  await world.app.nest.listen(0, '127.0.0.1');
});
beforeEach(async () => {
  world.app.clock.set('2026-11-24T10:30:00+01:00');
  world.stranger = await world.app.signInAs(world.other);
  await world.app.db.query('TRUNCATE beneficiary_share, thread_message, referral_document, referral_event CASCADE');
  await world.app.db.query('DELETE FROM message');
  await world.app.db.query('TRUNCATE referral CASCADE');
});
afterAll(() => world.app.stop());

const look = () => world.app.get(Jobs).runNow('referrals.silence');
const silence = () => world.app.get(SilenceService);

/** To a place with an address, where nobody has an account. */
async function waiting(columns: Record<string, unknown> = {}): Promise<string> {
  const place = await createPlace(world.app.db);
  await world.app.db.query(
    `UPDATE place SET emails = '{accueil@mediatheque.test}', phone = '+33383000155' WHERE id = $1`,
    [place],
  );
  return createReferral(
    world.app.db,
    {
      ...{ beneficiaryId: world.person, senderStructureId: world.desk, senderId: world.counter.id },
      ...{ receiverPlaceId: place, receiverName: 'Médiathèque de Toul', status: 'sent' as const },
    },
    { sent_at: SENT, ...columns },
  );
}

const messages = (id: string) =>
  world.app.db.query<{ kind: string; recipient: string; details: object; status: string }[]>(
    'SELECT kind, recipient, details, status FROM message WHERE subject_id = $1 ORDER BY queued_at, id',
    [id],
  );
const events = async (id: string) =>
  (
    await world.app.db.query<{ kind: string; to_status: string | null; by_user_id: string | null }[]>(
      'SELECT kind, to_status, by_user_id FROM referral_event WHERE referral_id = $1 ORDER BY at, id',
      [id],
    )
  ).map(({ kind, to_status, by_user_id }) => [kind, to_status, by_user_id]);

describe('the job of each hour', () => {
  it('reminds at three and seven days, once, with a message to the registered address', async () => {
    const id = await waiting();
    const seen: unknown[] = [];
    for (const now of [
      ...['2026-11-23T08:59:59Z', '2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z', '2026-11-27T08:59:59Z'],
      ...['2026-11-27T09:00:00Z', '2026-11-27T10:00:00Z', '2026-12-19T09:00:00Z'],
    ]) {
      world.app.clock.set(now);
      await look();
      seen.push((await world.row(id))['reminders_sent']);
    }
    expect(seen).toEqual([0, 1, 1, 1, 2, 2, 2]);
    expect(await world.row(id)).toMatchObject({ last_reminded_at: new Date('2026-11-27T09:00:00Z'), status: 'sent' });
    expect(await events(id)).toEqual([
      ['reminded', null, null],
      ['reminded', null, null],
    ]);
    // The first was still waiting to be copied by hand: the second takes its place.
    expect(await messages(id)).toMatchObject([
      { kind: 'referral.reminder', recipient: 'accueil@mediatheque.test', status: 'cancelled' },
      { kind: 'referral.reminder', recipient: 'accueil@mediatheque.test', status: 'kept' },
    ]);
  });

  it('writes a letter that leads to an answer, names nobody, and is of no use once answered', async () => {
    const id = await waiting();
    const compose = (channel: 'email' | 'sms') =>
      world.app.get(MessageComposers).compose('referral.reminder', { id, subjectId: id, details: {}, channel });
    const letter = await compose('email');
    expect(readable(letter?.subject ?? '')).toBe('Maison France services de Toul attend votre réponse');
    expect(readable(letter?.text ?? '')).toContain('vous a orienté une personne le 20 novembre 2026');
    expect(letter?.text).toMatch(/\/r\/[A-Za-z0-9_-]{43}\n/);
    expect(letter?.text).not.toMatch(/Jeanne|Aubertin/);
    expect((await compose('sms'))?.text).toMatch(
      /^Maison France services de Toul attend votre réponse .*\/r\/\S{43}$/m,
    );
    await world.app.db.query(
      `UPDATE referral SET status = 'accepted', answered_at = now(), answered_by = $2 WHERE id = $1`,
      [id, world.counter.id],
    );
    expect(await compose('email')).toBeNull();
  });

  it('catches up after an outage with one reminder', async () => {
    const id = await waiting();
    world.app.clock.set('2026-11-29T09:00:00Z');
    await look();
    await look();
    world.app.clock.set('2026-11-30T09:00:00Z');
    await look();
    expect((await world.row(id))['reminders_sent']).toBe(1);
    expect(await messages(id)).toHaveLength(1);
  });

  it('ends a referral at thirty days, and tells who follows it', async () => {
    const id = await waiting({ reminders_sent: 2, last_reminded_at: '2026-11-27T09:00:00Z' });
    world.app.clock.set('2026-12-20T08:59:59Z');
    await look();
    expect((await world.row(id))['status']).toBe('sent');
    world.app.clock.set('2026-12-20T09:00:00Z');
    await look();
    await look();
    expect(await world.row(id)).toMatchObject({ status: 'expired', expired_at: new Date('2026-12-20T09:00:00Z') });
    expect(await events(id)).toEqual([['status', 'expired', null]]);
    expect(await messages(id)).toMatchObject([
      { kind: 'referral.answered', recipient: world.counter.email, details: { news: 'expired' } },
    ]);
  });

  it('goes through more than a batch, and leaves alone what has nothing to wait for', async () => {
    const others = [
      await world.referral('draft'),
      await world.referral('accepted'),
      await world.referral('refused'),
      await world.referral('withdrawn'),
    ];
    const one = await world.referral('sent');
    await world.app.db.query(
      `INSERT INTO referral SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).*
         FROM referral r, generate_series(2, 130) WHERE r.id = $1`,
      [one],
    );
    const statuses = await Promise.all(others.map(async (id) => (await world.row(id))['status']));
    world.app.clock.set('2026-12-24T09:00:00Z');
    expect(await silence().run()).toEqual({ expired: 130, reminded: 0 });
    expect(await silence().run()).toEqual({ expired: 0, reminded: 0 });
    expect(await Promise.all(others.map(async (id) => (await world.row(id))['status']))).toEqual(statuses);
  });

  it('does nothing twice when two workers run at once', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) ids.push(await waiting());
    await Promise.all([look(), look(), look()]);
    for (const id of ids) {
      expect((await world.row(id))['reminders_sent']).toBe(1);
      expect(await messages(id)).toHaveLength(1);
    }
  });

  it('and an answer at the same moment: one wins, the other does nothing or is told', async () => {
    world.app.clock.set('2026-12-20T09:00:00Z');
    // The session was opened in November.
    world.receiver = await world.app.signInAs(world.mediator);
    const ends = new Set<unknown>();
    for (let round = 0; round < 8; round += 1) {
      const id = await world.referral('sent');
      await world.receiver.get(`/orientations/${id}/accepter`);
      const [, answer] = await Promise.all([
        round % 2 === 0 ? look() : new Promise((resolve) => setImmediate(() => resolve(look()))),
        world.receiver.post(`/orientations/${id}/accepter`),
      ]);
      const { status } = await world.row(id);
      expect([status, answer.status]).toEqual(status === 'accepted' ? ['accepted', 303] : ['expired', 409]);
      expect(await events(id)).toHaveLength(1);
      ends.add(status);
    }
    expect([...ends].every((end) => end === 'accepted' || end === 'expired')).toBe(true);
  });

  it('looks at all the others when one cannot be looked at', async () => {
    const [broken, fine] = [await waiting(), await waiting()];
    await world.app.db.query(
      `CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN IF NEW.id = '${broken}' THEN RAISE 'no'; END IF; RETURN NEW; END $$`,
    );
    await world.app.db.query(
      'CREATE TRIGGER refuse_one BEFORE UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION refuse_one()',
    );
    await expect(look()).rejects.toThrow('1 silent referrals could not be looked at');
    expect([(await world.row(broken))['reminders_sent'], (await world.row(fine))['reminders_sent']]).toEqual([0, 1]);
    await world.app.db.query('DROP TRIGGER refuse_one ON referral');
    await look();
    expect((await world.row(broken))['reminders_sent']).toBe(1);
  });
});

describe('« Sans réponse »', () => {
  it('lists what waits for three days, the oldest first, with all that is known of it', async () => {
    const old = await waiting({ sent_at: '2026-11-10T09:00:00Z', opened_at: '2026-11-11T09:00:00Z' });
    const recent = await waiting({ sent_at: '2026-11-21T09:30:00Z' });
    const fresh = await waiting({ sent_at: '2026-11-21T09:30:01Z' });
    const text = readable((await world.sender.get('/orientations/sans-reponse')).text);
    expect(text).toContain('<h1>Sans réponse (2)</h1>');
    expect(text.indexOf(`href="/orientations/${old}"`)).toBeLessThan(text.indexOf(`href="/orientations/${recent}"`));
    expect(text).not.toContain(fresh);
    expect(text).toContain('14 jours');
    expect(text).toContain('envoyée le 10 novembre');
    expect(text).toContain('ouverte le 11 novembre');
    expect(text).toContain('pas encore ouverte');
    expect(text).toContain('suivie par ');
    expect(text).toContain('<a class="app-nowrap" href="tel:+33383000155">03 83 00 01 55');
    expect(readable((await world.sender.get('/orientations')).text)).toContain(
      '2 orientations sans réponse depuis 3 jours ou plus',
    );
    expect(readable((await world.sender.get('/')).text)).toMatch(/orientations sans réponse/);
    for (const visit of [world.receiver, world.stranger]) {
      expect((await visit.get('/orientations/sans-reponse')).text).not.toContain(old);
    }
  });

  it('turns pages without missing or repeating one', async () => {
    const ids = new Set<string>();
    for (let index = 0; index < 60; index += 1) ids.add(await world.referral('sent'));
    const seen: string[] = [];
    let address: string | undefined = '/orientations/sans-reponse';
    while (address) {
      const { text } = await world.sender.get(address);
      seen.push(...[...text.matchAll(/href="\/orientations\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? ''));
      address = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&#x3D;', '=');
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen)).toEqual(ids);
  });

  it('« Relancer » sends a message, once a day', async () => {
    const id = await waiting();
    expect((await world.sender.post(`/orientations/${id}/relancer`)).headers['location']).toBe(
      '/orientations/sans-reponse',
    );
    const again = await world.sender.post(`/orientations/${id}/relancer`);
    expect([again.status, readable(again.text).includes('a déjà été relancé aujourd’hui')]).toEqual([409, true]);
    expect(await events(id)).toEqual([['reminded', null, world.counter.id]]);
    expect(await messages(id)).toMatchObject([{ kind: 'referral.reminder' }]);
    expect(readable((await world.sender.get('/orientations/sans-reponse')).text)).toContain('relancée aujourd’hui');
    const theirs = await world.referral('sent');
    expect((await world.sender.post(`/orientations/${theirs}/relancer`)).status).toBe(303);
    expect(readable((await world.receiver.get('/orientations/recues')).text)).toContain('relancée aujourd’hui');
    expect((await world.receiver.post(`/orientations/${theirs}/relancer`)).status).toBe(404);
    expect((await world.stranger.post(`/orientations/${theirs}/relancer`)).status).toBe(404);
    expect((await world.sender.post(`/orientations/${await world.referral('accepted')}/relancer`)).status).toBe(409);
    world.app.clock.set('2026-11-25T00:30:00+01:00');
    const tomorrow = await world.app.signInAs(world.counter);
    expect((await tomorrow.post(`/orientations/${id}/relancer`)).status).toBe(303);
  });

  it('« J’ai appelé » keeps what was said for the sender, and leads to the answer', async () => {
    const id = await waiting();
    const empty = await world.sender.post(`/orientations/${id}/appel`, { words: '' });
    expect([empty.status, readable(empty.text).includes('Dites en quelques mots ce qui s’est dit')]).toEqual([
      422,
      true,
    ]);
    const noted = await world.sender.post(`/orientations/${id}/appel`, { words: 'Rappeler jeudi.', next: 'refuse' });
    expect(noted.headers['location']).toBe(`/orientations/${id}/refuser`);
    expect(readable((await world.sender.get('/orientations/sans-reponse')).text)).toContain('Rappeler jeudi.');
    expect(await events(id)).toEqual([['called', null, world.counter.id]]);
    const toPartner = await world.referral('sent');
    const form = await world.sender.get(`/orientations/${toPartner}/appel`);
    expect(form.text).not.toContain('noter une acceptation');
    await world.sender.post(`/orientations/${toPartner}/appel`, { words: 'La directrice est en congé.' });
    expect(readable((await world.sender.get(`/orientations/${toPartner}`)).text)).toContain(
      'La directrice est en congé',
    );
    expect(readable((await world.receiver.get(`/orientations/${toPartner}`)).text)).not.toContain('La directrice');
    expect((await world.receiver.get(`/orientations/${toPartner}/appel`)).status).toBe(404);
    expect((await world.stranger.post(`/orientations/${toPartner}/appel`, { words: 'x' })).status).toBe(404);
  });
});

describe('the job of each night', () => {
  it('removes the documents of what was closed six months ago, not their trace', async () => {
    const [old, recent] = [await world.referral('closed'), await world.referral('closed')];
    for (const id of [old, recent]) {
      await world.sender.get(`/orientations/${id}`);
      const sent = await world.sender.upload(`/orientations/${id}/ecrire`, (request) =>
        request.field('words', 'Voici').attach('document', pdf(), 'a.pdf'),
      );
      expect(sent.status).toBe(303);
    }
    await world.app.db.query(`UPDATE referral SET closed_at = '2026-12-01T10:00:00Z' WHERE id = $1`, [recent]);
    world.app.clock.set('2027-05-24T08:00:00Z');
    await world.app.get(Jobs).runNow('referrals.documents');
    expect(await world.app.db.query('SELECT 1 FROM referral_document WHERE content IS NULL')).toHaveLength(0);
    world.app.clock.set('2027-05-24T08:00:01Z');
    await world.app.get(Jobs).runNow('referrals.documents');
    expect(await world.app.db.query('SELECT referral_id, name FROM referral_document WHERE content IS NULL')).toEqual([
      { referral_id: old, name: 'a.pdf' },
    ]);
    expect(await world.app.db.query('SELECT 1 FROM referral_document')).toHaveLength(2);
  });
});
