import { Jobs } from '../../../src/platform/jobs/index.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createAppointment, createReason } from '../../factories/appointments.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createRegistration, createWorkshop } from '../../factories/workshops.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

/** Without a mail server every message stays in the outbox: what is due is read there. NOW is Tuesday 24 November 2026, 10:30 in Paris. */
let app: TestApp;
let structureId: string;
let agentId: string;
let reasonId: string;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.set('2026-11-24T10:30:00+01:00');
  structureId = await createStructure(app.db);
  agentId = (await createUser(app.db, { structureId })).id;
  reasonId = await createReason(app.db, { structureId, createdBy: agentId });
});

const give = () => app.get(Jobs).runNow('reminders.give');

async function person(settings: { contactPreference?: string; phone?: string; email?: string } = {}): Promise<string> {
  const preference = { contactPreference: 'email', email: 'odette@exemple.test' };
  return createBeneficiary(app.db, { structureId, createdBy: agentId, ...preference, ...settings });
}

let hour = 0;
/** An appointment of somebody, with an agent who is free. */
async function appointment(startsAt: string, settings: { who?: string; createdAt?: string; zone?: string } = {}) {
  hour += 1;
  const id = await createAppointment(app.db, {
    ...{ structureId, reasonId, beneficiaryId: settings.who ?? (await person()) },
    agentId: (await createUser(app.db, { structureId, lastName: `Agent ${hour}` })).id,
    startsAt,
  });
  await app.db.query('UPDATE appointment SET created_at = $2, zone = $3 WHERE id = $1', [
    id,
    settings.createdAt ?? '2026-11-01T09:00:00Z',
    settings.zone ?? 'Europe/Paris',
  ]);
  return id;
}

const messages = (subjectId: string): Promise<{ kind: string; status: string; details: { step: string } }[]> =>
  app.db.query(`SELECT kind, status, channel, details FROM message WHERE subject_id = $1 ORDER BY queued_at, id`, [
    subjectId,
  ]);
const steps = async (subjectId: string): Promise<string[]> =>
  (await messages(subjectId)).map(({ details }) => details.step);

async function wish(wishes: { week?: boolean; twoDays?: boolean; twoHours?: boolean }): Promise<void> {
  await app.db.query(
    `INSERT INTO reminder_setting (structure_id, week_before, two_days_before, two_hours_before, from_hour, until_hour,
       updated_at, updated_by) VALUES ($1, $2, $3, $4, 8, 20, '2026-11-01', $5)`,
    [structureId, wishes.week ?? false, wishes.twoDays ?? true, wishes.twoHours ?? true, agentId],
  );
}

describe('a reminder', () => {
  it('is due two days before, then two hours before, once each', async () => {
    const id = await appointment('2026-11-26T14:00:00Z');
    await give();
    expect(await steps(id)).toEqual([]);
    app.clock.set('2026-11-24T14:00:00Z');
    await give();
    await give();
    expect(await steps(id)).toEqual(['two_days']);
    app.clock.set('2026-11-26T11:59:00Z');
    await give();
    expect(await steps(id)).toEqual(['two_days']);
    app.clock.set('2026-11-26T12:00:00Z');
    await give();
    await give();
    expect(await steps(id)).toEqual(['two_days', 'two_hours']);
  });

  it('is given once by three workers at once', async () => {
    const ids = [];
    for (let index = 0; index < 5; index += 1) ids.push(await appointment('2026-11-26T08:00:00Z'));
    await Promise.all([give(), give(), give()]);
    for (const id of ids) expect(await steps(id)).toEqual(['two_days']);
  });

  it('reaches who booked late, half an hour after, with the nearest step alone', async () => {
    await wish({ week: true });
    const id = await appointment('2026-11-25T16:00:00Z', { createdAt: '2026-11-24T09:10:00Z' });
    await give();
    expect(await steps(id)).toEqual([]);
    app.clock.advance({ minutes: 10 });
    await give();
    expect(await steps(id)).toEqual(['two_days']);
  });

  it('two hours before, for who booked this morning, and never after it began', async () => {
    const soon = await appointment('2026-11-24T10:30:00Z', { createdAt: '2026-11-24T08:00:00Z' });
    const begun = await appointment('2026-11-24T09:30:00Z', { createdAt: '2026-11-23T08:00:00Z' });
    await give();
    expect(await steps(soon)).toEqual(['two_hours']);
    expect(await messages(begun)).toEqual([]);
  });

  it('of two days is left to that of two hours when it comes within three', async () => {
    const id = await appointment('2026-11-24T14:00:00Z', { createdAt: '2026-11-24T08:00:00Z' });
    await give();
    expect(await steps(id)).toEqual([]);
    app.clock.set('2026-11-24T12:00:00Z');
    await give();
    expect(await steps(id)).toEqual(['two_hours']);
  });

  it('waits for the morning of the place, but for the last one', async () => {
    const reunion = await appointment('2026-11-27T08:00:00Z', { zone: 'Indian/Reunion' });
    app.clock.set('2026-11-25T20:00:00Z');
    await give();
    expect(await steps(reunion)).toEqual([]);
    app.clock.set('2026-11-26T03:59:00Z');
    await give();
    expect(await steps(reunion)).toEqual([]);
    app.clock.set('2026-11-26T04:00:00Z');
    await give();
    expect(await steps(reunion)).toEqual(['two_days']);
    const early = await appointment('2026-11-27T06:30:00Z');
    app.clock.set('2026-11-27T04:30:00Z');
    await give();
    expect(await steps(early)).toEqual(['two_hours']);
  });

  it('counts hours, not the clock, when clocks change', async () => {
    const id = await appointment('2027-03-29T08:00:00Z');
    app.clock.set('2027-03-27T07:59:00Z');
    await give();
    expect(await steps(id)).toEqual([]);
    app.clock.set('2027-03-27T08:00:00Z');
    await give();
    expect(await steps(id)).toEqual(['two_days']);
  });

  it('is given again of another date, and not of one that was cancelled', async () => {
    const id = await appointment('2026-11-26T09:00:00Z');
    await give();
    expect(await steps(id)).toEqual(['two_days']);
    await app.db.query(
      `UPDATE appointment SET starts_at = '2026-12-03T09:00Z', ends_at = '2026-12-03T10:00Z', busy_from = '2026-12-03T09:00Z',
         busy_until = '2026-12-03T10:00Z' WHERE id = $1`,
      [id],
    );
    app.clock.set('2026-12-01T09:00:00Z');
    await give();
    expect(await steps(id)).toEqual(['two_days', 'two_days']);
    const gone = await appointment('2026-12-03T09:00:00Z');
    await app.db.query(`UPDATE appointment SET status = 'cancelled_by_person', ended_at = now() WHERE id = $1`, [gone]);
    await give();
    expect(await messages(gone)).toEqual([]);
  });

  it('of a seat follows the workshop, for those who have one', async () => {
    const workshopId = await createWorkshop(app.db, {
      structureId,
      createdBy: agentId,
      startsAt: '2026-11-26T09:00:00Z',
    });
    const agent = { structureId, userId: agentId };
    const seat = await createRegistration(app.db, { workshopId, agent, beneficiaryId: await person() });
    const waiting = await createRegistration(app.db, {
      workshopId,
      name: 'Paul',
      phone: '+33612345678',
      status: 'waiting',
    });
    await give();
    expect(await messages(seat)).toMatchObject([{ kind: 'reminder.registration', details: { step: 'two_days' } }]);
    expect(await messages(waiting)).toEqual([]);
  });

  it('is left to RDV Service Public for what was booked there', async () => {
    const id = await appointment('2026-11-26T09:00:00Z');
    await app.db.query(
      `UPDATE appointment SET source = 'rdv_service_public', external_id = '7', booked_by = NULL WHERE id = $1`,
      [id],
    );
    await give();
    expect(await messages(id)).toEqual([]);
  });
});

describe('the way', () => {
  it('of those who want no message at all is none: not a line anywhere', async () => {
    const id = await appointment('2026-11-26T09:00:00Z', { who: await person({ contactPreference: 'none' }) });
    await give();
    app.clock.set('2026-11-26T07:30:00Z');
    await give();
    expect(await messages(id)).toEqual([]);
    expect(await app.db.query('SELECT 1 FROM reminder WHERE subject_id = $1', [id])).toEqual([]);
  });

  it('of those who want letters is a letter, a week before whatever the structure wishes, and a call for late ones', async () => {
    const who = await person({ contactPreference: 'letter', phone: '+33612345678' });
    const early = await appointment('2026-12-01T09:00:00Z', { who });
    const late = await appointment('2026-11-26T09:00:00Z', { who });
    await give();
    expect(await app.db.query('SELECT step, way FROM reminder WHERE subject_id = $1', [early])).toEqual([
      { step: 'week', way: 'letter' },
    ]);
    expect(await messages(early)).toEqual([]);
    expect(await messages(late)).toMatchObject([{ status: 'to_call', channel: 'call' }]);
    app.clock.set('2026-11-29T10:00:00Z');
    await give();
    expect(await messages(early)).toEqual([]);
  });

  it('of those who are called is a call two days before, and nothing two hours before', async () => {
    const who = await person({ contactPreference: 'call', phone: '+33383000102', email: 'a@exemple.test' });
    const id = await appointment('2026-11-26T09:00:00Z', { who });
    await give();
    app.clock.set('2026-11-26T07:30:00Z');
    await give();
    expect(await messages(id)).toMatchObject([{ channel: 'call', details: { step: 'two_days' } }]);
    expect(
      await app.db.query(`SELECT step, way FROM reminder WHERE subject_id = $1 AND step = 'two_hours'`, [id]),
    ).toEqual([{ step: 'two_hours', way: 'none' }]);
  });

  it('is no longer one once it has begun: calls not made and mails not copied are taken back', async () => {
    const who = await person({ contactPreference: 'call', phone: '+33383000102' });
    const [call, mail] = [
      await appointment('2026-11-26T09:00:00Z', { who }),
      await appointment('2026-11-26T09:00:00Z'),
    ];
    await give();
    expect(await messages(call)).toMatchObject([{ status: 'to_call' }]);
    expect(await messages(mail)).toMatchObject([{ status: 'kept' }]);
    app.clock.set('2026-11-26T09:00:00Z');
    await give();
    for (const id of [call, mail]) {
      const all = await messages(id);
      expect(all.map(({ status }) => status)).toEqual(all.map(() => 'cancelled'));
    }
  });
});
