import type { DataSource } from 'typeorm';
import { createUser } from '../../factories/identity.js';
import { createPerson, createReferral } from '../../factories/referrals.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

let db: DataSource;
let parties: { beneficiaryId: string; senderStructureId: string; senderId: string; receiverStructureId: string };

beforeAll(async () => {
  db = await testDataSource();
  await createCommunes(db);
  const senderStructureId = await createStructure(db);
  const senderId = (await createUser(db, { structureId: senderStructureId })).id;
  const beneficiaryId = await createPerson(db, { structureId: senderStructureId, createdBy: senderId });
  const receiverStructureId = await createStructure(db, { kind: 'fund' });
  parties = { beneficiaryId, senderStructureId, senderId, receiverStructureId };
});
afterEach(() => db.query('DELETE FROM saisine'));
afterAll(() => dropTestDatabase());

async function insert(columns: Record<string, unknown>): Promise<void> {
  const referral_id = await createReferral(db, { ...parties, path: 'health_access_mission' });
  const { beneficiaryId: beneficiary_id, receiverStructureId: fund_id } = parties;
  const row = { referral_id, beneficiary_id, fund_id, motive: 'digital', ...columns };
  const names = Object.keys(row);
  await db.query(
    `INSERT INTO saisine (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  );
}

const sent = { asked_parts: {}, answer_due_on: '2026-12-08' };

describe('the database itself, of saisines', () => {
  it.each([
    ['draft', {}],
    ['transmitted', sent],
    ['workshop_offered', { ...sent, workshop_on: '2026-12-03' }],
    ['closed', { ...sent, purged_at: '2027-06-01' }],
    ['withdrawn', {}],
    ['withdrawn', sent],
  ])('holds one that is %s', async (step, columns) => {
    await expect(insert({ step, ...columns })).resolves.toBeUndefined();
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown step', { step: 'lost', ...sent }, 'saisine_step_check'],
    ['an unknown motive', { step: 'draft', motive: 'medical' }, 'saisine_motive_check'],
    ['an unknown need', { step: 'draft', needs: ['diabetes'] }, 'saisine_needs_check'],
    ['a slot at night', { step: 'draft', call_back_slots: ['sun_pm'] }, 'saisine_call_back_slots_check'],
    ['a language in words', { step: 'draft', language: 'français' }, 'saisine_language_check'],
    ['sent with no delay', { step: 'transmitted', asked_parts: {} }, 'saisine_sent_check'],
    [
      'sent, nothing known of what was asked',
      { step: 'acknowledged', answer_due_on: '2026-12-08' },
      'saisine_sent_check',
    ],
    ['a draft with a delay', { step: 'draft', ...sent }, 'saisine_sent_check'],
    ['a workshop without a day', { step: 'workshop_offered', ...sent }, 'saisine_workshop_check'],
    ['a workshop followed without a day', { step: 'workshop_attended', ...sent }, 'saisine_workshop_check'],
    ['a day before the offer', { step: 'transmitted', ...sent, workshop_on: '2026-12-03' }, 'saisine_workshop_check'],
    ['a purge while it runs', { step: 'called_back', ...sent, purged_at: '2027-06-01' }, 'saisine_purged_check'],
    [
      'a purge that leaves a language',
      { step: 'closed', ...sent, purged_at: '2027-06-01', language: 'ar' },
      'saisine_purged_check',
    ],
  ])('refuses %s', async (_what, columns, check) => {
    await expect(insert(columns)).rejects.toThrow(new RegExp(`violates check constraint "${check}"`));
  });

  it('refuses a second one that runs for the same person, caisse and motive', async () => {
    await insert({ step: 'called_back', ...sent });
    await expect(insert({ step: 'transmitted', ...sent })).rejects.toThrow(/saisine_running_idx/);
    await insert({ step: 'transmitted', ...sent, motive: 'rights' });
    await insert({ step: 'draft' });
    await insert({ step: 'closed', ...sent });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a day without an offer', { step: 'called_back', workshop_on: '2026-12-03' }, 'saisine_step_workshop_check'],
    ['an offer without a day', { step: 'workshop_offered' }, 'saisine_step_workshop_check'],
    ['an unknown step', { step: 'lost' }, 'saisine_step_step_check'],
  ])('refuses a step with %s', async (_what, columns, check) => {
    await insert({ step: 'draft' });
    const written = db.query(
      `INSERT INTO saisine_step (id, referral_id, step, at, workshop_on)
       SELECT gen_random_uuid(), referral_id, $1, now(), $2 FROM saisine`,
      [columns['step'], columns['workshop_on'] ?? null],
    );
    await expect(written).rejects.toThrow(new RegExp(`violates check constraint "${check}"`));
  });
});

describe('the database itself, of caisses', () => {
  it.each([
    ['a delay of no day', `fund_answer_days = 0`, 'structure_fund_answer_days_check'],
    ['a delay of a season', `fund_answer_days = 61`, 'structure_fund_answer_days_check'],
    ['a relative that is required', `fund_asks = fund_asks || '{"helper": "required"}'`, 'structure_fund_asks_check'],
    ['a part that is not told', `fund_asks = fund_asks - 'language'`, 'structure_fund_asks_check'],
    ['a level that is none', `fund_asks = fund_asks || '{"language": "maybe"}'`, 'structure_fund_asks_check'],
  ])('refuses %s', async (_what, change, check) => {
    await expect(
      db.query(`UPDATE structure SET ${change} WHERE id = $1`, [parties.receiverStructureId]),
    ).rejects.toThrow(new RegExp(`violates check constraint "${check}"`));
  });
});
