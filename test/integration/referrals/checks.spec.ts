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
  parties = { beneficiaryId, senderStructureId, senderId, receiverStructureId: await createStructure(db) };
});
afterAll(() => dropTestDatabase());

type Status = 'draft' | 'sent' | 'accepted' | 'refused' | 'withdrawn' | 'expired' | 'closed';

const refused = (check: string) => new RegExp(`violates check constraint "${check}"`);

describe('the database itself', () => {
  it.each(['draft', 'sent', 'accepted', 'refused', 'withdrawn', 'expired', 'closed'] as const)(
    'holds one that is %s',
    async (status) => {
      await expect(createReferral(db, { ...parties, status })).resolves.toHaveLength(36);
    },
  );

  it.each<[string, Status, Record<string, unknown>, string]>([
    ['sent without agreement', 'sent', { agreement_on: null, agreement_how: null }, 'referral_agreement_check'],
    ['a day of agreement without its way', 'draft', { agreement_on: '2026-11-20' }, 'referral_agreement_check'],
    ['accepted without agreement', 'accepted', { agreement_on: null, agreement_how: null }, 'referral_agreement_check'],
    ['sent at no moment', 'sent', { sent_at: null }, 'referral_sent_check'],
    ['a draft already sent', 'draft', { sent_at: '2026-11-20' }, 'referral_sent_check'],
    ['accepted without an answer', 'accepted', { answered_at: null, answered_by: null }, 'referral_answer_check'],
    ['answered by nobody', 'accepted', { answered_by: null }, 'referral_answer_check'],
    ['answered by somebody at no moment', 'withdrawn', { answered_at: '2026-11-22' }, 'referral_answer_check'],
    ['expired with no date', 'expired', { expired_at: null }, 'referral_expiry_check'],
    ['a date of expiry on one that is open', 'sent', { expired_at: '2026-11-22' }, 'referral_expiry_check'],
    ['withdrawn by nobody', 'withdrawn', { withdrawal_kind: null }, 'referral_withdrawal_check'],
    ['opened before it is sent', 'draft', { opened_at: '2026-11-22' }, 'referral_sent_check'],
    ['an appointment before the answer', 'sent', { appointment_on: '2026-12-01' }, 'referral_answer_check'],
    ['refused without a reason', 'refused', { refusal_reasons: [] }, 'referral_refusal_check'],
    ['refused without words', 'refused', { refusal_words: null }, 'referral_refusal_check'],
    ['refused with blank words', 'refused', { refusal_words: '  ' }, 'referral_refusal_check'],
    ['refused for a reason that is not one', 'refused', { refusal_reasons: ['busy'] }, 'referral_refusal_check'],
    [
      'accepted with a refusal',
      'accepted',
      { refusal_reasons: ['other'], refusal_words: 'Non.' },
      'referral_refusal_check',
    ],
    ['withdrawn without a reason', 'withdrawn', { withdrawal_reason: null }, 'referral_withdrawal_check'],
    ['withdrawn with a blank reason', 'withdrawn', { withdrawal_reason: ' ' }, 'referral_withdrawal_check'],
    ['closed without an outcome', 'closed', { outcome: null }, 'referral_outcome_check'],
    ['an outcome before the end', 'accepted', { outcome: 'accompanied' }, 'referral_outcome_check'],
    ['another outcome without words', 'closed', { outcome: 'other' }, 'referral_outcome_check'],
    ['a state that is none', 'sent', { status: 'lost' }, 'referral_status_check'],
    ['nobody to receive it', 'draft', { receiver_structure_id: null }, 'referral_receiver_check'],
    ['a motive without the caisse', 'draft', { motive: 'rights' }, 'referral_motive_check'],
    ['the caisse without a motive', 'draft', { path: 'health_access_mission' }, 'referral_motive_check'],
  ])('refuses %s', async (_what, status, columns, check) => {
    await expect(createReferral(db, { ...parties, status }, columns)).rejects.toThrow(refused(check));
  });

  it('refuses one to oneself', async () => {
    const own = { ...parties, receiverStructureId: parties.senderStructureId };
    await expect(createReferral(db, own)).rejects.toThrow(refused('referral_receiver_check'));
  });
});
