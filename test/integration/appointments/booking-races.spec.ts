import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppointmentsService, AppointmentWatchers, HourTakenError } from '../../../src/modules/appointments/index.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { ConflictError } from '../../../src/platform/errors/domain-error.js';
import { newId } from '../../../src/platform/ids.js';
import { createUser } from '../../factories/identity.js';
import { startTestApp, type TestApp } from '../../setup/app.js';
import { connect, testDatabaseUrl } from '../../setup/database.js';
import { asking, openDesk, standing } from './world.js';

const TEN = '2026-11-26T10:00:00+01:00';

describe('Several who want the same hour', () => {
  let app: TestApp;
  let appointments: AppointmentsService;

  beforeAll(async () => {
    app = await startTestApp();
    appointments = app.get(AppointmentsService);
  });
  afterAll(() => app.stop());

  const refusals = (outcomes: PromiseSettledResult<unknown>[]): unknown[] =>
    outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));

  it('gives it to one of twelve, agents and people alike', async () => {
    const desk = await openDesk(app);
    const asked = Array.from({ length: 12 }, (_, rank) =>
      appointments.book(rank % 2 ? desk.booker : { kind: 'person' }, asking(desk, TEN)),
    );
    const refused = refusals(await Promise.allSettled(asked));
    expect(refused).toHaveLength(11);
    expect(refused.every((error) => error instanceof HourTakenError)).toBe(true);
    expect(await standing(app, desk)).toEqual([{ status: 'upcoming', forced: false }]);
  });

  it('makes one appointment of ten sendings of one form', async () => {
    const desk = await openDesk(app);
    const form = asking(desk, TEN);
    const made = await Promise.all(Array.from({ length: 10 }, () => appointments.book(desk.booker, form)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await standing(app, desk)).toHaveLength(1);
  });

  it('refuses an ordinary one over one that was forced, also when neither has been kept yet', async () => {
    const desk = await openDesk(app);
    await appointments.book(desk.booker, asking(desk, TEN));
    const both = await Promise.allSettled([
      appointments.book(desk.booker, asking(desk, '2026-11-26T10:30:00+01:00', { force: true })),
      appointments.book({ kind: 'person' }, asking(desk, '2026-11-26T11:00:00+01:00')),
    ]);
    expect(refusals(both).length).toBeLessThanOrEqual(1);
    const again = appointments.book({ kind: 'person' }, asking(desk, '2026-11-26T11:00:00+01:00'));
    await expect(again).rejects.toBeInstanceOf(HourTakenError);
    const over = await app.db.query<{ many: number }[]>(
      `SELECT count(*) AS many FROM appointment a JOIN appointment b
          ON b.agent_id = a.agent_id AND b.id > a.id AND b.starts_at < a.ends_at AND a.starts_at < b.ends_at
        WHERE a.agent_id = $1 AND NOT a.forced AND NOT b.forced`,
      [desk.actor.userId],
    );
    expect(over).toEqual([{ many: 0 }]);
  });

  it('is refused by the database itself, on two connections, without any service', async () => {
    const desk = await openDesk(app);
    const url = await testDatabaseUrl();
    const [one, other] = [await connect(url), await connect(url)];
    const row = (forced: boolean) => ({
      text: `INSERT INTO appointment (id, structure_id, agent_id, reason_id, mode, zone, name, starts_at, ends_at, busy_from,
               busy_until, status, forced, source, booked_by, form_key, created_at, updated_at)
             VALUES ($1, $2, $3, $4, 'desk', 'Europe/Paris', 'X', $5, $6, $5, $6, 'upcoming', $7, 'agent', $3, $8, now(), now())`,
      values: [
        ...[
          newId(),
          desk.structureId,
          desk.actor.userId,
          desk.reasonId,
          '2026-11-26T09:00:00Z',
          '2026-11-26T10:00:00Z',
        ],
        ...[forced, newId()],
      ],
    });
    await one.query('BEGIN');
    await other.query('BEGIN');
    await one.query(row(true));
    const second = other.query(row(false));
    await one.query('COMMIT');
    await expect(second).rejects.toMatchObject({ code: '23P01', constraint: 'appointment_busy_excl' });
    await other.query('ROLLBACK');
    expect(await standing(app, desk)).toEqual([{ status: 'upcoming', forced: true }]);
  });

  it('lets one of two tabs have it: one cancels while the other moves', async () => {
    const desk = await openDesk(app);
    const { id } = await appointments.book(desk.booker, asking(desk, TEN));
    const outcomes = await Promise.allSettled([
      appointments.cancel(desk.actor, id, 'service'),
      appointments.move(desk.actor, id, { startsAt: new Date('2026-11-27T09:00:00+01:00') }),
    ]);
    const [row] = await app.db.query<{ status: string; starts_at: Date }[]>(
      'SELECT status, starts_at FROM appointment WHERE id = $1',
      [id],
    );
    // Whichever came first: it ends cancelled, and a move that came second was told so.
    expect(row?.status).toBe('cancelled_by_service');
    for (const error of refusals(outcomes)) expect(error).toBeInstanceOf(ConflictError);
    expect(row?.starts_at.toISOString()).toBe(
      outcomes[1]?.status === 'fulfilled' ? '2026-11-27T08:00:00.000Z' : '2026-11-26T09:00:00.000Z',
    );
  });

  it('gives the hour that two move to at once to one of them, and leaves the other where it was', async () => {
    const desk = await openDesk(app);
    const one = await appointments.book(desk.booker, asking(desk, '2026-11-26T09:00:00+01:00'));
    const other = await appointments.book(desk.booker, asking(desk, '2026-11-26T11:00:00+01:00'));
    const to = { startsAt: new Date(TEN) };
    const outcomes = await Promise.allSettled([
      appointments.move(desk.actor, one.id, to),
      appointments.move('person', other.id, to),
    ]);
    expect(refusals(outcomes)).toHaveLength(1);
    expect(refusals(outcomes)[0]).toBeInstanceOf(HourTakenError);
  });

  it('does not bring a cancelled one back over another', async () => {
    const desk = await openDesk(app);
    const { id } = await appointments.book(desk.booker, asking(desk, TEN));
    await appointments.cancel(desk.actor, id, 'person');
    const later = await appointments.book({ kind: 'person' }, asking(desk, TEN));
    await expect(appointments.restore(desk.actor, id)).rejects.toBeInstanceOf(HourTakenError);
    await appointments.cancel(desk.actor, later.id, 'service');
    await appointments.restore(desk.actor, id);
    expect(await standing(app, desk)).toEqual([{ status: 'upcoming', forced: false }]);
  });

  it('gives a colleague what they have the time for', async () => {
    const desk = await openDesk(app);
    const { id: colleague } = await createUser(app.db, { structureId: desk.structureId });
    const { id } = await appointments.book(desk.booker, asking(desk, TEN));
    await appointments.book(desk.booker, asking(desk, TEN, { agentId: colleague, force: true }));
    await expect(appointments.reassign(desk.actor, id, colleague)).rejects.toBeInstanceOf(HourTakenError);
    const { id: third } = await createUser(app.db, { structureId: desk.structureId });
    await appointments.reassign(desk.actor, id, third);
    expect(await standing(app, desk)).toEqual([]);
  });

  it('keeps nothing when one who watches fails', async () => {
    const desk = await openDesk(app);
    let fails = true;
    app.get(AppointmentWatchers).register({
      changed: ({ appointment }) => {
        expect(app.get(UnitOfWork).active).toBe(true);
        const ours = appointment.structureId === desk.structureId;
        return fails && ours ? Promise.reject(new Error('no')) : Promise.resolve();
      },
    });
    await expect(appointments.book(desk.booker, asking(desk, TEN))).rejects.toThrow('no');
    expect(await standing(app, desk)).toEqual([]);
    fails = false;
    await appointments.book(desk.booker, asking(desk, TEN));
    expect(await standing(app, desk)).toHaveLength(1);
  });
});
