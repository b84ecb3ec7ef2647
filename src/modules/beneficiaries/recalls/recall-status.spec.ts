import { canBecome, type RecallStatus, recallStatuses } from './recall-status.js';

const allowed = new Set(['open done', 'open cancelled']);
const pairs = recallStatuses.flatMap((from) => recallStatuses.map((to): [RecallStatus, RecallStatus] => [from, to]));

it.each(pairs)('%s → %s', (from, to) => {
  expect(canBecome(from, to)).toBe(allowed.has(`${from} ${to}`));
});
