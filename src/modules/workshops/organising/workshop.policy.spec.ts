import { roles } from '../../../platform/access/actor.js';
import type { Actor } from '../../../platform/access/actor.js';
import { WORKSHOP_STATUSES } from '../workshop-status.js';
import { canOrganise, canRead } from './workshop.policy.js';

const actor = (role: Actor['role'], structureId: string | null): Actor => ({ role, structureId }) as Actor;
const workshop = (status: (typeof WORKSHOP_STATUSES)[number]) => ({ structureId: 'ours', status });

it('whoever works with people in its structure organises a workshop, nobody else', () => {
  const allowed = roles.filter((role) => canOrganise(actor(role, 'ours'), workshop('draft')));
  expect(allowed).toEqual(['mediator', 'counter', 'fund_agent', 'structure_manager']);
  expect(roles.filter((role) => canOrganise(actor(role, 'theirs'), workshop('published')))).toEqual([]);
  expect(roles.filter((role) => canOrganise(actor(role, null), workshop('published')))).toEqual([]);
});

it('agents of other structures read all but what is being prepared', () => {
  const read = WORKSHOP_STATUSES.filter((status) => canRead(actor('counter', 'theirs'), workshop(status)));
  expect(read).toEqual(['published', 'cancelled', 'closed']);
  expect(WORKSHOP_STATUSES.filter((status) => canRead(actor('counter', 'ours'), workshop(status)))).toHaveLength(4);
  expect(WORKSHOP_STATUSES.filter((status) => canRead(actor('administrator', null), workshop(status)))).toEqual([]);
});
