import { allows, statusOf, type TagAct, type TagStatus } from './tag-status.js';

it('tells a tag that is offered, retired or merged', () => {
  const at = new Date('2026-11-24T09:00:00Z');
  expect(statusOf({ retiredAt: null, mergedIntoId: null })).toBe('live');
  expect(statusOf({ retiredAt: at, mergedIntoId: null })).toBe('retired');
  expect(statusOf({ retiredAt: at, mergedIntoId: 'another' })).toBe('merged');
});

const acts: [TagStatus, TagAct[]][] = [
  ['live', ['rename', 'retire', 'merge', 'receive']],
  ['retired', ['bring-back', 'merge']],
  ['merged', []],
];

it.each(acts)('a %s tag: %j and nothing else', (status, expected) => {
  const all: TagAct[] = ['rename', 'retire', 'bring-back', 'merge', 'receive'];
  expect(all.filter((act) => allows(status, act))).toEqual(expected);
});
