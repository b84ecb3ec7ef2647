import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MergingService } from '../../../src/modules/beneficiaries/merging/merging.service.js';
import { ConflictError } from '../../../src/platform/errors/domain-error.js';
import { newId } from '../../../src/platform/ids.js';
import { createRegistration } from '../../factories/workshops.js';
import { connect, testDatabaseUrl } from '../../setup/database.js';
import { SeatsWorld, seatsWorld } from './seats-world.js';

let world: SeatsWorld;

beforeAll(async () => {
  world = await seatsWorld();
});
afterAll(() => world.app.stop());

const kinds = (settled: PromiseSettledResult<unknown>[]): string[] =>
  settled
    .map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as Error).constructor.name))
    .sort((one, other) => one.localeCompare(other));

/** The program holds several connections: these commands run at once on the server. */
describe('people who ask at the same moment', () => {
  it('forty for three seats: three sit, the others wait in order, and each is told their place', async () => {
    const workshop = await world.workshop({ capacity: 3 });
    const people = await Promise.all(Array.from({ length: 40 }, () => world.person()));
    const answers = await Promise.all(people.map((person) => world.register(workshop, person)));
    expect(answers.filter(({ status }) => status === 'registered')).toHaveLength(3);
    const positions = answers.flatMap(({ position }) => (position === null ? [] : [position]));
    expect(positions.sort((one, other) => one - other)).toEqual(Array.from({ length: 37 }, (_, index) => index + 1));
    expect(await world.stateOf(workshop)).toEqual({
      ...{ taken: 3, waiting: 37 },
      statuses: [...Array<string>(3).fill('registered'), ...Array<string>(37).fill('waiting')],
    });
    const told = await world.app.db.query<{ id: string; status: string; ahead: number }[]>(
      `SELECT id, status, (row_number() OVER (ORDER BY queue_number))::integer - 3 AS ahead FROM registration
        WHERE workshop_id = $1`,
      [workshop],
    );
    for (const { id, status, position } of answers) {
      expect(told.find((row) => row.id === id)).toMatchObject(
        status === 'waiting' ? { status, ahead: position } : { status },
      );
    }
  });

  it('the same form sent three times at once asks once', async () => {
    const workshop = await world.workshop();
    const [who, formKey] = [{ beneficiaryId: await world.person() }, newId()];
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.seats.register({ workshopId: workshop, who, by: world.actor, formKey })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect((await world.stateOf(workshop)).statuses).toEqual(['registered']);
    expect(await journalOf(answers[0]?.id ?? '')).toEqual(['registration.ask']);
  });

  it('the same person by two forms: one seat, and plain words for the other', async () => {
    const workshop = await world.workshop();
    const person = await world.person();
    const settled = await Promise.allSettled([world.register(workshop, person), world.register(workshop, person)]);
    expect(kinds(settled)).toEqual(['ConflictError', 'done']);
    expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: new ConflictError('Cette personne est déjà inscrite à cet atelier.'),
    });
  });
});

describe('the last seat', () => {
  it('taken up again by five who had cancelled: one sits, four wait', async () => {
    const workshop = await world.workshop({ capacity: 5 });
    const answers = await world.registerAll(workshop, 5);
    for (const { id } of answers) await world.seats.cancel(id, 'desk');
    await world.app.db.query('UPDATE workshop SET capacity = 1 WHERE id = $1', [workshop]);
    await Promise.all(answers.map(({ id }) => world.seats.takeUpAgain(id)));
    expect(await world.stateOf(workshop)).toMatchObject({ taken: 1, waiting: 4 });
  });

  it('moved to by four of another workshop: one moves, the others keep the seat they had', async () => {
    const [from, to] = [await world.workshop({ capacity: 4 }), await world.workshop({ capacity: 1 })];
    const answers = await world.registerAll(from, 4);
    const settled = await Promise.allSettled(answers.map(({ id }) => world.seats.move(id, to)));
    expect(kinds(settled)).toEqual(['ConflictError', 'ConflictError', 'ConflictError', 'done']);
    expect(await world.stateOf(to)).toMatchObject({ taken: 1, waiting: 0 });
    expect(await world.stateOf(from)).toMatchObject({ taken: 3 });
  });

  it('two that change places, a hundred times over, never lock each other for good', async () => {
    const [one, two] = [await world.workshop({ capacity: 40 }), await world.workshop({ capacity: 40 })];
    const [here, there] = [await world.registerAll(one, 15), await world.registerAll(two, 15)];
    await Promise.all([
      ...here.map(({ id }) => world.seats.move(id, two)),
      ...there.map(({ id }) => world.seats.move(id, one)),
    ]);
    expect(await world.stateOf(one)).toMatchObject({ taken: 15, waiting: 0 });
    expect(await world.stateOf(two)).toMatchObject({ taken: 15, waiting: 0 });
  });

  it('cancelled in one tab while it moves in another: never both', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [from, to] = [await world.workshop({ capacity: 1 }), await world.workshop({ capacity: 1 })];
      const { id } = await world.register(from);
      const waits = await world.register(from);
      await Promise.allSettled([world.seats.cancel(id, 'desk'), world.seats.move(id, to)]);
      const [row] = await world.app.db.query<{ status: string; at: string }[]>(
        'SELECT status, workshop_id AS at FROM registration WHERE id = $1',
        [id],
      );
      expect(await world.statusOf(waits.id)).toBe('offered');
      expect(await world.stateOf(from)).toMatchObject({ taken: 1, waiting: 0 });
      expect(await world.stateOf(to)).toMatchObject({ taken: row?.status === 'registered' ? 1 : 0 });
    }
  });

  it('asked for while it is cancelled and passed on: the newcomer goes behind the one who waited', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const [seated, waits] = [await world.register(workshop), await world.register(workshop)];
    const [, newcomer] = await Promise.all([world.seats.cancel(seated.id, 'person'), world.register(workshop)]);
    expect(await world.statusOf(waits.id)).toBe('offered');
    expect(newcomer.status).toBe('waiting');
    expect(await world.stateOf(workshop)).toMatchObject({ taken: 1, waiting: 1 });
  });

  it('offered, accepted by the person and refused by the desk at once: one of the two', async () => {
    for (let round = 0; round < 5; round += 1) {
      const workshop = await world.workshop({ capacity: 1 });
      const [seated, first, second] = await world.registerAll(workshop, 3);
      await world.seats.cancel(seated?.id ?? '', 'desk');
      await Promise.allSettled([
        world.seats.acceptOffer(first?.id ?? ''),
        world.seats.declineOffer(first?.id ?? '', 'desk'),
      ]);
      const [state, next] = [await world.statusOf(first?.id ?? ''), await world.statusOf(second?.id ?? '')];
      expect([`${state} ${next}`]).toEqual([state === 'registered' ? 'registered waiting' : 'cancelled offered']);
      expect(await world.stateOf(workshop)).toMatchObject({ taken: 1 });
    }
  });

  it('lapsed by three workers at once: passed on once', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const [seated, first, second, third] = await world.registerAll(workshop, 4);
    await world.seats.cancel(seated?.id ?? '', 'desk');
    world.app.clock.advance({ hours: 25 });
    await Promise.all([1, 2, 3].map(() => world.all.lapse()));
    world.app.clock.advance({ hours: -25 });
    expect(await Promise.all([first, second, third].map((one) => world.statusOf(one?.id ?? '')))).toEqual([
      ...['cancelled', 'offered', 'waiting'],
    ]);
    expect(await journalOf(first?.id ?? '')).toEqual(['registration.ask', 'registration.offer', 'registration.lapse']);
  });
});

describe('the database itself', () => {
  it('two bare connections: the second seat of one waits for the first, then is refused', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const [one, two] = await Promise.all([connect(await testDatabaseUrl()), connect(await testDatabaseUrl())]);
    const insert = (client: typeof one, number: number) =>
      client.query(
        `INSERT INTO registration (id, workshop_id, name, source, status, held_until, queue_number, form_key, created_at)
         VALUES ($1, $2, 'Sans fiche', 'public', 'pending', '2026-12-01', $3, $4, now())`,
        [newId(), workshop, number, newId()],
      );
    await Promise.all([one.query('BEGIN'), two.query('BEGIN')]);
    await insert(one, 1);
    const second = insert(two, 2).then(
      () => 'seated',
      (error: { constraint?: string }) => error.constraint,
    );
    await one.query('COMMIT');
    expect(await second).toBe('workshop_seats_check');
    await two.query('ROLLBACK');
  });

  it.each([
    ['un-cancelled', `UPDATE registration SET status = 'registered', cancelled_at = NULL, cancelled_by = NULL`],
    ['moved in', `UPDATE registration SET workshop_id = $2, queue_number = 99`],
  ])('a seat %s past the capacity is refused', async (_case, change) => {
    const [full, other] = [await world.workshop({ capacity: 1 }), await world.workshop()];
    await world.register(full);
    const moved = change.includes('workshop_id');
    const { id } = await world.register(moved ? other : full);
    if (!moved) {
      await world.app.db.query('UPDATE workshop SET capacity = 2 WHERE id = $1', [full]);
      await world.seats.giveSeat(id);
      await world.seats.cancel(id, 'desk');
      await world.app.db.query('UPDATE workshop SET capacity = 1 WHERE id = $1', [full]);
    }
    const refused = world.app.db.query(`${change} WHERE id = $1`, moved ? [id, full] : [id]);
    await expect(refused).rejects.toMatchObject({ driverError: { constraint: 'workshop_seats_check' } });
  });

  it('a capacity below the seats taken is refused, also while one more is being taken', async () => {
    const workshop = await world.workshop({ capacity: 2 });
    await world.register(workshop);
    const settled = await Promise.allSettled([
      world.register(workshop),
      world.app.db.query('UPDATE workshop SET capacity = 1 WHERE id = $1', [workshop]),
    ]);
    const [row] = await world.app.db.query<{ fits: boolean }[]>(
      'SELECT seats_taken <= capacity AS fits FROM workshop WHERE id = $1',
      [workshop],
    );
    expect(row).toEqual({ fits: true });
    expect(settled[0]?.status).toBe('fulfilled');
  });
});

describe('two files of one person', () => {
  const order = { kept: 'first' as const, answers: new Map(), versions: { first: 1, second: 1 } };

  it('both registered in one workshop: the merger is refused with words', async () => {
    const workshop = await world.workshop();
    const [first, second] = [await world.person(), await world.person()];
    await Promise.all([world.register(workshop, first), world.register(workshop, second)]);
    const merge = world.app.get(MergingService).merge(world.actor, { first, second }, order);
    await expect(merge).rejects.toThrow('Les deux fiches sont inscrites au même atelier');
  });

  it('merged while the other file asks for the same workshop: never two seats for one person', async () => {
    for (let round = 0; round < 5; round += 1) {
      const workshop = await world.workshop();
      const [first, second] = [await world.person(), await world.person()];
      await world.register(workshop, first);
      await Promise.allSettled([
        world.app.get(MergingService).merge(world.actor, { first, second }, order),
        world.register(workshop, second),
      ]);
      const rows = await world.app.db.query<{ person: string; count: number }[]>(
        `SELECT coalesce(b.merged_into, b.id) AS person, count(*)::integer AS count FROM registration r
           JOIN beneficiary b ON b.id = r.beneficiary_id WHERE r.workshop_id = $1 AND r.status <> 'cancelled'
          GROUP BY 1`,
        [workshop],
      );
      expect(rows.every(({ count }) => count === 1)).toBe(true);
    }
  });
});

const journalOf = async (id: string): Promise<string[]> => {
  const rows = await world.app.db.query<{ verb: string }[]>(
    'SELECT verb FROM audit_event WHERE subject_id = $1 ORDER BY id',
    [id],
  );
  return rows.map(({ verb }) => verb);
};

it('a registration made by the factory is counted as any other', async () => {
  const workshop = await world.workshop({ capacity: 2 });
  await createRegistration(world.app.db, { workshopId: workshop });
  await createRegistration(world.app.db, { workshopId: workshop, status: 'waiting' });
  expect(await world.stateOf(workshop)).toMatchObject({ taken: 1, waiting: 1 });
});
