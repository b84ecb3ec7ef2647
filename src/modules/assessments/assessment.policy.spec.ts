import { describe, expect, it } from '@jest/globals';
import type { StructureActor } from '../../platform/access/actor.js';
import { canKeepLevel } from './assessment.policy.js';

const actorOf = (structureId: string) => ({ structureId }) as StructureActor;

describe('Who keeps the level of an assessment', () => {
  it('is the structure that made it', () => {
    expect(canKeepLevel(actorOf('here'), { structureId: 'here' })).toBe(true);
    expect(canKeepLevel(actorOf('elsewhere'), { structureId: 'here' })).toBe(false);
  });
});
