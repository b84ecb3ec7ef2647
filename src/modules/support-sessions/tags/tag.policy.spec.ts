import type { Actor } from '../../../platform/access/actor.js';
import { canKeep, keptBy, type TagHolder } from './tag.policy.js';

const mediator = { userId: 'u1', role: 'mediator', structureId: 's1', scope: null } as Actor;
const coordinator = (scope: Actor['scope']) =>
  ({ userId: 'u2', role: 'coordinator', structureId: null, scope }) as Actor;
const holder = (changes: Partial<TagHolder>): TagHolder => ({
  ...{ scope: 'personal', ownerId: null, teamId: null, departmentCode: null },
  ...changes,
});

describe('whose tags someone keeps', () => {
  it('their own, when they log sessions', () => {
    expect(canKeep(mediator, holder({ ownerId: 'u1' }))).toBe(true);
    expect(canKeep(mediator, holder({ ownerId: 'u2' }))).toBe(false);
    expect(canKeep(mediator, holder({ scope: 'team', teamId: 't1' }))).toBe(false);
    expect(canKeep(mediator, holder({ scope: 'department', departmentCode: '54' }))).toBe(false);
  });

  it('those of the team that they coordinate', () => {
    const actor = coordinator({ kind: 'team', teamId: 't1' });
    expect(canKeep(actor, holder({ scope: 'team', teamId: 't1' }))).toBe(true);
    expect(canKeep(actor, holder({ scope: 'team', teamId: 't2' }))).toBe(false);
    expect(canKeep(actor, holder({ ownerId: 'u2' }))).toBe(false);
  });

  it('those of the département that they coordinate', () => {
    const actor = coordinator({ kind: 'department', code: '54' });
    expect(canKeep(actor, holder({ scope: 'department', departmentCode: '54' }))).toBe(true);
    expect(canKeep(actor, holder({ scope: 'department', departmentCode: '57' }))).toBe(false);
    expect(canKeep(actor, holder({ scope: 'team', teamId: '54' }))).toBe(false);
  });

  it('nobody’s for a region or for the administration', () => {
    expect(keptBy(coordinator({ kind: 'region', code: '44' }))).toBeNull();
    expect(keptBy({ userId: 'u3', role: 'administrator', structureId: null, scope: null } as Actor)).toBeNull();
  });
});
