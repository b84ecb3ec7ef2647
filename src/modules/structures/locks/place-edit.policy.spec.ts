import type { Actor, Role } from '../../../platform/access/actor.js';
import { canEditPlace } from './place-edit.policy.js';

const actor = (role: Role, structureId: string | null): Actor => ({
  ...{ userId: 'u', firstName: 'Lou', lastName: 'Martin', membershipId: 'm', workplaceName: 'Ici', scope: null },
  ...{ role, structureId },
});

it.each<[Role, string | null, string | null, boolean]>([
  ['administrator', null, null, true],
  ['administrator', null, 's1', true],
  ['structure_manager', 's1', 's1', true],
  ['structure_manager', 's1', 's2', false],
  ['structure_manager', 's1', null, false],
  ['mediator', 's1', 's1', false],
  ['coordinator', null, null, false],
])('%s of %s, place of %s: %s', (role, own, ofPlace, may) => {
  expect(canEditPlace(actor(role, own), { structureId: ofPlace })).toBe(may);
});
