import type { Actor } from '../../../platform/access/actor.js';
import { scopeOf } from './report-scope.js';
import { canShare, sees } from './report.policy.js';

const actor = (settings: Partial<Actor>): Actor => ({
  ...{ userId: 'me', firstName: 'Ada', lastName: 'L', membershipId: 'm', role: 'mediator', structureId: 'nancy' },
  ...{ workplaceName: 'Nancy', scope: null, ...settings },
});
const manager = actor({ role: 'structure_manager' });
const mediator = actor({});
const team = actor({ role: 'coordinator', structureId: null, scope: { kind: 'team', teamId: 't' } });
const department = actor({ role: 'coordinator', structureId: null, scope: { kind: 'department', code: '54' } });
const everybody = { manager, mediator, team, department };
const of = (who: Actor) => ({ ...(scopeOf(who) ?? { scopeKind: 'country', scopeCode: '-' }), filters: {} }) as const;

describe('Who sees a report', () => {
  it('is whoever has the same scope today, and nobody else', () => {
    for (const [name, who] of Object.entries(everybody)) {
      const seen = Object.entries(everybody).filter(([, other]) => sees(other, of(who)));
      expect(seen.map(([other]) => other)).toEqual([name]);
    }
    expect(sees(actor({ role: 'structure_manager', userId: 'successor' }), of(manager))).toBe(true);
    expect(sees(actor({ userId: 'colleague' }), of(mediator))).toBe(false);
    expect(sees(actor({ structureId: 'metz' }), of(mediator))).toBe(false);
    expect(sees(actor({ role: 'structure_manager', structureId: 'metz' }), of(manager))).toBe(false);
    expect(sees(actor({ ...department, scope: { kind: 'region', code: '54' } }), of(department))).toBe(false);
    expect(sees(actor({ role: 'administrator', structureId: null }), of(manager))).toBe(false);
  });

  it('shares it when it is not about one mediator, nor under a word that somebody typed', () => {
    expect(Object.values(everybody).map((who) => canShare(who, of(who)))).toEqual([true, false, true, true]);
    expect(canShare(team, of(manager))).toBe(false);
    expect(canShare(manager, { ...of(manager), filters: { mediatorId: 'x' } })).toBe(false);
    expect(canShare(manager, { ...of(manager), filters: { tagId: 'x' } })).toBe(false);
  });
});
