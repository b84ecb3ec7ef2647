import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../platform/access/actor.js';
import { keptTerritory } from './kept-territory.js';
import type { Filters } from './selection.js';

const actor = (role: Actor['role'], scope: Actor['scope'] = null): Actor => ({
  ...{ userId: 'u', firstName: 'A', lastName: 'B', membershipId: 'm', workplaceName: 'Ici', structureId: null },
  ...{ role, scope },
});
const asked = (filters: Filters = {}) => ({ from: '2026-01-01', to: '2026-12-31', filters });

describe('which territory answers from its roll-ups', () => {
  it('is the one that somebody coordinates', () => {
    expect(keptTerritory(actor('coordinator', { kind: 'department', code: '54' }), asked())?.territory).toBe('D-54');
    expect(keptTerritory(actor('coordinator', { kind: 'region', code: '44' }), asked())?.territory).toBe('R-44');
    expect(keptTerritory(actor('coordinator', { kind: 'country', code: 'FR' }), asked())?.territory).toBe('FR');
  });

  it('is a part of it that they ask for, if it lies inside', () => {
    const region = actor('coordinator', { kind: 'region', code: '44' });
    expect(keptTerritory(region, asked({ department: '54' }))).toEqual({ territory: 'D-54', inside: 'R-44' });
  });

  it('is a team, if nothing narrows it', () => {
    const team = actor('coordinator', { kind: 'team', teamId: 't' });
    expect(keptTerritory(team, asked())?.territory).toBe('T-t');
    expect(keptTerritory(team, asked({ department: '54' }))).toBeNull();
  });

  it('is none for a structure, or any other filter', () => {
    expect(keptTerritory(actor('structure_manager'), asked())).toBeNull();
    const country = actor('coordinator', { kind: 'country', code: 'FR' });
    expect(keptTerritory(country, asked({ topic: 'sante' }))).toBeNull();
    expect(keptTerritory(country, asked({ region: '44', kind: 'collectif' }))).toBeNull();
  });
});
