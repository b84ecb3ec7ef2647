import { createRegistration } from '../../factories/workshops.js';
import { createPerson } from '../../factories/referrals.js';
import { createUser } from '../../factories/identity.js';
import { readable } from '../referrals/reading.js';
import { DURING, LoopWorld } from './loop-world.js';

let world: LoopWorld;
/** An agent of the desk, which holds files and organises workshops too. */
let agent: { structureId: string; userId: string };

beforeAll(async () => {
  world = await LoopWorld.open();
  agent = { structureId: world.desk, userId: world.sender.id };
  await world.app.nest.listen(0, '127.0.0.1');
});
afterAll(() => world.app.stop());
beforeEach(() => world.at(DURING));

const own = (settings = {}) => world.workshop({ structureId: world.desk, createdBy: world.sender.id, ...settings });

async function listed(workshopId: string, settings: Partial<Parameters<typeof createRegistration>[1]> = {}) {
  const beneficiaryId = settings.name ? null : await createPerson(world.app.db, { structureId: world.desk, createdBy: world.sender.id });
  return createRegistration(world.app.db, { workshopId, agent, beneficiaryId, ...settings });
}

const rows = (workshopId: string): Promise<{ id: string; status: string; walk_in: boolean; source: string }[]> =>
  world.app.db.query('SELECT id, status, walk_in, source FROM registration WHERE workshop_id = $1 ORDER BY queue_number', [
    workshopId,
  ]);

const statuses = async (workshopId: string): Promise<string[]> => (await rows(workshopId)).map(({ status }) => status);

const save = (workshopId: string, fields: Record<string, unknown>) =>
  world.counter.post(`/ateliers/${workshopId}/presence`, { anonymous: '0', anonymousSeen: '0', ...fields });

describe('attendance', () => {
  it('marks who came and who did not, and may be corrected as often as one wishes', async () => {
    const workshop = await own();
    const [one, other] = [await listed(workshop), await listed(workshop, { name: 'Paul Sans-Fiche' })];
    const page = readable((await world.counter.get(`/ateliers/${workshop}/presence`)).text);
    expect(page).toContain('Qui est venu ?');
    expect(page).toContain('Jeanne Aubertin');
    expect(page).toContain('Paul Sans-Fiche');
    expect(page).toContain('0 présente, 2 attendues');
    const saved = await save(workshop, { [`presence-${one}`]: 'attended', [`presence-${other}`]: 'absent' });
    expect(saved.status).toBe(303);
    expect(await statuses(workshop)).toEqual(['attended', 'absent']);
    await save(workshop, { [`presence-${one}`]: 'absent', [`vu-${one}`]: 'attended' });
    expect(await statuses(workshop)).toEqual(['absent', 'absent']);
  });

  it('marks everybody who was not marked by one button', async () => {
    const workshop = await own();
    const [absent] = [await listed(workshop), await listed(workshop), await listed(workshop)];
    await save(workshop, { [`presence-${absent}`]: 'absent', act: 'all' });
    expect(await statuses(workshop)).toEqual(['absent', 'attended', 'attended']);
    await save(workshop, { act: 'all' });
    expect(await statuses(workshop)).toEqual(['absent', 'attended', 'attended']);
  });

  it('loses nothing of two people who mark at once: each writes what they changed', async () => {
    const workshop = await own();
    const lines = await Promise.all([1, 2, 3, 4, 5, 6].map(() => listed(workshop)));
    const colleague = await world.app.signInAs(await createUser(world.app.db, { structureId: world.desk }));
    const seen = Object.fromEntries(lines.map((id) => [`vu-${id}`, '']));
    const [first, second] = [lines.slice(0, 3), lines.slice(3)].map((half) => ({
      ...seen,
      ...{ anonymous: '0', anonymousSeen: '0' },
      ...Object.fromEntries(half.map((id) => [`presence-${id}`, 'attended'])),
    }));
    const path = `/ateliers/${workshop}/presence`;
    await Promise.all([world.counter.post(path, first), colleague.post(path, second)]);
    expect(await statuses(workshop)).toEqual(Array(6).fill('attended'));
    // One page is old: what it showed and nobody touched there stays as the other one left it.
    await colleague.post(path, { ...seen, anonymous: '0', anonymousSeen: '0' });
    expect(await statuses(workshop)).toEqual(Array(6).fill('attended'));
  });

  it('adds someone of the structure who came without a seat, once, beside the seats', async () => {
    const workshop = await own({ capacity: 1 });
    await listed(workshop);
    const walkIn = await createPerson(world.app.db, {
      ...{ structureId: world.desk, createdBy: world.sender.id, firstName: 'Aminata', lastName: 'Venue' },
    });
    const found = await save(workshop, { act: 'search', personSearch: 'Aminata Venue' });
    expect(found.status).toBe(200);
    expect(found.text).toContain(`value="add_${walkIn}"`);
    await save(workshop, { act: `add_${walkIn}` });
    await save(workshop, { act: `add_${walkIn}` });
    const [, added] = await rows(workshop);
    expect(added).toMatchObject({ status: 'attended', walk_in: true, source: 'walk_in' });
    expect(await rows(workshop)).toHaveLength(2);
    const foreign = await createPerson(world.app.db, { structureId: world.fund, createdBy: world.agent.id });
    expect((await save(workshop, { act: `add_${foreign}` })).status).toBe(404);
    await save(workshop, { act: `back_${added?.id}` });
    expect(await rows(workshop)).toHaveLength(1);
  });

  it('counts those who came without a file, and refuses what is no number, keeping what was ticked', async () => {
    const workshop = await own();
    const one = await listed(workshop);
    const wrong = await save(workshop, { [`presence-${one}`]: 'attended', anonymous: 'trois' });
    expect(wrong.status).toBe(422);
    expect(readable(wrong.text)).toContain('Écrivez un nombre de personnes, de 0 à 500.');
    expect(wrong.text).toMatch(new RegExp(`name="presence-${one}" value="attended" checked`));
    expect(await statuses(workshop)).toEqual(['registered']);
    await save(workshop, { anonymous: '3' });
    expect(readable((await world.counter.get(`/ateliers/${workshop}/presence`)).text)).toContain('3 présentes');
  });

  it('lets in whoever waited and came, even to a full workshop, and takes it back', async () => {
    const workshop = await own({ capacity: 1 });
    await listed(workshop);
    const waiting = await listed(workshop, { status: 'waiting' });
    await save(workshop, { act: `came_${waiting}` });
    expect((await rows(workshop))[1]).toMatchObject({ status: 'attended', walk_in: true, source: 'agent' });
    await save(workshop, { act: `back_${waiting}` });
    expect((await rows(workshop))[1]).toMatchObject({ status: 'waiting', walk_in: false });
    const counts: unknown = await world.app.db.query('SELECT seats_taken, waiting FROM workshop WHERE id = $1', [workshop]);
    expect(counts).toEqual([{ seats_taken: 1, waiting: 1 }]);
  });

  it('opens an hour before the beginning, and is the organiser’s alone', async () => {
    const workshop = await own();
    const one = await listed(workshop);
    await world.at('2026-12-08T12:59:00+01:00');
    expect(readable((await world.counter.get(`/ateliers/${workshop}/presence`)).text)).toContain('à partir d’une heure avant');
    expect((await save(workshop, { [`presence-${one}`]: 'attended' })).status).toBe(409);
    await world.at('2026-12-08T13:00:00+01:00');
    expect((await save(workshop, { [`presence-${one}`]: 'attended' })).status).toBe(303);
    expect((await world.organiser.get(`/ateliers/${workshop}/presence`)).status).toBe(404);
    expect((await world.organiser.post(`/ateliers/${workshop}/presence`, { anonymous: '0' })).status).toBe(404);
    for (const status of ['draft', 'cancelled'] as const) {
      expect((await world.counter.get(`/ateliers/${await own({ status })}/presence`)).status).toBe(404);
    }
  });

  it('names nobody who was lent by another structure and waits still', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    await world.at('2026-11-24T10:30:00+01:00');
    await world.refer(workshop, await world.person());
    await world.refer(workshop, await world.person({ lastName: 'Discrète' }));
    await world.at(DURING);
    const page = readable((await world.organiser.get(`/ateliers/${workshop}/presence`)).text);
    expect(page).toContain('Aubertin');
    expect(page).toContain('orientée par France services de Toul');
    expect(page).not.toContain('Discrète');
    expect(page).toContain('Une personne orientée par France services de Toul');
  });
});
