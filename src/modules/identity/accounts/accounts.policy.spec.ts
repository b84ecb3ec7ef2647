import type { Actor, Role } from '../../../platform/access/actor.js';
import { canGive, canManageRole, canSee, canSwitch, rolesGivenBy, type Grant } from './accounts.policy.js';

const actor = (role: Role, structureId: string | null): Actor => ({
  userId: 'me',
  firstName: 'Camille',
  lastName: 'Essai',
  membershipId: 'm',
  role,
  structureId,
  workplaceName: 'Ici',
  scope: null,
});
const manager = actor('structure_manager', 'here');
const administrator = actor('administrator', null);
const grant = (role: Role, structureId: string | null, scope: Grant['scope'] = null): Grant => ({
  role,
  structureId,
  scope,
});
const team = { kind: 'team', teamId: 't' } as const;

describe('giving a role', () => {
  it('is for managers, within the roles of a structure, and for administrators', () => {
    expect(rolesGivenBy(manager)).toEqual(['mediator', 'counter', 'fund_agent', 'structure_manager']);
    expect(rolesGivenBy(administrator)).toEqual([
      'mediator',
      'counter',
      'fund_agent',
      'structure_manager',
      'coordinator',
      'administrator',
    ]);
    for (const role of ['mediator', 'counter', 'fund_agent', 'coordinator'] as const) {
      expect(rolesGivenBy(actor(role, 'here'))).toEqual([]);
      expect(canGive(actor(role, 'here'), grant('mediator', 'here'))).toBe(false);
    }
  });

  it('is for a manager in their own structure only', () => {
    expect(canGive(manager, grant('counter', 'here'))).toBe(true);
    expect(canGive(manager, grant('structure_manager', 'here'))).toBe(true);
    expect(canGive(manager, grant('counter', 'elsewhere'))).toBe(false);
    expect(canGive(manager, grant('counter', null))).toBe(false);
    expect(canGive(manager, grant('administrator', null))).toBe(false);
    expect(canGive(manager, grant('administrator', 'here'))).toBe(false);
    expect(canGive(manager, grant('coordinator', null, team))).toBe(false);
  });

  it('wants a place that goes with the role', () => {
    expect(canGive(administrator, grant('mediator', 'elsewhere'))).toBe(true);
    expect(canGive(administrator, grant('coordinator', null, team))).toBe(true);
    expect(canGive(administrator, grant('administrator', null))).toBe(true);
    expect(canGive(administrator, grant('mediator', null))).toBe(false);
    expect(canGive(administrator, grant('mediator', 'here', team))).toBe(false);
    expect(canGive(administrator, grant('coordinator', null))).toBe(false);
    expect(canGive(administrator, grant('coordinator', 'here', team))).toBe(false);
    expect(canGive(administrator, grant('administrator', 'here'))).toBe(false);
  });
});

describe('an account', () => {
  it('is seen by the managers of its structures and by administrators', () => {
    expect(canSee(manager, [{ structureId: 'elsewhere' }, { structureId: 'here' }])).toBe(true);
    expect(canSee(manager, [{ structureId: 'elsewhere' }, { structureId: null }])).toBe(false);
    expect(canSee(manager, [])).toBe(false);
    expect(canSee(administrator, [])).toBe(true);
    expect(canSee(actor('mediator', 'here'), [{ structureId: 'here' }])).toBe(false);
  });

  it('loses a role by the manager of that structure or by an administrator', () => {
    expect(canManageRole(manager, { structureId: 'here' })).toBe(true);
    expect(canManageRole(manager, { structureId: 'elsewhere' })).toBe(false);
    expect(canManageRole(manager, { structureId: null })).toBe(false);
    expect(canManageRole(administrator, { structureId: null })).toBe(true);
    expect(canManageRole(actor('coordinator', null), { structureId: null })).toBe(false);
  });

  it('is closed by a manager only when it works nowhere else, and never by oneself', () => {
    expect(canSwitch(manager, 'you', [{ structureId: 'here' }])).toBe(true);
    expect(canSwitch(manager, 'you', [{ structureId: 'here' }, { structureId: 'elsewhere' }])).toBe(false);
    expect(canSwitch(manager, 'you', [{ structureId: 'here' }, { structureId: null }])).toBe(false);
    expect(canSwitch(manager, 'you', [])).toBe(false);
    expect(canSwitch(manager, 'me', [{ structureId: 'here' }])).toBe(false);
    expect(canSwitch(administrator, 'you', [])).toBe(true);
    expect(canSwitch(administrator, 'me', [])).toBe(false);
    expect(canSwitch(actor('counter', 'here'), 'you', [{ structureId: 'here' }])).toBe(false);
  });
});
