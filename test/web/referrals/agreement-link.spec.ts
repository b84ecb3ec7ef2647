import { LinkWorld } from './link-world.js';
import { readable } from './reading.js';

let place: LinkWorld;

beforeAll(async () => {
  place = await LinkWorld.open();
  await place.world.app.nest.listen(0, '127.0.0.1');
});
afterAll(() => place.world.app.stop());

const kinds = async (id: string) =>
  (
    await place.world.app.db.query<{ kind: string }[]>(
      `SELECT kind FROM message WHERE subject_id = $1 AND status <> 'cancelled' ORDER BY queued_at, id`,
      [id],
    )
  ).map(({ kind }) => kind);

describe('once the agreement is taken back, the link that was sent', () => {
  it.each(['sent', 'accepted'] as const)(
    'says « retirée », of one that is %s, and the receiver is told',
    async (status) => {
      const { world } = place;
      const id = await place.referral('sent');
      const token = await place.token(id);
      const visitor = await place.visit(token);
      if (status === 'accepted') {
        expect((await visitor.post(`/reponse/${id}/accepter`)).status).toBe(303);
        expect((await visitor.get(`/reponse/${id}`)).text).toContain('Aubertin');
      }
      expect((await world.sender.post(`/orientations/${id}/retirer-accord`)).status).toBe(303);
      const pages = [await visitor.get(`/reponse/${id}`), await world.app.visitor().get(`/r/${token}`)];
      expect(pages.map(({ status: code }) => code)).toEqual([200, 410]);
      for (const { text } of pages) {
        expect(readable(text)).toContain('Cette demande a été retirée');
        expect(text).not.toMatch(/Jeanne|Aubertin|retiré son accord/);
      }
      expect((await visitor.post(`/reponse/${id}/ecrire`, { words: 'Bonjour' })).status).toBeGreaterThanOrEqual(400);
      expect(await kinds(id)).toContain('referral.withdrawn');
      expect(
        await world.app.db.query('SELECT 1 FROM answer_link WHERE referral_id = $1 AND revoked_at IS NULL', [id]),
      ).toEqual([]);
    },
  );

  it('and an answer by it at the same moment end withdrawn', async () => {
    for (let round = 0; round < 4; round += 1) {
      const id = await place.referral('sent');
      const visitor = await place.opened(id);
      const [answer, withdrawal] = await Promise.all([
        visitor.post(`/reponse/${id}/accepter`),
        place.world.sender.post(`/orientations/${id}/retirer-accord`),
      ]);
      expect(withdrawal.status).toBe(303);
      expect([303, 409]).toContain(answer.status);
      expect((await place.world.row(id))['status']).toBe('withdrawn');
    }
  });
});
