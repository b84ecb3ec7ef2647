import type { LoggerService } from '@nestjs/common';
import { newId } from '../../../src/platform/ids.js';
import type { Visit } from '../../setup/app.js';
import { LinkWorld } from './link-world.js';
import { readable } from './reading.js';

const lines: string[] = [];
const keep = (...words: unknown[]): void => void lines.push(words.map(String).join(' '));
const logger: LoggerService = { log: keep, error: keep, warn: keep, debug: keep, verbose: keep };

let place: LinkWorld;
const tokens: string[] = [];

beforeAll(async () => {
  place = await LinkWorld.open({ logger });
  // One server for all requests, so that two of them are really in it at once, each on its own connection.
  await place.world.app.nest.listen(0, '127.0.0.1');
});
afterAll(() => place.world.app.stop());
beforeEach(() => place.world.app.db.query(`DELETE FROM rate_limit`));

async function tokenOf(id: string, kind?: string): Promise<string> {
  const token = await place.token(id, kind);
  tokens.push(token);
  return token;
}
const query = (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  place.world.app.db.query(sql, values);
const opened = async (id: string): Promise<Visit> => place.visit(await tokenOf(id));

describe('a token that opens nothing', () => {
  it('forged, truncated, of another alphabet or doubled: the same page, and nothing noted', async () => {
    const token = await tokenOf(await place.referral('sent'));
    const visitor = place.world.app.visitor();
    const before = { ...(await place.rows()), rate_limit: 0, http_session: 0 };
    const pages = new Set<string>();
    for (const wrong of [
      'A'.repeat(43),
      token.slice(0, 42),
      `${token}A`,
      token.toLowerCase(),
      `${token}%00`,
      '..%2f',
    ]) {
      const address = `/r/${wrong}`;
      for (const answer of [
        await visitor.get(address),
        await visitor.post(address),
        await visitor.post(`${address}/nouveau-lien`),
      ]) {
        if (wrong.endsWith('%00')) {
          expect(answer.status).toBe(400);
          continue;
        }
        expect([wrong, answer.status]).toEqual([wrong, 404]);
        expect(readable(answer.text)).toContain('Ce lien ne s’ouvre pas');
        pages.add(answer.text.replace(/value="[^"]+"/g, ''));
      }
    }
    expect(pages.size).toBe(1);
    expect({ ...(await place.rows()), rate_limit: 0, http_session: 0 }).toEqual(before);
  });

  it('the page of a referral is not there without its link, nor with that of another', async () => {
    const [mine, other] = [await place.referral('sent'), await place.referral('sent')];
    const visitor = await opened(mine);
    for (const id of [other, newId(), 'pas-un-numero']) {
      for (const act of ['', '/accepter', '/refuser', '/terminer', '/ecrire']) {
        expect((await visitor.get(`/reponse/${id}${act}`)).status).toBe(404);
      }
      for (const act of ['bien-recu', 'accepter', 'refuser', 'terminer', 'ecrire']) {
        expect((await visitor.post(`/reponse/${id}/${act}`, { outcome: 'other', words: 'x' })).status).toBe(404);
      }
    }
    expect((await place.world.row(other))['status']).toBe('sent');
    expect((await place.world.app.visitor().get(`/reponse/${mine}`)).status).toBe(404);
  });

  it('several links may be open on one browser, each for its own referral', async () => {
    const [first, second] = [await place.referral('sent'), await place.referral('sent')];
    const visitor = await opened(first);
    await place.visit(await tokenOf(second), visitor);
    expect((await visitor.post(`/reponse/${first}/accepter`)).status).toBe(303);
    expect([(await place.world.row(first))['status'], (await place.world.row(second))['status']]).toEqual([
      'accepted',
      'sent',
    ]);
  });

  it('a visit ends by itself, after two hours without a page', async () => {
    const id = await place.referral('sent');
    const visitor = await opened(id);
    place.world.app.clock.advance({ hours: 1, minutes: 59 });
    expect((await visitor.get(`/reponse/${id}`)).status).toBe(200);
    place.world.app.clock.advance({ hours: 2, minutes: 1 });
    expect((await visitor.get(`/reponse/${id}`)).status).toBe(404);
    place.world.app.clock.set('2026-11-24T10:30:00+01:00');
  });
});

describe('a link that has expired', () => {
  const expire = (id: string) =>
    query(
      `UPDATE answer_link SET created_at = '2026-08-01', expires_at = '2026-11-24T09:00:00Z' WHERE referral_id = $1`,
      [id],
    );

  it('says so, and is sent again to the registered address alone, three times a day, without a word on it', async () => {
    const id = await place.referral('sent');
    const token = await tokenOf(id);
    await expire(id);
    const visitor = place.world.app.visitor();
    const page = await visitor.get(`/r/${token}`);
    expect(page.status).toBe(410);
    expect(readable(page.text)).toContain('Il fonctionnait 90 jours.');
    expect((await visitor.post(`/r/${token}`)).headers['location']).toBe(`/r/${token}`);
    const replies = new Set<string>();
    for (let count = 0; count < 5; count += 1) {
      const reply = await visitor.post(`/r/${token}/nouveau-lien`, { email: 'pirate@exemple.test' });
      expect(reply.status).toBe(200);
      replies.add(reply.text.replace(/value="[^"]+"/g, ''));
    }
    expect(await query('SELECT kind, recipient FROM message WHERE subject_id = $1', [id])).toEqual(
      Array(3).fill({ kind: 'referral.link', recipient: 'mediatheque@exemple.test' }),
    );
    await query(`UPDATE place SET emails = '{}' WHERE id = $1`, [place.place]);
    const without = await place.referral('sent');
    const mute = await tokenOf(without);
    await expire(without);
    const reply = await visitor.post(`/r/${mute}/nouveau-lien`);
    replies.add(reply.text.replace(/value="[^"]+"/g, ''));
    await query(`UPDATE place SET emails = '{mediatheque@exemple.test}' WHERE id = $1`, [place.place]);
    expect(await query('SELECT id FROM message WHERE subject_id = $1', [without])).toEqual([]);
    expect(replies.size).toBe(1);
    expect((await place.visit(await tokenOf(id, 'referral.link'))) instanceof Object).toBe(true);
  });

  it('in the middle of an answer: what was typed is shown, and not kept', async () => {
    const id = await place.referral('sent');
    const visitor = await opened(id);
    await expire(id);
    const late = await visitor.post(`/reponse/${id}/accepter`, { words: 'Venez mardi.' });
    expect(late.status).toBe(409);
    expect(readable(late.text)).toContain('Votre lien vient d’expirer.');
    expect(late.text).toContain('Venez mardi.');
    expect((await visitor.get(`/reponse/${id}`)).status).toBe(404);
    expect((await place.world.row(id))['status']).toBe('sent');
  });
});

describe('a referral that is over', () => {
  it('its link tells how, shows nothing of the person and answers nothing', async () => {
    const id = await place.referral('sent');
    const token = await tokenOf(id);
    const visitor = await place.visit(token);
    expect(
      (await place.world.sender.post(`/orientations/${id}/retirer`, { reason: 'Elle a changé d’avis.' })).status,
    ).toBe(303);
    const late = await visitor.post(`/reponse/${id}/accepter`, { words: 'Venez mardi.' });
    expect(late.status).toBe(409);
    expect(readable(late.text)).toContain(
      'Cette orientation vient d’être retirée. Votre choix n’a pas été enregistré.',
    );
    expect(late.text).toContain('Venez mardi.');
    const pages = [await visitor.get(`/reponse/${id}`), await visitor.get(`/r/${token}`)];
    expect(pages.map(({ status }) => status)).toEqual([200, 410]);
    for (const { text } of pages) {
      expect(readable(text)).toContain('Cette demande a été retirée');
      expect(text).not.toMatch(/Jeanne|Aubertin|changé d’avis/);
    }
    expect((await visitor.post(`/r/${token}/nouveau-lien`)).status).toBe(200);
    expect(await query(`SELECT id FROM message WHERE subject_id = $1 AND kind = 'referral.link'`, [id])).toEqual([]);
  });

  it('a link that refused answers nothing more', async () => {
    const id = await place.referral('sent');
    const token = await tokenOf(id);
    const visitor = await place.visit(token);
    await visitor.post(`/reponse/${id}/refuser`, { reasons: 'other', words: 'Fermé.' });
    expect((await visitor.post(`/reponse/${id}/accepter`)).status).toBe(409);
    expect((await visitor.post(`/r/${token}`)).headers['location']).toBe(`/r/${token}`);
    expect(await place.world.row(id)).toMatchObject({ status: 'refused', refusal_words: 'Fermé.' });
  });
});

describe('two answers at the same moment', () => {
  it('by link and by account: one wins, the other is told with what it typed', async () => {
    for (let round = 0; round < 4; round += 1) {
      const id = await place.referral('sent', { receiverPlaceId: null, receiverStructureId: place.world.partner });
      const visitor = await opened(id);
      const acts = [
        () => visitor.post(`/reponse/${id}/refuser`, { reasons: 'session_full', words: 'Complet ici.' }),
        () => place.world.receiver.post(`/orientations/${id}/accepter`, { words: 'Avec plaisir.' }),
      ];
      const answers = await Promise.all((round % 2 === 0 ? acts : acts.reverse()).map((act) => act()));
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
      const told = answers.find(({ status }) => status === 409)?.text ?? '';
      expect(readable(told)).toMatch(/Votre choix n’a pas été enregistré/);
      const [events] = await query(
        `SELECT count(*) AS n FROM referral_event WHERE referral_id = $1 AND kind = 'status'`,
        [id],
      );
      expect(Number(events?.['n'])).toBe(1);
    }
  });

  it('twice by the same link: counted once', async () => {
    const id = await place.referral('sent');
    const visitor = await opened(id);
    const answers = await Promise.all([
      visitor.post(`/reponse/${id}/accepter`, { appointmentOn: '2026-11-27' }),
      visitor.post(`/reponse/${id}/accepter`, { appointmentOn: '2026-11-27' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await query(`SELECT kind FROM message WHERE subject_id = $1`, [id])).toEqual([
      { kind: 'referral.answered' },
    ]);
  });
});

describe('the door', () => {
  it('wants the token of its own page', async () => {
    const id = await place.referral('sent');
    const token = await tokenOf(id);
    const visitor = await place.visit(token);
    for (const address of [
      `/r/${token}`,
      `/r/${token}/nouveau-lien`,
      `/reponse/${id}/accepter`,
      `/reponse/${id}/ecrire`,
    ]) {
      expect((await visitor.post(address, { _csrf: 'forged' })).status).toBe(403);
    }
    expect((await place.world.row(id))['status']).toBe('sent');
  });

  it('slows down those who try many', async () => {
    const visitor = place.world.app.visitor();
    await visitor.get('/connexion');
    const address = `/r/${'B'.repeat(43)}`;
    for (let count = 0; count < 60; count += 1) expect((await visitor.post(address)).status).toBe(404);
    const slowed = await visitor.post(address);
    expect([slowed.status, readable(slowed.text).includes('Trop d’essais')]).toEqual([429, true]);
    const keys = (await query('SELECT key FROM rate_limit')).map(({ key }) => String(key));
    expect(keys.join()).not.toMatch(/127\.0\.0\.1|::1/);
  });
});

describe('the key itself', () => {
  it('is nowhere: not in a log, nor in the journal, nor in any table', async () => {
    expect(tokens.length).toBeGreaterThan(8);
    expect(lines.length).toBeGreaterThan(50);
    const tables = Object.keys(await place.rows());
    const contents = await Promise.all(tables.map((name) => query(`SELECT t::text AS line FROM "${name}" t`)));
    const kept = [...lines, ...contents.flat().map(({ line }) => String(line))].join('\n');
    for (const token of tokens) expect(kept.includes(token)).toBe(false);
    expect(await query(`SELECT DISTINCT verb FROM audit_event WHERE details ? 'link' ORDER BY 1`)).toMatchObject([
      { verb: 'referral.accept' },
      { verb: 'referral.open' },
      { verb: 'referral.read' },
      { verb: 'referral.refuse' },
      { verb: 'referral.reissue-link' },
    ]);
  });
});
