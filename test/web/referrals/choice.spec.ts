import { createLevel } from '../../factories/referrals.js';
import { createPlace } from '../../factories/structures.js';
import { readable } from './reading.js';
import { World } from './world.js';

let world: World;
let near: string;
let far: string;

beforeAll(async () => {
  world = await World.open();
  await createLevel(world.app.db, {
    beneficiaryId: world.person,
    structureId: world.desk,
    authorId: world.counter.id,
    level: 'beginner',
  });
  near = await createPlace(world.app.db, { name: 'Lieu tout proche', latitude: 48.4814, longitude: 6.0892 });
  far = await createPlace(world.app.db, { name: 'Lieu plus loin', latitude: 48.6, longitude: 6.2 });
});
afterAll(() => world.app.stop());

const agreed = { path: 'reinforced_support', agreementOn: '2026-11-24', agreementHow: 'oral', next: 'send' };

/** The form that « Choisir » of this place opens, and the suggestions it carries. */
async function choosing(place: string) {
  const suggestions = await world.sender.get(`/beneficiaires/${world.person}/orienter`);
  const href = new RegExp(`href="([^"]*lieu=${place}[^"]*)"`).exec(readable(suggestions.text))?.[1] ?? '';
  const page = await world.sender.get(href);
  const suggestion = /name="suggestion" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const send = (fields: object) =>
    world.sender.post(`/beneficiaires/${world.person}/orienter/preparer`, {
      ...agreed,
      placeId: place,
      suggestion,
      ...fields,
    });
  return { page, suggestion, send };
}

const noted = async (location: string) =>
  (
    await world.app.db.query<Record<string, unknown>[]>(
      'SELECT chosen_rank, reasons, words, weights_version FROM referral_choice WHERE referral_id = $1',
      [location.split('/').at(-1)],
    )
  )[0];

describe('choosing among the suggestions', () => {
  it('asks nothing of the first, and notes it', async () => {
    const { page, send } = await choosing(near);
    expect(readable(page.text)).not.toContain('Pourquoi ce choix ?');
    const sent = await send({});
    expect(sent.status).toBe(303);
    expect(await noted(sent.headers['location'] ?? '')).toEqual({
      chosen_rank: 1,
      reasons: [],
      words: null,
      weights_version: 1,
    });
  });

  it('asks why another, keeps what was typed, and notes the reasons', async () => {
    const { page, send } = await choosing(far);
    expect(readable(page.text)).toContain('La première était « Lieu tout proche ».');
    const silent = await send({ message: 'Vient en bus.' });
    expect(silent.status).toBe(422);
    expect(readable(silent.text)).toContain('Dites pourquoi ce choix plutôt que la première proposition.');
    expect(silent.text).toContain('Vient en bus.</textarea>');
    const wordless = await send({ choiceReasons: ['other'] });
    expect([wordless.status, readable(wordless.text).includes('Précisez l’autre raison')]).toEqual([422, true]);
    const sent = await send({ choiceReasons: ['person_prefers', 'transport'] });
    expect(sent.status).toBe(303);
    expect(await noted(sent.headers['location'] ?? '')).toMatchObject({
      chosen_rank: 2,
      reasons: ['person_prefers', 'transport'],
    });
  });

  it('counts at once what the receiver has to answer', async () => {
    const [record] = await world.app.db.query<{ pending: number }[]>(
      'SELECT pending FROM receiver_record WHERE receiver_id = $1',
      [near],
    );
    expect(record?.pending).toBe(1);
  });
});
