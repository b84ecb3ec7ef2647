import { newId } from '../../../src/platform/ids.js';
import { createAppointment, createReason } from '../../factories/appointments.js';
import { createStructure } from '../../factories/structures.js';
import { createRegistration, createWorkshop } from '../../factories/workshops.js';
import { dropTestDatabase } from '../../setup/database.js';
import { SourcesWorld } from './sources-world.js';

let world: SourcesWorld;
let elsewhere: string;

beforeAll(async () => {
  world = await SourcesWorld.open();
  elsewhere = await createStructure(world.db);
});
afterAll(() => dropTestDatabase());

/** « here 2026-03-02 », with a star when a person is named; each once. */
async function marked(act: () => Promise<unknown>): Promise<string[]> {
  await world.db.query('DELETE FROM figure_mark');
  await act();
  const rows = await world.db.query<{ structure_id: string; day: string; person: boolean }[]>(
    'SELECT DISTINCT structure_id, day::text, person_id IS NOT NULL AS person FROM figure_mark',
  );
  const names = new Map([
    [world.here, 'here'],
    [elsewhere, 'elsewhere'],
  ]);
  return rows
    .map(({ structure_id, day, person }) => `${names.get(structure_id) ?? structure_id} ${day}${person ? ' *' : ''}`)
    .sort();
}

const run = (sql: string, ...parameters: unknown[]) => world.db.query(sql, parameters);

describe('a referral marks', () => {
  it('nothing as a draft, the day of Paris and its person once sent, the day alone when it is answered', async () => {
    let id = '';
    expect(await marked(async () => (id = await world.referral({ status: 'draft', agreed: true })))).toEqual([]);
    const send = `UPDATE referral SET status = 'sent', sent_at = '2026-03-01T23:30:00Z' WHERE id = $1`;
    expect(await marked(() => run(send, id))).toEqual(['here 2026-03-02', 'here 2026-03-02 *']);
    const answer = `UPDATE referral SET status = 'accepted', answered_at = '2026-03-05T09:00:00Z', answered_by = sender_id WHERE id = $1`;
    expect(await marked(() => run(answer, id))).toEqual(['here 2026-03-02']);
    const sooner = `UPDATE referral SET answered_at = '2026-03-04T09:00:00Z' WHERE id = $1`;
    expect(await marked(() => run(sooner, id))).toEqual(['here 2026-03-02']);
  });

  it('nothing when it is only read', async () => {
    const id = await world.referral({}, { sent_at: '2026-03-02T09:00:00Z' });
    expect(await marked(() => run('UPDATE referral SET opened_at = sent_at, version = 2 WHERE id = $1', id))).toEqual(
      [],
    );
  });

  it('both people when it goes from one to another', async () => {
    const id = await world.referral({}, { sent_at: '2026-03-02T09:00:00Z' });
    const other = await world.person();
    expect(await marked(() => run('UPDATE referral SET beneficiary_id = $2 WHERE id = $1', id, other))).toEqual([
      'here 2026-03-02 *',
    ]);
    const people = await world.db.query<{ count: number }[]>(
      'SELECT count(DISTINCT person_id)::int AS count FROM figure_mark',
    );
    expect(people).toEqual([{ count: 2 }]);
  });
});

describe('papers mark', () => {
  it('the day when they were given or said printed', async () => {
    const beneficiary = await world.person();
    const give = `INSERT INTO information_sheet (id, beneficiary_id, structure_id, given_by, given_at, level)
      VALUES ($1, $2, $3, $4, '2026-08-03T22:30:00Z', 'beginner')`;
    expect(await marked(() => run(give, newId(), beneficiary, world.here, world.alix))).toEqual(['here 2026-08-04']);
    expect(await marked(() => world.reminder())).toEqual([]);
    const print = `UPDATE reminder SET printed_at = '2026-08-05T08:00:00Z', printed_by = $1 WHERE printed_at IS NULL`;
    expect(await marked(() => run(print, world.alix))).toEqual(['here 2026-08-05']);
  });

  it('the day of a letter, and of nothing else that the journal says', async () => {
    const write = (verb: string) =>
      run(
        `INSERT INTO audit_event (at, actor_user_id, actor_structure_id, verb, subject_kind, subject_id)
         VALUES ('2026-08-06T08:00:00Z', $1, $2, $3, 'referral', $4)`,
        ...[world.alix, world.here, verb, newId()],
      );
    expect(await marked(() => write('referral.read'))).toEqual([]);
    expect(await marked(() => write('referral.print-letter'))).toEqual(['here 2026-08-06']);
  });
});

describe('a workshop marks', () => {
  it('its day at the place once open; the former and the new one when it moves, from one structure too', async () => {
    let id = '';
    const draft = {
      structureId: world.here,
      createdBy: world.alix,
      startsAt: '2026-11-02T20:30:00Z',
      zone: 'Indian/Reunion',
    };
    expect(await marked(async () => (id = await createWorkshop(world.db, { ...draft, status: 'draft' })))).toEqual([]);
    const publish = `UPDATE workshop SET status = 'published', published_at = now() WHERE id = $1`;
    expect(await marked(() => run(publish, id))).toEqual(['here 2026-11-03']);
    const move = `UPDATE workshop SET starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days',
      structure_id = $2 WHERE id = $1`;
    expect(await marked(() => run(move, id, elsewhere))).toEqual(['elsewhere 2026-11-10', 'here 2026-11-03']);
    expect(await marked(() => run(`UPDATE workshop SET title = 'Autre titre' WHERE id = $1`, id))).toEqual([]);
    const cancel = `UPDATE workshop SET status = 'cancelled', cancelled_at = now() WHERE id = $1`;
    expect(await marked(() => run(cancel, id))).toEqual(['elsewhere 2026-11-10']);
  });

  it('its day when somebody takes a seat, comes, or does not', async () => {
    const id = await createWorkshop(world.db, { structureId: world.here, createdBy: world.alix });
    let seat = '';
    const agent = { structureId: world.here, userId: world.alix };
    const register = async () => (seat = await createRegistration(world.db, { workshopId: id, agent }));
    expect(await marked(register)).toEqual(['here 2026-12-08']);
    const coming = `UPDATE registration SET coming = 'yes', coming_at = now() WHERE id = $1`;
    expect(await marked(() => run(coming, seat))).toEqual([]);
    const mark = `UPDATE registration SET status = 'absent', marked_at = now(), marked_by = $2 WHERE id = $1`;
    expect(await marked(() => run(mark, seat, world.alix))).toEqual(['here 2026-12-08']);
    expect(await marked(() => run('DELETE FROM registration WHERE id = $1', seat))).toEqual(['here 2026-12-08']);
    expect(await marked(() => run('UPDATE workshop SET anonymous_walk_ins = 3 WHERE id = $1', id))).toEqual([
      'here 2026-12-08',
    ]);
  });
});

describe('an appointment marks', () => {
  it('its day, the former one when it moves, and again when it is over', async () => {
    const reasonId = await createReason(world.db, { structureId: world.here });
    let id = '';
    const book = async () =>
      (id = await createAppointment(world.db, {
        ...{ structureId: world.here, agentId: world.alix, reasonId, startsAt: '2026-12-03T09:00:00Z' },
      }));
    expect(await marked(book)).toEqual(['here 2026-12-03']);
    const move = `UPDATE appointment SET starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day',
      busy_from = busy_from + interval '1 day', busy_until = busy_until + interval '1 day' WHERE id = $1`;
    expect(await marked(() => run(move, id))).toEqual(['here 2026-12-03', 'here 2026-12-04']);
    const honour = `UPDATE appointment SET status = 'honoured', ended_at = now() WHERE id = $1`;
    expect(await marked(() => run(honour, id))).toEqual(['here 2026-12-04']);
    expect(await marked(() => run('UPDATE appointment SET version = version + 1 WHERE id = $1', id))).toEqual([]);
  });
});
