import type { Role } from '../../platform/access/actor.js';
import { canCorrect, canRead, canReadNotes, canRegister, canSeePeople } from './beneficiary.policy.js';

const HERE = '0190a0a0-0000-7000-8000-000000000001';
const ELSEWHERE = '0190a0a0-0000-7000-8000-000000000002';

const own = { structureId: HERE, shared: false };
const received = { structureId: ELSEWHERE, shared: true };
const foreign = { structureId: ELSEWHERE, shared: false };

const table: [Role, see: boolean, register: boolean, correct: boolean][] = [
  ['mediator', true, true, true],
  ['counter', true, true, true],
  ['structure_manager', true, true, true],
  ['fund_agent', true, false, false],
  ['coordinator', false, false, false],
  ['administrator', false, false, false],
];

describe.each(table)('%s', (role, see, register, correct) => {
  const actor = { role, structureId: HERE };

  it(`${see ? 'sees' : 'never sees'} people of the structure and those received`, () => {
    expect(canSeePeople(role)).toBe(see);
    expect(canRead(actor, own)).toBe(see);
    expect(canRead(actor, received)).toBe(see);
  });

  it('never sees, nor corrects, a person of another structure that was not shared', () => {
    expect(canRead(actor, foreign)).toBe(false);
    expect(canCorrect(actor, foreign)).toBe(false);
    expect(canReadNotes(actor, foreign)).toBe(false);
  });

  it(`${register ? 'registers' : 'does not register'} people, ${correct ? 'corrects' : 'does not correct'} them`, () => {
    expect(canRegister(actor)).toBe(register);
    expect(canCorrect(actor, own)).toBe(correct);
    expect(canCorrect(actor, received)).toBe(correct);
  });

  it('reads notes of the own structure alone', () => {
    expect(canReadNotes(actor, own)).toBe(see);
    expect(canReadNotes(actor, received)).toBe(false);
  });
});
