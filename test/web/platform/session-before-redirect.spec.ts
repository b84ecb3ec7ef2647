import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { World } from '../referrals/world.js';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.app.stop());

/** True once a statement on the sessions waits for the lock that is held. */
async function sessionWaits(): Promise<boolean> {
  for (let tries = 0; tries < 500; tries += 1) {
    const rows = await world.app.db.query<unknown[]>(
      `SELECT FROM pg_locks WHERE relation = 'http_session'::regclass AND NOT granted`,
    );
    if (rows.length > 0) return true;
    await pause(20);
  }
  return false;
}

describe('a redirect', () => {
  it('leaves once the session is kept, so that the next page finds its message', async () => {
    const id = await world.referral('accepted');
    await world.sender.get(`/orientations/${id}`);
    const lock = world.app.db.createQueryRunner();
    await lock.startTransaction();
    await lock.query('LOCK TABLE http_session IN EXCLUSIVE MODE');
    let answered = false;
    const reading = (response: IncomingMessage, done: (error: Error | null, body: string) => void) => {
      answered = true;
      response.resume().on('end', () => done(null, ''));
    };
    const written = world.sender
      .upload(`/orientations/${id}/ecrire`, (request) =>
        request
          .field('words', 'Peut-elle venir mardi ?')
          .buffer(false)
          .parse(reading as never),
      )
      .then((response) => response);
    expect(await sessionWaits()).toBe(true);
    expect(answered).toBe(false);
    await lock.commitTransaction();
    await lock.release();
    const answer = await written;
    expect(answer.status).toBe(303);
    expect((await world.sender.follow(answer)).text).toContain('Message envoyé.');
  });
});
