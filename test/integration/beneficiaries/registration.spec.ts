import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { NotFoundError } from '../../../src/platform/errors/domain-error.js';
import { BeneficiariesService, type BeneficiaryDetails } from '../../../src/modules/beneficiaries/index.js';
import { RegistrationService } from '../../../src/modules/beneficiaries/registration.service.js';
import { createBeneficiary, shareBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp } from '../../setup/app.js';
import { connect, testDatabaseUrl } from '../../setup/database.js';

let app: TestApp;
let registration: RegistrationService;
let beneficiaries: BeneficiariesService;
let actor: StructureActor;
let elsewhere: string;

beforeAll(async () => {
  app = await startTestApp();
  registration = app.get(RegistrationService);
  beneficiaries = app.get(BeneficiariesService);
  const structureId = await createStructure(app.db);
  elsewhere = await createStructure(app.db);
  const { id: userId } = await createUser(app.db, { structureId });
  actor = { userId, structureId, role: 'mediator' } as StructureActor;
});
afterAll(() => app.stop());

const details: BeneficiaryDetails = {
  ...{ firstName: 'Odette', lastName: 'Marchal', birthYear: 1948, communeInsee: null, communeName: null },
  ...{ postalCode: null, phone: null, noPhone: false, email: null, noEmail: false, contactPreference: 'call' },
  ...{ socialStatus: 'retraite', gender: 'feminin', scheme: 'general', wishes: [], helperName: null },
  ...{ helperPhone: null, helperRelationship: null, helperAgreedOn: null, notes: null },
};

describe('two people who correct the same file at once', () => {
  it('are told apart by its version: one is kept, the other sees the first', async () => {
    const id = await createBeneficiary(app.db, { structureId: actor.structureId });
    const names = ['Un', 'Deux', 'Trois', 'Quatre'];
    const answers = await Promise.all(
      names.map((lastName) => registration.correct(actor, id, 1, { ...details, lastName })),
    );
    const kept = answers.findIndex(({ kind }) => kind === 'corrected');
    expect(answers.filter(({ kind }) => kind === 'corrected')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.kind === 'stale') expect(answer.current).toMatchObject({ lastName: names[kept], version: 2 });
    }
    const [row] = await app.db.query<object[]>('SELECT last_name, version FROM beneficiary WHERE id = $1', [id]);
    expect(row).toEqual({ last_name: names[kept], version: 2 });
    const journal = await app.db.query<object[]>(
      `SELECT verb, details FROM audit_event WHERE subject_id = $1 AND verb = 'beneficiary.correct'`,
      [id],
    );
    expect(journal).toEqual([{ verb: 'beneficiary.correct', details: { version: 2 } }]);
  });
});

describe('a correction that comes while another is being saved', () => {
  it('waits for it, and sees it', async () => {
    const id = await createBeneficiary(app.db, { structureId: actor.structureId });
    const other = await connect(await testDatabaseUrl());
    await other.query('BEGIN');
    await other.query(`UPDATE beneficiary SET last_name = 'Première', version = 2 WHERE id = $1`, [id]);
    const second = registration.correct(actor, id, 1, { ...details, lastName: 'Seconde' });
    await waitsForALock();
    await other.query('COMMIT');
    expect(await second).toMatchObject({ kind: 'stale', current: { lastName: 'Première', version: 2 } });
    expect(await beneficiaries.find(actor, id)).toMatchObject({ lastName: 'Première', version: 2 });
  });
});

/** Until the program's own session is stopped by the other's lock. */
async function waitsForALock(): Promise<void> {
  for (;;) {
    const [row] = await app.db.query<{ waiting: boolean }[]>(
      `SELECT count(*) > 0 AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (row?.waiting) return;
  }
}

describe('a share', () => {
  it('opens the person once, ends with the referral, and can be opened again', async () => {
    const id = await createBeneficiary(app.db, { structureId: elsewhere });
    await expect(beneficiaries.find(actor, id)).rejects.toThrow(NotFoundError);
    const receiver = actor.structureId;
    const referralId = await shareBeneficiary(app.db, {
      ...{ beneficiaryId: id, senderStructureId: elsewhere, receiverStructureId: receiver },
    });
    expect(await beneficiaries.find(actor, id)).toMatchObject({ id, shared: true });
    await beneficiaries.endShares(referralId);
    await expect(beneficiaries.find(actor, id)).rejects.toThrow(NotFoundError);
    await Promise.all(
      [1, 2, 3].map(() => beneficiaries.share({ beneficiaryId: id, structureId: receiver, referralId })),
    );
    const open = await app.db.query<object[]>(
      'SELECT FROM beneficiary_share WHERE beneficiary_id = $1 AND ends_at IS NULL',
      [id],
    );
    expect(open).toHaveLength(1);
    expect(await beneficiaries.find(actor, id)).toMatchObject({ shared: true });
  });
});

describe('the last contact', () => {
  it('moves forward only', async () => {
    const id = await createBeneficiary(app.db, { structureId: actor.structureId, lastContactOn: '2026-11-12' });
    await beneficiaries.noteContact(id, '2026-11-20');
    await beneficiaries.noteContact(id, '2026-11-15');
    expect(await beneficiaries.find(actor, id)).toMatchObject({ lastContactOn: '2026-11-20', version: 1 });
  });
});

describe('names for a list', () => {
  it('come in one call, each once, the unknown left out', async () => {
    const id = await createBeneficiary(app.db, { structureId: elsewhere, firstName: 'Paul', lastName: 'Reçu' });
    const names = await beneficiaries.summaries([id, id, '0190a0a0-0000-7000-8000-000000000000']);
    expect([...names]).toEqual([[id, { id, displayName: 'Paul Reçu', communeName: null }]]);
  });
});
