import type { StructureActor } from '../../../src/platform/access/actor.js';
import {
  isWorkshopRefusal,
  type NewWorkshopsInput,
  NewWorkshops,
  DeviceStocks,
  WorkshopsService,
  WorkshopWatchers,
} from '../../../src/modules/workshops/index.js';
import { WorkshopCorrections } from '../../../src/modules/workshops/organising/workshop-corrections.service.js';
import { newId } from '../../../src/platform/ids.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

let app: TestApp;
let actor: StructureActor;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
});
afterAll(() => app.stop());
beforeEach(async () => {
  const structureId = await createStructure(app.db);
  const { id } = await createUser(app.db, { structureId });
  actor = { userId: id, structureId, role: 'mediator' } as StructureActor;
  await app.get(DeviceStocks).set(actor, { laptop: 5, tablet: 5, phone: 5 });
});

const input = (changes: Partial<NewWorkshopsInput['announced']> = {}): NewWorkshopsInput => ({
  formKey: newId(),
  programme: null,
  announced: {
    ...{
      title: 'Atelier',
      summary: null,
      topics: [],
      level: null,
      audience: 'people',
      format: 'group',
      mode: 'remote',
    },
    ...{ placeId: null, address: null, communeInsee: null, connection: 'visio', zone: 'Europe/Paris', capacity: 4 },
    ...{ ownDevice: false, toBring: null, listed: true, publicBooking: false, offerHours: 24, animatorIds: [] },
    ...{ devices: {}, ...changes },
  },
  times: { start: 14 * 60, end: 16 * 60 },
  ...{ days: ['2026-12-01'], rule: null, publish: true },
});

const promised = async (): Promise<number> => {
  const [row] = await app.db.query<{ sum: string | null }[]>(
    `SELECT sum(d.count) FROM workshop_device d JOIN workshop w ON w.id = d.workshop_id WHERE w.structure_id = $1`,
    [actor.structureId],
  );
  return Number(row?.sum ?? 0);
};

it('ten workshops that want two of five tablets at once: two have them, the others are told', async () => {
  const wanting = Array.from({ length: 10 }, () => input({ devices: { tablet: 2 } }));
  const results = await Promise.all(wanting.map((one) => app.get(NewWorkshops).create(actor, one)));
  const refused = results.filter(isWorkshopRefusal);
  expect(refused).toHaveLength(8);
  // Each is told to whom they are, which only those who wait their turn can know.
  expect(refused.map((one) => one.refused === 'devices' && one.clash?.others.length)).toEqual(Array(8).fill(2));
  expect(await promised()).toBe(4);
});

it('two kinds taken in opposite orders: nobody waits for somebody who waits for them', async () => {
  const pair = async (kinds: readonly ['laptop' | 'tablet', 'laptop' | 'tablet']) => {
    const made = [input(), input()].sort((one, other) => (one.formKey < other.formKey ? -1 : 1));
    for (const one of made) await app.get(NewWorkshops).create(actor, one);
    return made.map(({ formKey, announced }, index) => {
      const span = { startsAt: new Date('2026-12-02T13:00:00Z'), endsAt: new Date('2026-12-02T15:00:00Z') };
      const content = { ...announced, ...span, devices: { [kinds[index] ?? 'laptop']: 1 } };
      return { id: formKey, version: 1, content };
    });
  };
  const pairs = [];
  for (let index = 0; index < 4; index += 1) {
    pairs.push(await pair(index % 2 === 0 ? ['laptop', 'tablet'] : ['tablet', 'laptop']));
  }
  const results = await Promise.all(
    pairs.map((corrections) => app.get(WorkshopCorrections).correct(actor, corrections)),
  );
  expect(results).toEqual(['saved', 'saved', 'saved', 'saved']);
  expect(await promised()).toBe(8);
});

it('the base itself refuses a device promised twice, whoever writes', async () => {
  const first = input({ devices: { laptop: 5 } });
  await app.get(NewWorkshops).create(actor, first);
  const second = input();
  await app.get(NewWorkshops).create(actor, second);
  await expect(
    app.db.query(`INSERT INTO workshop_device VALUES ($1, 'laptop', 1)`, [second.formKey]),
  ).rejects.toMatchObject({ driverError: { constraint: 'workshop_device_stock_check' } });
  await expect(
    app.db.query(
      `UPDATE device_stock SET owned = 4, updated_at = '2026-11-24' WHERE structure_id = $1 AND kind = 'laptop'`,
      [actor.structureId],
    ),
  ).rejects.toMatchObject({ driverError: { constraint: 'device_stock_promised_check' } });
});

it('fewer devices owned and more promised at once: the stock is never short', async () => {
  const results = await Promise.all([
    app.get(NewWorkshops).create(actor, input({ devices: { phone: 5 } })),
    app.get(DeviceStocks).set(actor, { laptop: 5, tablet: 5, phone: 3 }),
  ]);
  const kept = [!isWorkshopRefusal(results[0]), results[1] === null];
  expect(kept.filter(Boolean)).toHaveLength(1);
});

it('two corrections read at the same version: one is saved, the other is told', async () => {
  const first = input();
  await app.get(NewWorkshops).create(actor, first);
  const span = { startsAt: new Date('2026-12-02T13:00:00Z'), endsAt: new Date('2026-12-02T15:00:00Z') };
  const correct = (title: string) =>
    app
      .get(WorkshopCorrections)
      .correct(actor, [{ id: first.formKey, version: 1, content: { ...first.announced, ...span, title } }]);
  const results = await Promise.all([correct('Une'), correct('Deux'), correct('Trois')]);
  expect(results.filter((one) => one === 'saved')).toHaveLength(1);
  expect(results.filter((one) => one !== 'saved')).toEqual([{ refused: 'stale' }, { refused: 'stale' }]);
});

it('tells its watchers in the transaction: what they throw undoes the change', async () => {
  const told: string[] = [];
  let fails = false;
  app.get(WorkshopWatchers).register({
    changed: (id) => {
      told.push(`changed ${id}`);
      return fails ? Promise.reject(new Error('No')) : Promise.resolve();
    },
    capacityRaised: (id) => Promise.resolve(void told.push(`raised ${id}`)),
    cancelled: (id) => Promise.resolve(void told.push(`cancelled ${id}`)),
  });
  const first = input();
  await app.get(NewWorkshops).create(actor, first);
  const id = first.formKey;
  const span = { startsAt: new Date('2026-12-01T13:00:00Z'), endsAt: new Date('2026-12-01T15:00:00Z') };
  const content = { ...first.announced, ...span };
  const correct = (version: number, changes: object) =>
    app.get(WorkshopCorrections).correct(actor, [{ id, version, content: { ...content, ...changes } }]);
  await correct(1, { title: 'Un autre titre' });
  expect(told).toEqual([]);
  await correct(2, { capacity: 6 });
  await correct(3, { capacity: 6, endsAt: new Date('2026-12-01T16:00:00Z') });
  expect(told).toEqual([`raised ${id}`, `changed ${id}`]);
  fails = true;
  await expect(correct(4, { startsAt: new Date('2026-12-01T12:00:00Z') })).rejects.toThrow('No');
  fails = false;
  const [row] = await app.db.query<{ version: number; starts_at: Date }[]>('SELECT * FROM workshop WHERE id = $1', [
    id,
  ]);
  expect([row?.version, row?.starts_at.toISOString()]).toEqual([4, '2026-12-01T13:00:00.000Z']);
  await app.get(WorkshopsService).cancel(actor, [id], null);
  expect(told.at(-1)).toBe(`cancelled ${id}`);
});
