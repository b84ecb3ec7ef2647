import { newId } from '../../../src/platform/ids.js';
import { createUser } from '../../factories/identity.js';
import { createReferral } from '../../factories/referrals.js';
import { firstWeights } from '../../factories/routing.js';
import { communes, createPlace } from '../../factories/structures.js';
import type { Visit } from '../../setup/app.js';
import { linkTo, readable } from './reading.js';
import { World } from './world.js';

let world: World;
let administrator: Visit;

const PAGE = '/administration/orientation';

beforeAll(async () => {
  world = await World.open();
  const account = await createUser(world.app.db, {
    role: 'administrator',
    structureId: null,
    firstName: 'Odile',
    lastName: 'Adam',
  });
  administrator = await world.app.signInAs(account);
});
afterAll(() => world.app.stop());

const address = (weights: Record<string, unknown>): string =>
  `${PAGE}/apercu?${Object.entries(weights)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')}`;

const versions = async (): Promise<unknown> =>
  world.app.db.query('SELECT version, words FROM routing_weights ORDER BY version');

describe('the weights', () => {
  it('are read in plain words by an administrator, and by whoever refers people', async () => {
    const text = readable((await administrator.get(PAGE)).text);
    expect(text).toContain('Ce qui compte, et combien, de 0 à 10 (réglage 1)');
    expect(text).toContain(
      'À vol d’oiseau, depuis le centre de la commune de la personne. La note est de moitié à 5 km.',
    );
    expect(text).toContain('Réglage 1 : Réglage d’origine.');
    expect(text).toContain('Aucun choix n’a encore été fait à partir des propositions.');
    expect(linkTo(text, /^Changer les poids/)).toBe(`${PAGE}/changer`);
    const explained = await world.sender.get('/orientations/classement');
    expect([explained.status, readable(explained.text).includes('Changer les poids')]).toEqual([200, false]);
    expect((await world.sender.get(PAGE)).status).toBe(404);
  });

  it.each([
    ['nothing', { distance: '' }, 'Proximité : écrivez un nombre entier de 0 à 10.'],
    ['more than 10', { fees: 11 }, 'Gratuité : écrivez un nombre entier de 0 à 10.'],
    ['less than 0', { fees: -1 }, 'Gratuité : écrivez un nombre entier de 0 à 10.'],
    ['a fraction', { fees: '2,5' }, 'Gratuité : écrivez un nombre entier de 0 à 10.'],
    [
      'nothing that counts',
      Object.fromEntries(Object.keys(firstWeights).map((name) => [name, 0])),
      'Gardez au moins un poids au-dessus de 0',
    ],
  ])('are not tried with %s', async (_what, some, message) => {
    const page = await administrator.get(address({ ...firstWeights, ...some }));
    expect(page.status).toBe(422);
    expect(readable(page.text)).toContain(message);
    expect(page.text).toContain('Erreur\u00a0:');
  });

  it('are tried on past referrals before anything changes', async () => {
    const { db } = world.app;
    const [near, prompt] = [
      await createPlace(db, { name: 'Le Proche', commune: communes.toul }),
      await createPlace(db, { name: 'Le Prompt', commune: communes.nancy }),
    ];
    const half = Object.fromEntries(Object.keys(firstWeights).map((name) => [name, 0.5]));
    const candidates = [
      { receiverId: near, tier: 0, values: { ...half, distance: 1, answer_rate: 0 } },
      { receiverId: prompt, tier: 0, values: { ...half, distance: 0.3, answer_rate: 1 } },
    ];
    const parties = { beneficiaryId: world.person, senderStructureId: world.desk, senderId: world.counter.id };
    for (const [status, receiverPlaceId, rank] of [
      ['refused', near, 1],
      ['expired', near, 1],
      ['closed', prompt, 2],
    ] as const) {
      const id = await createReferral(db, { ...parties, receiverPlaceId, status });
      await db.query(
        `INSERT INTO referral_choice (referral_id, weights_version, chosen_rank, candidates, reasons)
         VALUES ($1, 1, $2, $3, $4)`,
        [id, rank, JSON.stringify(candidates), rank > 1 ? ['faster_answer', 'transport'] : []],
      );
    }
    const text = readable((await administrator.get(address({ ...firstWeights, distance: 1, answer_rate: 10 }))).text);
    expect(text).toContain('Proximité : 8 devient 1 (sur 10)');
    expect(text).toContain('Réponses données : 4 devient 10 (sur 10)');
    expect(text).toContain('Essai sur 3 orientations passées');
    expect(cellsOf(text)).toEqual([
      ['Toutes', '3', '3', '2', '1'],
      ['Refusées', '1', '1', '1', '0'],
      ['Restées sans réponse', '1', '1', '1', '0'],
    ]);
    expect(text).toContain('« Le Prompt » passerait devant « Le Proche ». Choix fait : « Le Proche », qui a refusé.');
    expect(text).not.toContain('Aubertin');
    expect(await versions()).toEqual([{ version: 1, words: 'Réglage d’origine.' }]);
    const report = readable((await administrator.get(PAGE)).text);
    expect(report).toContain(
      'Sur 3 orientations en un an, la première proposition a été suivie 2 fois, une autre proposition a été choisie 1 fois',
    );
    expect(report).toContain('Plus facile d’accès (bus, voiture, à pied)');
  });

  it('are put in force as a new version, with a reason and a name, and rank from then on', async () => {
    const asked = { ...firstWeights, distance: 2, version: 1 };
    await administrator.get(address(asked));
    const missing = await administrator.post(PAGE, asked);
    expect([missing.status, readable(missing.text).includes('Dites pourquoi le classement change')]).toEqual([
      422,
      true,
    ]);
    const applied = await administrator.post(PAGE, { ...asked, words: 'Les bus passent partout.' });
    expect(applied.status).toBe(303);
    const text = readable((await administrator.follow(applied)).text);
    expect(text).toContain('Le réglage 2 est en vigueur.');
    expect(text).toContain('Réglage 2 : Les bus passent partout.');
    expect(text).toContain('Proximité : 8 → 2');
    expect(text).toContain('Odile Adam');
    expect(await versions()).toEqual([
      { version: 1, words: 'Réglage d’origine.' },
      { version: 2, words: 'Les bus passent partout.' },
    ]);
    const journal: unknown = await world.app.db.query(
      `SELECT subject_id, details->'distance' AS distance FROM audit_event WHERE verb = 'routing.change-weights'`,
    );
    expect(journal).toEqual([{ subject_id: '2', distance: 2 }]);
    await world.sender.get(`/beneficiaires/${world.person}/orienter`);
    const kept: unknown = await world.app.db.query('SELECT DISTINCT weights_version FROM routing_suggestion');
    expect(kept).toEqual([{ weights_version: 2 }]);
  });

  it('are not changed over a colleague’s change, nor for nothing', async () => {
    const late = await administrator.post(PAGE, { ...firstWeights, fees: 9, version: 1, words: 'Trop tard.' });
    expect([late.status, readable(late.text).includes('changé entre-temps')]).toEqual([409, true]);
    const same = await administrator.post(PAGE, { ...firstWeights, distance: 2, version: 2, words: 'Pareil.' });
    expect([same.status, readable(same.text).includes('déjà celui en vigueur')]).toEqual([409, true]);
    expect(await versions()).toHaveLength(2);
  });

  it('are never changed by two at once', async () => {
    const change = (fees: number) =>
      administrator.post(PAGE, { ...firstWeights, fees, version: 2, words: `Essai ${newId()}` });
    const answers = await Promise.all([change(1), change(2)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await versions()).toHaveLength(3);
  });
});

const cellsOf = (text: string): string[][] =>
  [...text.matchAll(/<tr role="row">(.*?)<\/tr>/gs)]
    .map(([, row]) => [...(row ?? '').matchAll(/<(?:td|th scope="row")[^>]*>(.*?)<\/t[dh]>/gs)])
    .filter((cells) => cells.length > 0)
    .map((cells) => cells.map(([, cell]) => (cell ?? '').replace(/<[^>]+>/g, '').trim()));
