import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../platform/access/actor.js';
import { FigureTurns } from './figure-turns.js';

const actor = (scope: Actor['scope']): Actor => ({ role: 'coordinator', structureId: null, scope }) as Actor;
const country = actor({ kind: 'country', code: 'FR' });
const plain = { from: '2026-01-01', to: '2026-11-30', filters: {} };

describe('the turns of figures', () => {
  let turns: FigureTurns;
  let told: string[];
  const read = (name: string, selection = plain) =>
    turns.take(country, selection, async () => {
      told.push(`${name} begins`);
      await pause(20);
      told.push(`${name} ends`);
    });
  beforeEach(() => {
    turns = new FigureTurns();
    told = [];
  });

  it('come one after the other', async () => {
    await Promise.all([read('one'), read('other')]);
    expect(told).toEqual(['one begins', 'one ends', 'other begins', 'other ends']);
  });

  it('do not wait for what is counted from the rows', async () => {
    await Promise.all([read('filtered', { ...plain, filters: { topic: 'sante' } }), read('kept')]);
    expect(told.slice(0, 2)).toEqual(['filtered begins', 'kept begins']);
  });

  it('of one’s own do not wait for what a coordinator counts', async () => {
    const slow = read('filtered', { ...plain, filters: { topic: 'sante' } });
    const mediator = { ...country, role: 'mediator', scope: null } as Actor;
    await turns.take(mediator, plain, () => Promise.resolve(told.push('own ends')));
    expect(told).toEqual(['filtered begins', 'own ends']);
    await slow;
  });

  it('go on after one that fails', async () => {
    const failed = turns.take(country, plain, () => Promise.reject(new Error('cut')));
    await expect(failed).rejects.toThrow('cut');
    await read('next');
    expect(told).toEqual(['next begins', 'next ends']);
  });
});
