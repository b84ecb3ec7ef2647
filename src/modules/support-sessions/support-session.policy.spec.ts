import { describe, expect, it } from '@jest/globals';
import type { StructureActor } from '../../platform/access/actor.js';
import { canAttach, canChange, canRead } from './support-session.policy.js';

const session = { structureId: 'here', mediatorId: 'author' };
const actor = (userId: string, structureId: string, role: StructureActor['role'] = 'mediator') =>
  ({ userId, structureId, role }) as StructureActor;

describe('Who reads and changes a session', () => {
  it('is read by everybody of its structure', () => {
    expect(canRead(actor('author', 'here'), session)).toBe(true);
    expect(canRead(actor('colleague', 'here', 'counter'), session)).toBe(true);
    expect(canRead(actor('manager', 'here', 'structure_manager'), session)).toBe(true);
  });

  it('is not read by another structure, even by its author who works there today', () => {
    expect(canRead(actor('stranger', 'elsewhere'), session)).toBe(false);
    expect(canRead(actor('author', 'elsewhere'), session)).toBe(false);
  });

  it('is changed by its author alone, in that structure', () => {
    expect(canChange(actor('author', 'here'), session)).toBe(true);
    expect(canChange(actor('colleague', 'here'), session)).toBe(false);
    expect(canChange(actor('manager', 'here', 'structure_manager'), session)).toBe(false);
    expect(canChange(actor('author', 'elsewhere'), session)).toBe(false);
  });

  it('is given a person by its author alone, when it is individual and has none', () => {
    const anonymous = { ...session, kind: 'individuel', beneficiaryId: null };
    expect(canAttach(actor('author', 'here'), anonymous)).toBe(true);
    expect(canAttach(actor('colleague', 'here'), anonymous)).toBe(false);
    expect(canAttach(actor('author', 'elsewhere'), anonymous)).toBe(false);
    expect(canAttach(actor('author', 'here'), { ...anonymous, kind: 'collectif' })).toBe(false);
    expect(canAttach(actor('author', 'here'), { ...anonymous, beneficiaryId: 'somebody' })).toBe(false);
  });
});
