import type { DataSource } from 'typeorm';
import { ChoiceQueries } from '../../../src/modules/referrals/choices/choice.queries.js';
import { type ChoiceMade, ChoiceRecords } from '../../../src/modules/referrals/choices/choice-records.js';
import type { Shown } from '../../../src/modules/referrals/choices/shown.js';
import { SuggestionSets } from '../../../src/modules/referrals/choices/suggestion-sets.js';
import type { Actor, StructureActor } from '../../../src/platform/access/actor.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { newId } from '../../../src/platform/ids.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import { createUser } from '../../factories/identity.js';
import { createPerson, createReferral } from '../../factories/referrals.js';
import { firstWeights } from '../../factories/routing.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

const values = firstWeights;
const [first, second, outside, caisse] = [newId(), newId(), newId(), newId()];

let db: DataSource;
let sets: SuggestionSets;
let choices: ChoiceRecords;
let queries: ChoiceQueries;
let actor: StructureActor;
let person: string;
let partner: string;
const clock = new FixedClock('2026-11-24T10:30:00+01:00');

const shown: Shown[] = [
  { receiverId: caisse, path: 'health_access_mission', motive: 'rights', rank: 1, name: 'CPAM' },
  { receiverId: first, path: 'reinforced_support', motive: null, rank: 1, name: 'Le Fil', tier: 0, values },
  { receiverId: second, path: 'reinforced_support', motive: null, rank: 2, name: 'La Pelote', tier: 1, values },
];

beforeAll(async () => {
  db = await testDataSource();
  const work = new UnitOfWork(db);
  sets = new SuggestionSets(work, clock);
  choices = new ChoiceRecords(work, sets);
  queries = new ChoiceQueries(work);
  await createCommunes(db);
  const structureId = await createStructure(db, { communeInsee: '54395' });
  const userId = (await createUser(db, { structureId })).id;
  actor = { userId, structureId, role: 'mediator' } as StructureActor;
  person = await createPerson(db, { structureId, createdBy: userId });
  partner = await createStructure(db);
});
afterAll(() => dropTestDatabase());
beforeEach(() => clock.set('2026-11-24T10:30:00+01:00'));

const referral = (status: Parameters<typeof createReferral>[1]['status'] = 'sent') =>
  createReferral(db, {
    beneficiaryId: person,
    senderStructureId: actor.structureId,
    senderId: actor.userId,
    receiverStructureId: partner,
    status,
  });

const keep = () => sets.keep(actor, person, { weightsVersion: 1, shown });

const made = (suggestion: string | undefined, some: Partial<ChoiceMade> = {}): ChoiceMade => ({
  suggestion,
  receiverId: second,
  path: 'reinforced_support',
  motive: null,
  reasons: [],
  words: null,
  ...some,
});

async function noted(some: Partial<ChoiceMade>): Promise<unknown> {
  const id = await referral();
  await choices.note(actor, person, id, made(await keep(), some));
  const rows: unknown[] = await db.query(
    'SELECT weights_version, chosen_rank, candidates, reasons, words FROM referral_choice WHERE referral_id = $1',
    [id],
  );
  return rows[0];
}

const candidates = [
  { receiverId: first, tier: 0, values },
  { receiverId: second, tier: 1, values },
];

describe('where a choice stands', () => {
  it.each([
    ['the first', { receiverId: first }, { rank: 1, firstName: 'Le Fil', asksWhy: false }],
    ['another', { receiverId: second }, { rank: 2, firstName: 'Le Fil', asksWhy: true }],
    ['one that was not suggested', { receiverId: outside }, { rank: null, firstName: 'Le Fil', asksWhy: false }],
    [
      'the caisse, which is no rival of a place',
      { receiverId: caisse, path: 'health_access_mission', motive: 'rights' },
      { rank: 1, firstName: 'CPAM', asksWhy: false },
    ],
    [
      'the caisse for another motive',
      { receiverId: caisse, path: 'health_access_mission', motive: 'care' },
      { rank: null, firstName: null, asksWhy: false },
    ],
  ])('%s', async (_what, picked, expected) => {
    expect(await choices.standing(actor, person, await keep(), made(undefined, picked))).toEqual(expected);
  });

  it('is unknown to another agent, for another person, for no suggestions, and after a week', async () => {
    const id = await keep();
    const other = { ...actor, userId: (await createUser(db, { structureId: actor.structureId })).id };
    const someone = await createPerson(db, { structureId: actor.structureId, createdBy: actor.userId });
    expect(await choices.standing(other, person, id, made(id))).toBeUndefined();
    expect(await choices.standing(actor, someone, id, made(id))).toBeUndefined();
    expect(await choices.standing(actor, person, undefined, made(id))).toBeUndefined();
    expect(await choices.standing(actor, person, 'pas-un-identifiant', made(id))).toBeUndefined();
    clock.advance({ days: 7 });
    expect(await choices.standing(actor, person, id, made(id))).toBeUndefined();
    const kept = await keep();
    expect(await sets.forgetExpired()).toBeGreaterThan(0);
    expect(await choices.standing(actor, person, kept, made(id))).toBeDefined();
  });
});

describe('a choice is noted', () => {
  it.each([
    ['the first, whatever reasons are sent', { receiverId: first, reasons: ['language'] as const }, 1, [], null],
    [
      'another, with its reasons once',
      { reasons: ['language', 'transport', 'language'] as const },
      2,
      ['language', 'transport'],
      null,
    ],
    [
      'another, for another reason in words',
      { reasons: ['other'] as const, words: 'Sa fille y travaille.' },
      2,
      ['other'],
      'Sa fille y travaille.',
    ],
    ['words without « other » are not kept', { reasons: ['language'] as const, words: 'Oups.' }, 2, ['language'], null],
    ['one that was not suggested', { receiverId: outside }, null, [], null],
  ])('%s', async (_what, some, rank, reasons, words) => {
    expect(await noted(some)).toEqual({ weights_version: 1, chosen_rank: rank, candidates, reasons, words });
  });

  it('at the caisse, without what ranks places', async () => {
    expect(await noted({ receiverId: caisse, path: 'health_access_mission', motive: 'rights' })).toMatchObject({
      chosen_rank: 1,
      candidates: [{ receiverId: caisse }],
    });
  });

  it('again when the draft changes, and not at all without suggestions', async () => {
    const id = await referral('draft');
    const suggestion = await keep();
    await choices.note(actor, person, id, made(suggestion, { reasons: ['language'] }));
    await choices.note(actor, person, id, made(suggestion, { receiverId: first }));
    await choices.note(actor, person, id, made(undefined, { receiverId: second }));
    const rows: unknown = await db.query('SELECT chosen_rank, reasons FROM referral_choice WHERE referral_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ chosen_rank: 1, reasons: [] }]);
  });

  it.each([
    [{ reasons: [] }, 'Dites pourquoi ce choix plutôt que la première proposition.'],
    [{ reasons: ['other'] as const, words: ' ' }, 'Précisez l’autre raison en quelques mots.'],
  ])('not without a reason: %j', async (some, message) => {
    await expect(noted(some)).rejects.toThrow(message);
  });
});

describe('the database itself', () => {
  const insert = async (columns: Record<string, unknown>): Promise<void> => {
    const all = { referral_id: await referral(), weights_version: 1, chosen_rank: 1, candidates: '[]', ...columns };
    const names = Object.keys(all);
    await db.query(
      `INSERT INTO referral_choice (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(all),
    );
  };

  it.each<[string, Record<string, unknown>, string]>([
    ['a second choice without a reason', { chosen_rank: 2 }, 'referral_choice_reasons_check'],
    ['a reason for the first', { reasons: ['language'] }, 'referral_choice_reasons_check'],
    ['a reason that is none', { chosen_rank: 2, reasons: ['mood'] }, 'referral_choice_codes_check'],
    ['« other » without words', { chosen_rank: 2, reasons: ['other'] }, 'referral_choice_words_check'],
    ['blank words', { chosen_rank: 2, reasons: ['other'], words: ' ' }, 'referral_choice_words_check'],
    ['words without « other »', { words: 'Oups.' }, 'referral_choice_words_check'],
    ['rank 0', { chosen_rank: 0 }, 'referral_choice_rank_check'],
    ['eleven candidates', { candidates: JSON.stringify(Array(11).fill({})) }, 'referral_choice_candidates_check'],
  ])('refuses %s', async (_what, columns, check) => {
    await expect(insert(columns)).rejects.toThrow(`violates check constraint "${check}"`);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown key', { weights: { ...firstWeights, mood: 3 } }, 'routing_weights_keys_check'],
    ['a missing key', { weights: { distance: 3 } }, 'routing_weights_keys_check'],
    ['more than 10', { weights: { ...firstWeights, load: 11 } }, 'routing_weights_range_check'],
    ['less than 0', { weights: { ...firstWeights, load: -1 } }, 'routing_weights_range_check'],
    ['a word', { weights: { ...firstWeights, load: 'beaucoup' } }, 'routing_weights_range_check'],
    ['no reason', { words: ' ' }, 'routing_weights_words_check'],
    ['nobody', { by: null }, 'routing_weights_version_check'],
  ])('refuses weights with %s', async (_what, some, check) => {
    const { weights, words, by } = { weights: firstWeights, words: 'Essai.', by: actor.userId, ...some };
    await expect(
      db.query('INSERT INTO routing_weights (version, weights, words, by_user_id, at) VALUES (2, $1, $2, $3, now())', [
        JSON.stringify(weights),
        words,
        by,
      ]),
    ).rejects.toThrow(`violates check constraint "${check}"`);
  });

  it.each(['UPDATE routing_weights SET words = $1', 'DELETE FROM routing_weights WHERE words <> $1'])(
    'keeps each version of the weights: %s',
    async (sql) => {
      await expect(db.query(sql, ['Autre'])).rejects.toThrow('routing_weights is append-only');
    },
  );
});

describe('reports', () => {
  const year = { from: '2026-01-01', to: '2026-12-31' };
  const administrator = { role: 'administrator', structureId: null } as Actor;

  beforeAll(async () => {
    await db.query('DELETE FROM referral_choice');
    await noted({ receiverId: first });
    await noted({ reasons: ['language', 'transport'] });
    await noted({ reasons: ['transport'] });
    await noted({ receiverId: outside });
  });

  const expected = {
    choices: 4,
    followed: 1,
    notSuggested: 1,
    reasons: [
      { reason: 'transport', count: 2 },
      { reason: 'language', count: 1 },
    ],
  };

  it('count choices and reasons, everywhere or in a scope', async () => {
    const scope = (code: string) =>
      ({ role: 'coordinator', structureId: null, scope: { kind: 'department', code } }) as Actor;
    const nothing = { choices: 0, followed: 0, notSuggested: 0, reasons: [] };
    expect(await queries.reasons(administrator, year)).toEqual(expected);
    expect(await queries.reasons({ ...actor, role: 'structure_manager' }, year)).toEqual(expected);
    expect(await queries.reasons(scope('54'), year)).toEqual(expected);
    expect(await queries.reasons(scope('57'), year)).toEqual(nothing);
    expect(await queries.reasons(administrator, { from: '2026-11-21', to: '2026-12-31' })).toEqual(nothing);
    expect(await queries.reasons(administrator, { from: '2026-11-20', to: '2026-11-20' })).toEqual(expected);
  });

  it('replay only what was sent among several, with its end', async () => {
    const past = await queries.past();
    expect(past).toHaveLength(4);
    expect(past[0]).toEqual({
      chosenId: partner,
      ending: 'other',
      candidates: [
        { receiverId: first, ranked: { tier: 0, values } },
        { receiverId: second, ranked: { tier: 1, values } },
      ],
    });
    expect(await queries.names([partner, first])).toEqual(new Map([[partner, expect.any(String)]]));
  });
});
