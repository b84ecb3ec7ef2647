import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HourCheck, Slots } from '../../../src/modules/appointments/index.js';
import { NotFoundError } from '../../../src/platform/errors/domain-error.js';
import { newId } from '../../../src/platform/ids.js';
import { createAbsence, createAppointment, createAvailability, createReason } from '../../factories/appointments.js';
import { createUser } from '../../factories/identity.js';
import { communes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp } from '../../setup/app.js';
import { type Desk, openDesk } from './world.js';

const from = new Date('2026-11-24T00:00:00+01:00');

describe('Slots across agents and places', () => {
  let app: TestApp;
  let slots: Slots;
  let desk: Desk;
  let colleague: string;

  beforeAll(async () => {
    app = await startTestApp();
    slots = app.get(Slots);
  });
  afterAll(() => app.stop());

  const begin = async (): Promise<void> => {
    desk = await openDesk(app);
    ({ id: colleague } = await createUser(app.db, { structureId: desk.structureId }));
  };
  const find = async (changes: Partial<Parameters<Slots['find']>[0]> = {}) => {
    const { structureId, reasonId } = desk;
    return slots.find({ structureId, reasonId, from, count: 3, ...changes });
  };
  const hours = async (changes: Partial<Parameters<Slots['find']>[0]> = {}): Promise<string[]> =>
    (await find(changes)).map(({ startsAt }) => startsAt.toISOString());
  const taken = (startsAt: string, agentId = desk.actor.userId, minutes = 60) =>
    createAppointment(app.db, { ...desk, agentId, startsAt, minutes });
  const animates = async (agentId: string, startsAt: string, endsAt: string, status = 'published'): Promise<void> => {
    const id = newId();
    await app.db.query(
      `INSERT INTO workshop (id, structure_id, title, audience, format, mode, zone, starts_at, ends_at, capacity, status,
         created_by, created_at, updated_at, published_at)
       VALUES ($1, $2, 'Atelier', 'people', 'group', 'remote', 'Europe/Paris', $3, $4, 8, $5, $6, now(), now(), now())`,
      [id, desk.structureId, startsAt, endsAt, status, agentId],
    );
    await app.db.query('INSERT INTO workshop_animator VALUES ($1, $2)', [id, agentId]);
  };

  it('leaves out what is taken, absences and workshops; cancelled ones and drafts take nothing', async () => {
    await begin();
    await taken('2026-11-24T09:00:00+01:00');
    await createAbsence(app.db, {
      ...{ agentId: desk.actor.userId, structureId: desk.structureId },
      ...{ startsAt: '2026-11-18T10:00:00+01:00', endsAt: '2026-11-18T11:00:00+01:00', weeklyUntil: '2026-12-31' },
    });
    await animates(desk.actor.userId, '2026-11-25T11:30:00+01:00', '2026-11-25T13:00:00+01:00');
    await animates(desk.actor.userId, '2026-11-24T10:00:00+01:00', '2026-11-24T13:00:00+01:00', 'draft');
    await createAppointment(app.db, {
      ...{ ...desk, agentId: desk.actor.userId, startsAt: '2026-11-24T10:00:00+01:00', status: 'cancelled_by_person' },
    });
    expect(await hours({ count: 5 })).toEqual([
      '2026-11-24T09:00:00.000Z',
      '2026-11-24T10:00:00.000Z',
      '2026-11-25T08:00:00.000Z',
      '2026-11-26T08:00:00.000Z',
      '2026-11-26T09:00:00.000Z',
    ]);
  });

  it('knows what the agent does in another structure', async () => {
    await begin();
    const elsewhere = await createStructure(app.db);
    const reasonId = await createReason(app.db, { structureId: elsewhere });
    await createAppointment(app.db, {
      ...{ structureId: elsewhere, reasonId, agentId: desk.actor.userId, startsAt: '2026-11-24T09:00:00+01:00' },
    });
    expect(await hours({ count: 1 })).toEqual(['2026-11-24T09:00:00.000Z']);
  });

  it('gives an hour to whoever has the least to do that day', async () => {
    await begin();
    await createAvailability(app.db, { ...desk, agentId: colleague });
    await taken('2026-11-24T14:00:00+01:00', desk.actor.userId, 60);
    await taken('2026-11-25T14:00:00+01:00', colleague, 30);
    const [today, , , tomorrow] = await find({ count: 4 });
    const both = [desk.actor.userId, colleague].sort();
    expect(today).toMatchObject({ startsAt: new Date('2026-11-24T08:00:00Z'), agentId: colleague, agentIds: both });
    expect(tomorrow).toMatchObject({ startsAt: new Date('2026-11-25T08:00:00Z'), agentId: desk.actor.userId });
  });

  it('looks for one agent, one place, one reason', async () => {
    await begin();
    const toul = await createPlace(app.db, { structureId: desk.structureId, commune: communes.toul });
    const other = await createReason(app.db, { structureId: desk.structureId, durationMinutes: 30 });
    const { structureId } = desk;
    await createAvailability(app.db, {
      ...{ structureId, agentId: colleague, placeId: toul, weekdays: [4], reasonIds: [other] },
    });
    expect(await hours({ agentIds: [colleague] })).toEqual([]);
    expect(await hours({ reasonId: other, placeIds: [toul], count: 2 })).toEqual([
      '2026-11-26T08:00:00.000Z',
      '2026-11-26T08:30:00.000Z',
    ]);
    await expect(find({ reasonId: newId() })).rejects.toBeInstanceOf(NotFoundError);
  });

  it('leaves out the public holidays of the commune, unless the agent works on them', async () => {
    await begin();
    const metz = await createPlace(app.db, { structureId: desk.structureId, commune: communes.metz });
    const { structureId } = desk;
    await createAvailability(app.db, { structureId, agentId: colleague, placeId: metz, weekdays: [6], to: '10:00' });
    const christmas = { from: new Date('2026-12-25T00:00:00+01:00'), until: new Date('2026-12-28T00:00:00+01:00') };
    // A Friday, then Saint Stephen’s day, which is one in Moselle alone.
    expect(await hours(christmas)).toEqual([]);
    await createAvailability(app.db, { structureId, agentId: colleague, weekdays: [6], to: '10:00' });
    expect(await hours(christmas)).toEqual(['2026-12-26T08:00:00.000Z']);
    await createAvailability(app.db, { structureId, agentId: colleague, to: '10:00', worksHolidays: true });
    expect(await hours({ ...christmas, count: 1 })).toEqual(['2026-12-25T08:00:00.000Z']);
  });

  it('offers nobody who left or whose account is closed', async () => {
    await begin();
    const { id: gone } = await createUser(app.db, { structureId: desk.structureId, endsOn: '2026-11-20' });
    await createAvailability(app.db, { ...desk, agentId: gone, from: '7:00', to: '8:00' });
    await app.db.query('UPDATE app_user SET disabled_at = now() WHERE id = $1', [colleague]);
    await createAvailability(app.db, { ...desk, agentId: colleague, from: '8:00', to: '9:00' });
    expect(await hours({ count: 1 })).toEqual(['2026-11-24T08:00:00.000Z']);
  });

  it('looks as far as it must, and no further than it is told', async () => {
    await begin();
    await createAbsence(app.db, {
      ...{ agentId: desk.actor.userId, structureId: desk.structureId },
      ...{ startsAt: '2026-11-24T00:00:00+01:00', endsAt: '2027-03-01T00:00:00+01:00' },
    });
    expect(await hours({ count: 1 })).toEqual(['2027-03-01T08:00:00.000Z']);
    expect(await hours({ count: 1, until: new Date('2027-03-01T08:00:00Z') })).toEqual([]);
  });

  it('gives back its own hour to an appointment that moves', async () => {
    await begin();
    const id = await taken('2026-11-24T09:00:00+01:00');
    expect((await hours({ exceptId: id, count: 1 }))[0]).toBe('2026-11-24T08:00:00.000Z');
  });

  it('follows the clocks and the calendar of an overseas place', async () => {
    await begin();
    const { structureId } = desk;
    await createAvailability(app.db, {
      ...{ structureId, agentId: colleague, zone: 'Pacific/Noumea', weekdays: [2], from: '8:00', to: '9:00' },
    });
    expect(await find({ agentIds: [colleague], from: new Date('2026-11-23T20:00:00Z'), count: 1 })).toMatchObject([
      { startsAt: new Date('2026-11-23T21:00:00Z'), endsAt: new Date('2026-11-23T22:00:00Z'), zone: 'Pacific/Noumea' },
    ]);
  });

  it('says what speaks against an hour that somebody types', async () => {
    await begin();
    const length = { durationMinutes: 60, bufferBefore: 0, bufferAfter: 0 };
    const { structureId, reasonId, actor } = desk;
    const check = (startsAt: string) =>
      app
        .get(HourCheck)
        .objections({ structureId, reasonId, agentId: actor.userId, length, startsAt: new Date(startsAt) });
    await taken('2026-11-26T09:00:00+01:00');
    await createAbsence(app.db, {
      ...{ agentId: actor.userId, structureId },
      ...{ startsAt: '2026-11-26T10:30:00+01:00', endsAt: '2026-11-26T18:00:00+01:00' },
    });
    expect(await check('2026-11-25T09:20:00+01:00')).toEqual([]);
    expect(await check('2026-11-24T10:00:00+01:00')).toEqual(['past']);
    expect(await check('2026-11-26T08:30:00+01:00')).toEqual(['outside', 'taken']);
    expect(await check('2026-11-26T10:00:00+01:00')).toEqual(['away']);
    expect(await check('2026-11-26T11:30:00+01:00')).toEqual(['outside', 'away']);
    expect(await check('2026-12-25T09:00:00+01:00')).toEqual(['outside']);
  });
});
