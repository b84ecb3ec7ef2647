import type { Visit } from '../../setup/app.js';
import { readable } from './reading.js';
import { World } from './world.js';

let world: World;

beforeAll(async () => {
  world = await World.open();
  // One server for all requests, so that two of them are really in it at once, each on its own connection.
  await world.app.nest.listen(0, '127.0.0.1');
});
afterAll(() => world.app.stop());

interface Act {
  by: () => Visit;
  at: string;
  fields: Record<string, unknown>;
}

const accept: Act = { by: () => world.receiver, at: 'accepter', fields: {} };
const refuse: Act = {
  by: () => world.receiver,
  at: 'refuser',
  fields: { reasons: ['session_full'], words: 'Complet.' },
};
const withdraw: Act = { by: () => world.sender, at: 'retirer', fields: { reason: 'Elle a changé d’avis.' } };
const close: Act = { by: () => world.receiver, at: 'terminer', fields: { outcome: 'accompanied' } };
const closeBySender: Act = { by: () => world.sender, at: 'terminer', fields: { outcome: 'given_up' } };
const send: Act = { by: () => world.sender, at: 'envoyer', fields: {} };

describe('two at the same moment: one wins, the other is told', () => {
  it.each([
    ['accepted and withdrawn', 'sent', accept, withdraw],
    ['accepted and refused', 'sent', accept, refuse],
    ['refused and withdrawn', 'sent', refuse, withdraw],
    ['accepted twice', 'sent', accept, accept],
    ['refused twice', 'sent', refuse, refuse],
    ['withdrawn twice', 'sent', withdraw, withdraw],
    ['closed twice', 'accepted', close, close],
    ['closed by both sides', 'accepted', close, closeBySender],
    ['sent twice', 'draft', send, send],
  ] as const)('%s', async (_what, status, one, other) => {
    for (let round = 0; round < 4; round += 1) {
      const id = await world.referral(status, { agreed: true });
      const pair = round % 2 === 0 ? [one, other] : [other, one];
      const answers = await Promise.all(
        pair.map(({ by, at, fields }) => by().post(`/orientations/${id}/${at}`, fields)),
      );
      expect(answers.map(({ status: code }) => code).sort()).toEqual([303, 409]);
      const told = answers.find(({ status: code }) => code === 409);
      expect(readable(told?.text ?? '')).toMatch(/Cette orientation vient d’être|Cette orientation est/);
      const events: unknown = await world.app.db.query(
        'SELECT count(*) AS count FROM referral_event WHERE referral_id = $1',
        [id],
      );
      expect(events).toEqual([{ count: 1 }]);
    }
  });
});
