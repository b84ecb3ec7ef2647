import { otherSources } from '../../../src/modules/statistics/sources/index.js';
import { newId } from '../../../src/platform/ids.js';
import { createAppointment, createReason } from '../../factories/appointments.js';
import { createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { createRegistration, createWorkshop } from '../../factories/workshops.js';
import { dropTestDatabase } from '../../setup/database.js';
import { referralReturns, SourcesWorld } from './sources-world.js';

let world: SourcesWorld;

beforeAll(async () => {
  world = await SourcesWorld.open();
});
afterAll(() => dropTestDatabase());

const only = (lines: string[], dimension: string): string[] => lines.filter((line) => line.includes(dimension));

describe('referrals', () => {
  it('say on the day of their sending where they went, where they stand, what they gave and how soon', async () => {
    await world.referral(
      { status: 'closed' },
      {
        ...{ sent_at: '2026-03-02T09:00:00Z', answered_at: '2026-03-04T10:10:00Z', closed_at: '2026-03-09T09:00:00Z' },
        level_after: 'intermediate',
      },
    );
    await world.referral({ status: 'draft' });
    await world.referral({ status: 'sent' }, { sent_at: '2026-03-03T09:00:00Z' });
    expect(await world.counted(world.here, '2026-03-01', '2026-03-31')).toEqual([
      '2026-03-02 referralHours/49 1 0',
      '2026-03-02 referralLevel/beginner>intermediate 1 0',
      '2026-03-02 referralOutcome/accompanied 1 0',
      '2026-03-02 referralPath/reinforced_support 1 0',
      '2026-03-02 referralStatus/closed 1 0',
      '2026-03-03 referralPath/reinforced_support 1 0',
      '2026-03-03 referralStatus/sent 1 0',
    ]);
    expect(await world.counted(world.partner, '2026-03-01', '2026-03-31')).toEqual([]);
  });

  it('tell saisines apart, and count those between two desks', async () => {
    await world.referral(
      { path: 'health_access_mission', receiverStructureId: world.fund, status: 'refused' },
      { sent_at: '2026-04-01T09:00:00Z', answered_at: '2026-04-01T09:20:00Z' },
    );
    const desk = { path: 'internal', receiverStructureId: world.here, status: 'accepted' } as const;
    await world.referral(desk, {
      ...{ receiver_role: 'counter', sent_at: '2026-04-01T10:00:00Z', answered_at: '2026-04-01T12:00:00Z' },
    });
    expect(await world.counted(world.here, '2026-04-01')).toEqual([
      '2026-04-01 referralHours/0 1 0',
      '2026-04-01 referralHours/2 1 0',
      '2026-04-01 referralPath/health_access_mission 1 0',
      '2026-04-01 referralPath/internal 1 0',
      '2026-04-01 referralStatus/accepted 1 0',
      '2026-04-01 referralStatus/refused 1 0',
      '2026-04-01 saisineHours/0 1 0',
      '2026-04-01 saisineStatus/refused 1 0',
    ]);
  });

  it('belong to the day of Paris, to the second, also when the clocks change', async () => {
    const sent = [
      // The last second of 24 October 2026, summer time; 25 October has 25 hours.
      ...['2026-10-24T21:59:59Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'],
      // 29 March 2026 has 23.
      ...['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'],
    ];
    const structure = await createStructure(world.db);
    for (const sent_at of sent) await world.referral({ senderStructureId: structure }, { sent_at });
    const paths = async (from: string, to = from) =>
      only(await world.counted(structure, from, to), 'referralPath').map((line) =>
        line.replace(/ referralPath\S+/, ''),
      );
    expect(await paths('2026-10-25')).toEqual(['2026-10-25 2 0']);
    expect(await paths('2026-03-29')).toEqual(['2026-03-29 2 0']);
    expect(await paths('2026-03-01', '2026-10-31')).toEqual([
      ...['2026-03-28 1 0', '2026-03-29 2 0', '2026-03-30 1 0'],
      ...['2026-10-24 1 0', '2026-10-25 2 0', '2026-10-26 1 0'],
    ]);
  });
});

describe('people who came back after a referral', () => {
  const owner = () => ({ structureId: world.here, mediatorId: world.alix });
  const returns = async (from: string, to: string) => only(await world.counted(world.here, from, to), 'referralReturn');

  it('count on their first session after the day of the sending, at the structure that sent them', async () => {
    const beneficiaryId = await world.person();
    await world.referral({ beneficiaryId }, { sent_at: '2026-05-04T08:00:00Z' });
    for (const day of ['2026-05-03', '2026-05-04', '2026-05-20', '2026-05-21']) {
      await createSession(world.db, owner(), { beneficiaryId, day });
    }
    await createSession(
      world.db,
      { structureId: world.partner, mediatorId: world.basile },
      { beneficiaryId, day: '2026-05-06' },
    );
    expect(await returns('2026-05-01', '2026-05-31')).toEqual(['2026-05-20 referralReturn/reinforced_support 1 0']);
    expect(await returns('2026-05-21', '2026-05-31')).toEqual([]);
  });

  it('count when they are on the list of a workshop, whoever received them', async () => {
    const person = await world.person();
    await world.referral(
      { beneficiaryId: person, path: 'health_access_mission', receiverStructureId: world.fund },
      { sent_at: '2026-06-01T08:00:00Z' },
    );
    await createWorkshopSession(
      world.db,
      { ...owner(), mediatorId: world.basile },
      { people: [person], day: '2026-06-09' },
    );
    await createSession(world.db, owner(), { beneficiaryId: person, day: '2026-06-10' });
    expect(await returns('2026-06-01', '2026-06-30')).toEqual(['2026-06-09 referralReturn/health_access_mission 1 0']);
    const lines = await world.lines(referralReturns, world.here, '2026-06-01', '2026-06-30');
    expect(lines.map(({ mediator_id }) => mediator_id)).toEqual([world.basile]);
  });

  it('do not count between two desks, nor before anything was sent', async () => {
    const beneficiaryId = await world.person();
    await world.referral({ beneficiaryId, status: 'draft' });
    await world.referral(
      { beneficiaryId, path: 'internal', receiverStructureId: world.here },
      { receiver_role: 'counter', sent_at: '2026-07-01T08:00:00Z' },
    );
    await createSession(world.db, owner(), { beneficiaryId, day: '2026-07-02' });
    expect(await returns('2026-07-01', '2026-07-31')).toEqual([]);
  });
});

describe('papers', () => {
  it('are information sheets, reminders said printed, and letters of referrals once a day', async () => {
    const structure = await createStructure(world.db);
    await world.db.query(
      `INSERT INTO information_sheet (id, beneficiary_id, structure_id, given_by, given_at, level)
       VALUES ($1, $2, $3, $4, '2026-08-03T22:30:00Z', 'beginner')`,
      [newId(), await world.person(), structure, world.alix],
    );
    await world.reminder({ structure_id: structure, printed_at: '2026-08-04T07:00:00Z', printed_by: world.alix });
    await world.reminder({ structure_id: structure });
    const letter = newId();
    const print = (at: string, subject: string, verb = 'referral.print-letter') =>
      world.db.query(
        `INSERT INTO audit_event (at, actor_user_id, actor_structure_id, verb, subject_kind, subject_id)
         VALUES ($1, $2, $3, $4, 'referral', $5)`,
        [at, world.alix, structure, verb, subject],
      );
    await print('2026-08-04T08:00:00Z', letter);
    await print('2026-08-04T08:05:00Z', letter);
    await print('2026-08-04T08:06:00Z', newId());
    await print('2026-08-05T08:00:00Z', letter);
    await print('2026-08-04T08:00:00Z', letter, 'referral.print-slip');
    expect(await world.counted(structure, '2026-08-01', '2026-08-31')).toEqual([
      '2026-08-04 informationSheet/ 1 0',
      '2026-08-04 letter/referral 2 0',
      '2026-08-04 letter/reminder 1 0',
      '2026-08-05 letter/referral 1 0',
    ]);
  });
});

describe('workshops', () => {
  const workshop = (structureId: string, settings: object = {}) =>
    createWorkshop(world.db, { structureId, createdBy: world.alix, startsAt: '2026-09-08T12:00:00Z', ...settings });

  it('count their programme, their seats, who came, who did not, who came beside and who waited', async () => {
    const structure = await createStructure(world.db);
    const id = await workshop(structure, { status: 'closed' });
    await world.db.query(`UPDATE workshop SET programme = 'arnaques', anonymous_walk_ins = 2 WHERE id = $1`, [id]);
    const agent = { structureId: structure, userId: world.alix };
    for (const status of ['attended', 'attended', 'attended', 'absent', 'cancelled'] as const) {
      await createRegistration(world.db, { workshopId: id, agent, status });
    }
    await createRegistration(world.db, { workshopId: id, agent, status: 'attended', walkIn: true });
    const waited = await createRegistration(world.db, {
      workshopId: id,
      agent,
      status: 'cancelled',
      cancelledBy: 'lapsed',
    });
    await world.db.query(`UPDATE registration SET cancelled_at = '2026-09-08T14:00:00Z' WHERE id = $1`, [waited]);
    const forgot = await createRegistration(world.db, {
      workshopId: id,
      agent,
      status: 'cancelled',
      cancelledBy: 'lapsed',
    });
    await world.db.query(`UPDATE registration SET cancelled_at = '2026-09-01T14:00:00Z' WHERE id = $1`, [forgot]);
    expect(await world.counted(structure, '2026-09-08')).toEqual([
      '2026-09-08 workshopProgramme/arnaques 1 4',
      '2026-09-08 workshopSeats/absent 1 1',
      '2026-09-08 workshopSeats/attended 1 3',
      '2026-09-08 workshopSeats/capacity 1 10',
      '2026-09-08 workshopSeats/registered 1 4',
      '2026-09-08 workshopSeats/waiting 1 1',
      '2026-09-08 workshopSeats/walkIn 1 3',
    ]);
  });

  it('are those that are open or were held, with those who wait', async () => {
    const structure = await createStructure(world.db);
    await workshop(structure, { status: 'draft' });
    await workshop(structure, { status: 'cancelled' });
    const id = await workshop(structure, { capacity: 1, publicBooking: true });
    await createRegistration(world.db, { workshopId: id, phone: '+33600000001' });
    await createRegistration(world.db, { workshopId: id, phone: '+33600000002', status: 'waiting' });
    expect(await world.counted(structure, '2026-09-01', '2026-09-30')).toEqual([
      '2026-09-08 workshopProgramme/none 1 1',
      '2026-09-08 workshopSeats/capacity 1 1',
      '2026-09-08 workshopSeats/registered 1 1',
      '2026-09-08 workshopSeats/waiting 1 1',
    ]);
  });

  it('are on the day of their place: 00:30 in Saint-Denis, 19:00 in Papeete, 00:00 in Paris as the clocks change', async () => {
    const structure = await createStructure(world.db);
    await workshop(structure, { startsAt: '2026-11-02T20:30:00Z', zone: 'Indian/Reunion' });
    await workshop(structure, { startsAt: '2026-11-04T05:00:00Z', zone: 'Pacific/Tahiti' });
    await workshop(structure, { startsAt: '2026-11-02T22:59:00Z' });
    await workshop(structure, { startsAt: '2026-11-03T23:00:00Z' });
    await workshop(structure, { startsAt: '2026-10-24T22:00:00Z' });
    const held = async (from: string, to = from) => only(await world.counted(structure, from, to), 'workshopProgramme');
    expect(await held('2026-11-03')).toEqual(['2026-11-03 workshopProgramme/none 2 0']);
    expect(await held('2026-10-25')).toEqual(['2026-10-25 workshopProgramme/none 1 0']);
    expect(await held('2026-10-01', '2026-11-30')).toEqual([
      ...['2026-10-25 workshopProgramme/none 1 0', '2026-11-02 workshopProgramme/none 1 0'],
      ...['2026-11-03 workshopProgramme/none 2 0', '2026-11-04 workshopProgramme/none 1 0'],
    ]);
  });
});

describe('appointments', () => {
  it('count by where they stand, on the day of their place', async () => {
    const structureId = await createStructure(world.db);
    const reasonId = await createReason(world.db, { structureId });
    const about = { structureId, agentId: world.alix, reasonId };
    await createAppointment(world.db, { ...about, startsAt: '2026-11-10T09:00:00Z', status: 'honoured' });
    await createAppointment(world.db, { ...about, startsAt: '2026-11-10T11:00:00Z', status: 'honoured' });
    await createAppointment(world.db, { ...about, startsAt: '2026-11-10T13:00:00Z', status: 'absent' });
    await createAppointment(world.db, { ...about, startsAt: '2026-11-10T21:00:00Z', zone: 'Indian/Reunion' });
    expect(await world.counted(structureId, '2026-11-10', '2026-11-11')).toEqual([
      '2026-11-10 appointmentStatus/absent 1 0',
      '2026-11-10 appointmentStatus/honoured 2 0',
      '2026-11-11 appointmentStatus/upcoming 1 0',
    ]);
  });
});

describe('each source', () => {
  // Of an empty journal any index is as good as another.
  beforeAll(async () => {
    await world.db.query(
      `INSERT INTO audit_event (at, actor_user_id, actor_structure_id, verb, subject_kind, subject_id)
       SELECT '2020-01-01'::timestamptz + n * interval '1 hour', gen_random_uuid(), gen_random_uuid(),
              'referral.print-letter', 'referral', n::text FROM generate_series(1, 3000) n`,
    );
    await world.db.query('ANALYZE audit_event');
  });

  const planOf = async (name: string, column: 'structure' | 'mediator'): Promise<string[]> => {
    const source = otherSources.find((one) => one.name === name);
    const plan = await world.db.transaction(async (manager) => {
      await manager.query('SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off');
      return manager.query<Record<string, string>[]>(
        `EXPLAIN ${source?.sql((columns) => `${columns[column]} = $3 AND ${columns.day} <> '2020-01-01'`) ?? ''}`,
        ['2026-11-02', '2026-11-08', world.here],
      );
    });
    return plan.map((row) => row['QUERY PLAN'] ?? '');
  };

  it.each([
    ['referrals', 'referral_follow_up_idx', 'referral_sent_by_idx'],
    ['informationSheets', 'information_sheet_structure_idx', 'information_sheet_given_by_idx'],
    ['workshops', 'workshop_structure_idx', 'workshop_created_by_idx'],
    ['appointments', 'appointment_structure_idx', 'appointment_agent_idx'],
    ['reminderLetters', 'reminder_printed_idx', 'reminder_printed_by_idx'],
    ['referralLetters', 'audit_event_letter_idx', 'audit_event_letter_by_idx'],
  ])('%s reads a few days of a structure by %s, of an agent by %s', async (name, ofStructure, ofAgent) => {
    for (const [column, index] of [['structure', ofStructure] as const, ['mediator', ofAgent] as const]) {
      const lines = await planOf(name, column);
      const scan = lines.findIndex((line) => line.includes(`using ${index} `));
      expect(lines.slice(scan, scan + 2).join(' ')).toMatch(
        /Index (Only )?Scan using .* Index Cond: .*\(\w+ = .*\) AND \(\w+ [<>]/,
      );
    }
  });

  it('gives whole lines that say no kind', async () => {
    for (const source of [...otherSources, referralReturns]) {
      for (const line of await world.lines(source, world.here, '2026-01-01', '2026-12-31')) {
        expect(line).toMatchObject({ structure_id: world.here, kind: '', items: 1, minutes: 0 });
      }
    }
  });
});
