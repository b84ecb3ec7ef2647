import { canBecome, type GoalStatus, goalStatuses } from './goal-status.js';

const allowed = new Set(['open reached', 'open dropped']);
const pairs = goalStatuses.flatMap((from) => goalStatuses.map((to): [GoalStatus, GoalStatus] => [from, to]));

it.each(pairs)('%s → %s', (from, to) => {
  expect(canBecome(from, to)).toBe(allowed.has(`${from} ${to}`));
});
