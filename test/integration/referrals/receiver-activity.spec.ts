import type { DataSource } from 'typeorm';
import { ReceiverActivity } from '../../../src/modules/referrals/receiver-activity.js';
import { ReceiverRecords } from '../../../src/modules/structures/index.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import { createUser } from '../../factories/identity.js';
import { createPerson, createReferral } from '../../factories/referrals.js';
import { createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

let db: DataSource;
let work: UnitOfWork;
let records: ReceiverRecords;
let activity: ReceiverActivity;
let parties: { beneficiaryId: string; senderStructureId: string; senderId: string };

beforeAll(async () => {
  db = await testDataSource();
  work = new UnitOfWork(db);
  const clock = new FixedClock('2026-11-24T10:30:00+01:00');
  records = new ReceiverRecords(work, clock);
  activity = new ReceiverActivity(work, records, clock);
  await createCommunes(db);
  const senderStructureId = await createStructure(db);
  const senderId = (await createUser(db, { structureId: senderStructureId })).id;
  const beneficiaryId = await createPerson(db, { structureId: senderStructureId, createdBy: senderId });
  parties = { beneficiaryId, senderStructureId, senderId };
});
afterAll(() => dropTestDatabase());

type Status = NonNullable<Parameters<typeof createReferral>[1]['status']>;

const sent = (
  to: { receiverStructureId?: string; receiverPlaceId?: string },
  status: Status,
  columns: Record<string, unknown> = {},
) => createReferral(db, { ...parties, ...to, status }, columns);

const recordOf = async (id: string) => (await records.of([id])).get(id);

/** Answered after so many hours. */
const after = (hours: number, sentAt = '2026-11-20T09:00:00Z') => ({
  sent_at: sentAt,
  answered_at: new Date(Date.parse(sentAt) + hours * 3_600_000),
});

describe('what the last twelve months say of a receiver', () => {
  it('is counted from its referrals', async () => {
    const to = { receiverStructureId: await createStructure(db) };
    await sent(to, 'accepted', after(10));
    await sent(to, 'closed', { ...after(30), closed_at: '2026-11-24T08:00:00Z' });
    await sent(to, 'refused', after(71));
    await sent(to, 'sent');
    await sent(to, 'expired');
    // Neither says anything of the receiver: taken back before an answer; more than a year old.
    await sent(to, 'withdrawn');
    await sent(to, 'accepted', after(5, '2025-11-23T22:59:00Z'));
    await sent(to, 'draft');
    await activity.refresh({ receiverPlaceId: null, ...to });
    expect(await recordOf(to.receiverStructureId)).toEqual({
      sent: 5,
      answered: 3,
      accepted: 2,
      pending: 1,
      medianAnswerHours: 30,
    });
  });

  it('counts an answer although the agreement was taken back later, and the first minute of the window', async () => {
    const to = { receiverStructureId: await createStructure(db) };
    await sent(to, 'withdrawn', {
      ...after(4),
      answered_by: parties.senderId,
      withdrawal_kind: 'agreement_withdrawn',
    });
    await sent(to, 'accepted', after(7, '2025-11-23T23:00:00Z'));
    await activity.refresh({ receiverPlaceId: null, ...to });
    expect(await recordOf(to.receiverStructureId)).toEqual({
      sent: 2,
      answered: 2,
      accepted: 2,
      pending: 0,
      medianAnswerHours: 5.5,
    });
  });

  it('is that of the place and that of the structure, each its own', async () => {
    const receiverStructureId = await createStructure(db);
    const receiverPlaceId = await createPlace(db, { structureId: receiverStructureId });
    await sent({ receiverStructureId, receiverPlaceId }, 'sent');
    await sent({ receiverStructureId }, 'accepted', after(2));
    await activity.refresh({ receiverStructureId, receiverPlaceId });
    expect([await recordOf(receiverStructureId), await recordOf(receiverPlaceId)]).toEqual([
      { sent: 2, answered: 1, accepted: 1, pending: 1, medianAnswerHours: 2 },
      { sent: 1, answered: 0, accepted: 0, pending: 1, medianAnswerHours: null },
    ]);
  });

  it('leaves out desks of one structure, and receivers without any', async () => {
    const desk = parties.senderStructureId;
    await createReferral(
      db,
      { ...parties, receiverStructureId: desk, path: 'internal', status: 'sent' },
      { receiver_role: 'mediator' },
    );
    await activity.refresh({ receiverStructureId: desk, receiverPlaceId: null });
    expect(await recordOf(desk)).toBeUndefined();
    expect(await records.of([])).toEqual(new Map());
  });

  it('is the same counted one by one and all at once', async () => {
    const byOne = await records.of(await receivers());
    const { receivers: count } = await activity.recomputeAll();
    const atOnce = await records.of(await receivers());
    expect(count).toBe(byOne.size);
    expect(atOnce).toEqual(byOne);
    expect(byOne.size).toBeGreaterThanOrEqual(4);
  });

  it('is forgotten by the night once a year has passed', async () => {
    const later = new FixedClock('2027-11-24T10:30:00+01:00');
    await new ReceiverActivity(work, new ReceiverRecords(work, later), later).recomputeAll();
    expect(await records.of(await receivers())).toEqual(new Map());
    await activity.recomputeAll();
  });

  it('misses neither of two answers given at once', async () => {
    const to = { receiverStructureId: await createStructure(db) };
    const [one, other] = [await sent(to, 'sent'), await sent(to, 'sent')];
    const answer = async (id: string): Promise<void> =>
      work.run(async () => {
        await work.execute(
          `UPDATE referral SET status = 'accepted', answered_at = '2026-11-23T09:00Z', answered_by = $2 WHERE id = $1`,
          [id, parties.senderId],
        );
        await activity.refresh({ receiverPlaceId: null, ...to });
      });
    await Promise.all([answer(one), answer(other)]);
    expect(await recordOf(to.receiverStructureId)).toMatchObject({ sent: 2, answered: 2, pending: 0 });
  });
});

async function receivers(): Promise<string[]> {
  const rows: { id: string }[] = await db.query(
    `SELECT receiver_structure_id AS id FROM referral WHERE receiver_structure_id IS NOT NULL
     UNION SELECT receiver_place_id FROM referral WHERE receiver_place_id IS NOT NULL`,
  );
  return rows.map(({ id }) => id);
}
