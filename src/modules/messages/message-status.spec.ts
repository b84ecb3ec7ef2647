import { canBecome, MESSAGE_STATUSES } from './message-status.js';

/** Every change that is allowed; all others are tried and refused. */
const ALLOWED = [
  'queued → sending',
  'queued → kept',
  'queued → to_call',
  'queued → cancelled',
  'sending → queued',
  'sending → sent',
  'sending → failed',
  'sending → kept',
  'sending → to_call',
  'sending → cancelled',
  'sent → bounced',
  'failed → queued',
  'failed → cancelled',
  'kept → sent',
  'kept → cancelled',
  'to_call → called',
  'to_call → cancelled',
];

it('a message changes in these ways and no other', () => {
  const pairs = MESSAGE_STATUSES.flatMap((from) => MESSAGE_STATUSES.map((to) => ({ from, to })));
  const found = pairs.filter(({ from, to }) => canBecome(from, to)).map(({ from, to }) => `${from} → ${to}`);
  expect(found.sort()).toEqual([...ALLOWED].sort());
});
