import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MergingService } from '../../../src/modules/beneficiaries/merging/merging.service.js';
import { PartingService } from '../../../src/modules/beneficiaries/merging/parting.service.js';
import { type SeatChange, SeatWatchers } from '../../../src/modules/workshops/index.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { newId } from '../../../src/platform/ids.js';
import { dumpOf, lastMergeOf } from '../beneficiaries/merging-world.js';
import { createStructure } from '../../factories/structures.js';
import { createRegistration } from '../../factories/workshops.js';
import { agentOf, SeatsWorld, seatsWorld } from './seats-world.js';

let world: SeatsWorld;
const changes: SeatChange[] = [];

beforeAll(async () => {
  world = await seatsWorld({
    env: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'passerelle@exemple.test' },
  });
  world.app.get(SeatWatchers).register({
    changed: (change) => {
      changes.push(change);
      return Promise.resolve();
    },
  });
});
afterAll(() => world.app.stop());
beforeEach(() => {
  world.app.clock.set('2026-11-24T10:30:00+01:00');
  changes.splice(0);
});

const heldUntil = async (id: string): Promise<string | undefined> => {
  const [row] = await world.app.db.query<{ held: Date | null }[]>(
    'SELECT held_until AS held FROM registration WHERE id = $1',
    [id],
  );
  return row?.held?.toISOString();
};

describe('a seat that becomes free', () => {
  it('is held for the first of the line, a day by default, and passes on until somebody takes it', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const [seated, first, second] = await world.registerAll(workshop, 3);
    await world.seats.cancel(seated?.id ?? '', 'person');
    expect(await heldUntil(first?.id ?? '')).toBe('2026-11-25T09:30:00.000Z');
    world.app.clock.advance({ hours: 23 });
    await world.all.lapse();
    expect((await world.stateOf(workshop)).statuses).toEqual(['cancelled', 'offered', 'waiting']);
    world.app.clock.advance({ hours: 1 });
    await world.app.get(Jobs).runNow('workshops.lapse');
    expect((await world.stateOf(workshop)).statuses).toEqual(['cancelled', 'cancelled', 'offered']);
    expect(await world.seats.acceptOffer(second?.id ?? '')).toMatchObject({ status: 'registered', repeated: false });
    expect(await world.seats.acceptOffer(second?.id ?? '')).toMatchObject({ status: 'registered', repeated: true });
  });

  it('near the start is held half the time that is left', async () => {
    const workshop = await world.workshop({ capacity: 1, startsAt: '2026-11-24T19:30:00Z' });
    const [seated, first] = await world.registerAll(workshop, 2);
    await world.seats.cancel(seated?.id ?? '', 'person');
    expect(await heldUntil(first?.id ?? '')).toBe('2026-11-24T14:30:00.000Z');
  });

  it('under two hours waits for the desk to call the first of the line: whoever asks meanwhile goes behind', async () => {
    const workshop = await world.workshop({ capacity: 1, startsAt: '2026-11-24T10:30:00Z' });
    const [seated, first] = await world.registerAll(workshop, 2);
    await world.seats.cancel(seated?.id ?? '', 'person');
    expect(await world.stateOf(workshop)).toMatchObject({ taken: 0, waiting: 1 });
    expect(await world.register(workshop)).toMatchObject({ status: 'waiting', position: 2 });
    expect(await world.seats.takeUpAgain(seated?.id ?? '')).toMatchObject({ status: 'waiting', position: 3 });
    expect(await world.seats.giveSeat(first?.id ?? '')).toMatchObject({ status: 'registered' });
    expect(await world.stateOf(workshop)).toMatchObject({ taken: 1, waiting: 2 });
  });

  it('once it has begun goes to nobody, and nobody takes theirs back', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const [seated] = await world.registerAll(workshop, 2);
    world.app.clock.set('2026-12-08T13:00:00Z');
    await expect(world.seats.cancel(seated?.id ?? '', 'person')).rejects.toThrow('a commencé');
    await expect(world.register(workshop)).rejects.toThrow('a commencé');
    await expect(world.seats.takeUpAgain(seated?.id ?? '')).resolves.toMatchObject({ repeated: true });
  });

  it('more seats go to those who wait, in order', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    await world.registerAll(workshop, 4);
    await world.app.db.query('UPDATE workshop SET capacity = 3 WHERE id = $1', [workshop]);
    await world.seats.capacityRaised(workshop);
    expect((await world.stateOf(workshop)).statuses).toEqual(['registered', 'offered', 'offered', 'waiting']);
  });

  it('asked for on the public page and never confirmed is given back after two hours', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const asked = await world.ask(workshop, { email: 'jeanne@exemple.test' });
    const waits = await world.register(workshop);
    expect(asked.status).toBe('pending');
    world.app.clock.advance({ hours: 2 });
    await world.all.lapse();
    expect(await world.statusOf(asked.id)).toBe('cancelled');
    expect(await world.statusOf(waits.id)).toBe('offered');
    expect(await world.messagesOf(asked.id)).toEqual([
      'registration.answer email cancelled',
      'registration.cancelled email queued',
    ]);
    // Late, they ask again: behind the one who is offered the seat.
    expect(await world.seats.takeUpAgain(asked.id, 'person')).toMatchObject({ status: 'waiting', position: 1 });
  });
});

describe('who is told, and how', () => {
  /** Someone who waits, then is offered a seat: what the outbox holds of it. */
  async function offered(person: Partial<Parameters<SeatsWorld['person']>[0]>): Promise<string[]> {
    const workshop = await world.workshop({ capacity: 1 });
    const seated = await world.register(workshop);
    const { id } = await world.register(workshop, await world.person(person));
    await world.seats.cancel(seated.id, 'person');
    expect(await world.statusOf(id)).toBe('offered');
    return world.messagesOf(id);
  }
  const reach = { email: 'odette@exemple.test', phone: '+33612345678' };

  it.each([
    ['a mail', 'email', ['registration.answer email cancelled', 'registration.offer email queued']],
    ['a call, for what presses alone', 'call', ['registration.offer call to_call']],
    ['a call rather than a letter that would come too late', 'letter', ['registration.offer call to_call']],
    ['a call when text messages are not set up', 'sms', ['registration.offer call to_call']],
    ['nothing at all: relatives read their phone', 'none', []],
  ])('%s', async (_case, contactPreference, messages) => {
    expect(await offered({ ...reach, contactPreference })).toEqual(messages);
  });

  it('the helper that they chose is called in their stead', async () => {
    const helper = { name: 'Anne Marchal', phone: '+33383000001', relationship: 'sa fille', agreedOn: '2026-11-12' };
    const workshop = await world.workshop({ capacity: 1 });
    const seated = await world.register(workshop);
    const person = await world.person({
      contactPreference: 'helper',
      firstName: 'Odette',
      lastName: 'Marchal',
      helper,
    });
    const { id } = await world.register(workshop, person);
    await world.seats.cancel(seated.id, 'person');
    const rows = await world.app.db.query<object[]>(
      'SELECT recipient, recipient_name AS name FROM message WHERE subject_id = $1',
      [id],
    );
    expect(rows).toEqual([{ recipient: '+33383000001', name: 'Anne Marchal, pour Odette Marchal' }]);
  });

  it('what can only be said by phone, and does not press, is not said', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const person = await world.person({ ...reach, contactPreference: 'sms' });
    const { id } = await world.register(workshop, person);
    expect(await world.messagesOf(id)).toEqual([]);
  });

  it('a workshop that is called off: all are told, the seats are gone, the watchers know', async () => {
    const workshop = await world.workshop({ capacity: 2 });
    const answers = await world.registerAll(workshop, 3);
    const mailed = await world.ask(workshop, { email: 'jeanne@exemple.test' });
    await world.app.db.query(`UPDATE workshop SET status = 'cancelled', cancelled_at = now() WHERE id = $1`, [
      workshop,
    ]);
    changes.splice(0);
    await world.all.workshopCancelled(workshop);
    expect(await world.stateOf(workshop)).toEqual({ taken: 0, waiting: 0, statuses: Array(4).fill('cancelled') });
    expect(changes.map(({ from, to, by }) => `${from} ${to} ${by}`)).toEqual([
      'registered cancelled organiser',
      'registered cancelled organiser',
      'waiting cancelled organiser',
      'waiting cancelled organiser',
    ]);
    expect(await world.messagesOf(answers[0]?.id ?? '')).toEqual(['registration.workshop-cancelled call to_call']);
    expect(await world.messagesOf(mailed.id)).toContain('registration.workshop-cancelled email queued');
  });
});

describe('what the modules above are told', () => {
  it('each change once, in the transaction, with whose doing it was', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const [seated, next] = await world.registerAll(workshop, 2);
    await world.seats.comes(seated?.id ?? '', 'yes');
    await world.seats.comes(seated?.id ?? '', 'no');
    await world.seats.acceptOffer(next?.id ?? '');
    expect(changes.map(({ from, to, by }) => [from, to, by])).toEqual([
      [null, 'registered', 'desk'],
      [null, 'waiting', 'desk'],
      ['registered', 'registered', 'person'],
      ['registered', 'cancelled', 'person'],
      ['waiting', 'offered', 'line'],
      ['offered', 'registered', 'person'],
    ]);
  });
});

describe('who may be registered by whom', () => {
  it('not by another structure without a referral, nor someone whom the agent does not see', async () => {
    const workshop = await world.workshop();
    const stranger = await agentOf(world.app);
    const own = await world.person();
    const foreign = await world.person({ structureId: stranger.structureId });
    const ask = (by: typeof stranger, beneficiaryId: string) =>
      world.seats.register({ workshopId: workshop, who: { beneficiaryId }, by, formKey: newId() });
    await expect(ask(stranger, foreign)).rejects.toThrow('workshop not found');
    await expect(ask(world.actor, foreign)).rejects.toThrow('beneficiary not found');
    await expect(ask(world.actor, own)).resolves.toMatchObject({ status: 'registered' });
    const closed = await world.workshop({ publicBooking: false });
    await expect(world.ask(closed, { email: 'a@exemple.test' })).rejects.toThrow('workshop not found');
  });

  it('does not move to the workshop of another structure', async () => {
    const [from, foreign] = [
      await world.workshop(),
      await world.workshop({ structureId: await createStructure(world.app.db) }),
    ];
    const { id } = await world.register(from);
    await expect(world.seats.move(id, foreign)).rejects.toThrow('pas de la même structure');
  });
});

describe('two files of one person', () => {
  it('registered in different workshops: the seats follow, and come back when the files are parted', async () => {
    const [here, there] = [await world.workshop(), await world.workshop()];
    const [first, second] = [await world.person(), await world.person()];
    await world.register(here, first);
    const { id } = await world.register(there, second);
    const before = await dumpOf(world.app.db, world.actor.structureId);
    const order = { kept: 'first' as const, answers: new Map(), versions: { first: 1, second: 1 } };
    await world.app.get(MergingService).merge(world.actor, { first, second }, order);
    const whose = async () => {
      const [row] = await world.app.db.query<{ who: string }[]>(
        'SELECT beneficiary_id AS who FROM registration WHERE id = $1',
        [id],
      );
      return row?.who;
    };
    expect(await whose()).toBe(first);
    expect(await world.stateOf(there)).toMatchObject({ taken: 1 });
    await world.app.get(PartingService).part(world.actor, await lastMergeOf(world.app.db, first));
    expect(await whose()).toBe(second);
    expect((await dumpOf(world.app.db, world.actor.structureId))['registration.beneficiary_id']).toEqual(
      before['registration.beneficiary_id'],
    );
  });
});

describe('a month after', () => {
  it('names without a file are emptied, also in the messages; the seats stay counted', async () => {
    const workshop = await world.workshop();
    const { id } = await world.ask(workshop, { name: 'Jeanne Aubry', email: 'jeanne@exemple.test' });
    const recent = await world.workshop({ startsAt: '2026-12-20T09:00:00Z' });
    const later = await createRegistration(world.app.db, { workshopId: recent, name: 'Paul Récent' });
    world.app.clock.set('2027-01-09T03:40:00+01:00');
    await world.app.get(Jobs).runNow('workshops.forget-names');
    const names = await world.app.db.query<object[]>(
      'SELECT name, phone, email FROM registration WHERE id = ANY ($1) ORDER BY id',
      [[id, later]],
    );
    expect(names).toEqual([
      { name: 'Nom effacé', phone: null, email: null },
      { name: 'Paul Récent', phone: null, email: null },
    ]);
    const [message] = await world.app.db.query<object[]>(
      'SELECT recipient, recipient_name AS name FROM message WHERE subject_id = $1',
      [id],
    );
    expect(message).toEqual({ recipient: 'effacé', name: 'effacé' });
    expect(await world.stateOf(workshop)).toMatchObject({ taken: 1 });
  });
});
