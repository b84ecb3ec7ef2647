import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { newId } from '../../../src/platform/ids.js';
import {
  plainSession,
  type SessionCorrection,
  type SessionInput,
  SupportSessionsQueries,
  SupportSessionsService,
} from '../../../src/modules/support-sessions/index.js';
import { SessionHabits } from '../../../src/modules/support-sessions/session-habits.js';
import { createBeneficiary, shareBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

describe('The session log in the base', () => {
  let app: TestApp;
  let actor: StructureActor;
  let own: { structureId: string; mediatorId: string };
  let placeId: string;
  let service: SupportSessionsService;
  let queries: SupportSessionsQueries;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    const structureId = await createStructure(app.db);
    const { id } = await createUser(app.db, { structureId });
    actor = { userId: id, structureId, role: 'mediator' } as StructureActor;
    own = { structureId, mediatorId: id };
    placeId = await createPlace(app.db, { structureId });
    service = app.get(SupportSessionsService);
    queries = app.get(SupportSessionsQueries);
  });
  afterAll(() => app.stop());

  const nobody = {
    ...{ gender: 'non_communique', ageBand: 'non_communique', socialStatus: 'non_communique' },
    ...{ residenceInsee: null, alreadySupported: false },
  } as const;
  const content = {
    ...{ day: '2026-11-24', durationMinutes: 30, locationKind: 'a_distance', placeId: null, communeInsee: null },
    ...{ referralId: null, topics: ['email'], procedures: [], procedureName: null, equipment: [], autonomy: null },
    ...{ redirection: null, notes: null },
    ...plainSession,
  } as const;
  const input = (changes: Partial<SessionInput> = {}): SessionInput =>
    ({ ...content, person: nobody, formKey: newId(), ...changes }) as SessionInput;
  const correction = (changes: Partial<SessionCorrection>): SessionCorrection =>
    ({ ...content, anonymous: nobody, version: 1, ...changes }) as SessionCorrection;

  it('lets one of two corrections of the same version win', async () => {
    const { id } = await service.log(actor, input());
    const results = await Promise.all([
      service.correct(actor, id, correction({ notes: 'Une' })),
      service.correct(actor, id, correction({ notes: 'Deux' })),
    ]);
    expect(results.toSorted()).toEqual(['saved', 'stale']);
    const session = await service.find(actor, id);
    expect(session.version).toBe(2);
    expect(session.notes).toBe(results[0] === 'saved' ? 'Une' : 'Deux');
  });

  it('makes one session of ten sendings of one form at once, with one line in the journal', async () => {
    const same = input();
    const made = await Promise.all(Array.from({ length: 10 }, () => service.log(actor, same)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const lines = await app.db.query<unknown[]>(`SELECT 1 FROM audit_event WHERE subject_id = $1`, [made[0]?.id]);
    expect(lines).toHaveLength(1);
  });

  it('either corrects or deletes when both come at once', async () => {
    const { id } = await service.log(actor, input());
    const results = await Promise.allSettled([
      service.correct(actor, id, correction({ notes: 'Corrigée' })),
      service.remove(actor, id),
    ]);
    expect(results[1].status).toBe('fulfilled');
    await expect(service.find(actor, id)).rejects.toThrow('support session not found');
  });

  it('links a session to an accepted referral received for that person, and to no other', async () => {
    const sender = await createStructure(app.db);
    const person = await createBeneficiary(app.db, { structureId: sender, lastName: 'Rousselot' });
    const referral = await shareBeneficiary(app.db, {
      beneficiaryId: person,
      senderStructureId: sender,
      receiverStructureId: actor.structureId,
    });
    const { id } = await service.log(actor, input({ person, referralId: referral }));
    expect(await service.find(actor, id)).toMatchObject({ referralId: referral, beneficiaryId: person });
    expect(await queries.page(actor, { everyone: false, after: null, limit: 1 })).toMatchObject([
      { id, personName: 'Odette Rousselot', own: true },
    ]);
    await expect(service.log(actor, input({ referralId: referral }))).rejects.toThrow('referral not found');
    const another = await createBeneficiary(app.db, { structureId: actor.structureId, createdBy: actor.userId });
    const wrong = input({ person: another, referralId: referral });
    await expect(service.log(actor, wrong)).rejects.toThrow('referral not found');
  });

  it('refuses the place of another structure and leaves nothing behind', async () => {
    const theirs = await createPlace(app.db, { structureId: await createStructure(app.db) });
    const sent = input({ locationKind: 'lieu_activite', placeId: theirs });
    await expect(service.log(actor, sent)).rejects.toThrow('place not found');
    expect(await app.db.query('SELECT 1 FROM support_session WHERE form_key = $1', [sent.formKey])).toEqual([]);
  });

  it('offers first what the person came for, then what the mediator does most', async () => {
    const { id } = await createUser(app.db, { structureId: actor.structureId });
    const other = { ...actor, userId: id };
    const theirs = { structureId: actor.structureId, mediatorId: id };
    const person = await createBeneficiary(app.db, { structureId: actor.structureId, createdBy: id });
    await createSession(app.db, theirs, { topics: ['sante', 'bureautique'] });
    await createSession(app.db, theirs, { topics: ['bureautique'] });
    await createSession(app.db, own, { topics: ['parentalite'], beneficiaryId: person });
    const habits = app.get(SessionHabits);
    expect((await habits.of(other, person)).topics).toEqual(['parentalite', 'bureautique', 'sante']);
    expect((await habits.of(other, null)).topics).toEqual(['bureautique', 'sante']);
  });

  it('counts the day: sessions, minutes, people', async () => {
    const { id } = await createUser(app.db, { structureId: actor.structureId });
    const theirs = { structureId: actor.structureId, mediatorId: id };
    const person = await createBeneficiary(app.db, { structureId: actor.structureId, createdBy: id });
    await createSession(app.db, theirs, { beneficiaryId: person, durationMinutes: 20 });
    await createSession(app.db, theirs, { beneficiaryId: person, durationMinutes: 25 });
    await createSession(app.db, theirs);
    await createSession(app.db, theirs, { day: '2026-11-23' });
    expect(await queries.today({ ...actor, userId: id })).toEqual({ sessions: 3, minutes: 75, people: 2 });
  });

  it.each<[string, Parameters<typeof createSession>[2]]>([
    ['day', { day: '2026-11-26' }],
    ['duration', { durationMinutes: 0 }],
    ['duration', { durationMinutes: 1440 }],
    ['location_kind', { locationKind: 'ailleurs', communeInsee: '54395' }],
    ['location', { locationKind: 'lieu_activite' }],
    ['location', { locationKind: 'domicile' }],
    ['location', { locationKind: 'autre' }],
    ['location', { placeId: 'PLACE' }],
    ['gender', { gender: 'x' }],
    ['age_band', { ageBand: 'vieux' }],
    ['social_status', { socialStatus: 'x' }],
    ['topics', { topics: [] }],
    ['topics', { topics: ['jardinage'] }],
    ['procedures', { procedures: ['logement'] }],
    ['procedures', { procedureName: 'Carte grise' }],
    ['procedures', { topics: ['aide_aux_demarches_administratives'], procedures: ['jardinage'] }],
    ['equipment', { equipment: ['aucun', 'tablette'] }],
    ['equipment', { equipment: ['minitel'] }],
    ['autonomy', { autonomy: 'totale' }],
    ['redirection', { redirected: true }],
    ['redirection', { redirection: 'autre' }],
    ['redirection', { redirected: true, redirection: 'mars' }],
    ['person', { beneficiaryId: 'PERSON', alreadySupported: true }],
  ])('refuses what no form may write: %s %j', async (check, settings = {}) => {
    const person = settings.beneficiaryId
      ? await createBeneficiary(app.db, { structureId: actor.structureId, createdBy: actor.userId })
      : null;
    const ready = { ...settings, beneficiaryId: person, placeId: settings.placeId ? placeId : null };
    await expect(createSession(app.db, own, ready)).rejects.toThrow(`"support_session_${check}_check"`);
  });
});
