import { canBecome, isFinal, REFERRAL_STATUSES } from './referral-status.js';

const ALLOWED = [
  'draft → sent',
  'draft → withdrawn',
  'sent → accepted',
  'sent → refused',
  'sent → withdrawn',
  'accepted → closed',
];

const PAIRS = REFERRAL_STATUSES.flatMap((from) => REFERRAL_STATUSES.map((to) => [from, to] as const));

describe('the six states', () => {
  it('make thirty-six pairs', () => {
    expect(PAIRS).toHaveLength(36);
  });

  it.each(PAIRS.filter(([from, to]) => ALLOWED.includes(`${from} → ${to}`)))('%s may become %s', (from, to) => {
    expect(canBecome(from, to)).toBe(true);
  });

  it.each(PAIRS.filter(([from, to]) => !ALLOWED.includes(`${from} → ${to}`)))('%s may not become %s', (from, to) => {
    expect(canBecome(from, to)).toBe(false);
  });

  it('end in three of them', () => {
    expect(REFERRAL_STATUSES.filter(isFinal)).toEqual(['refused', 'withdrawn', 'closed']);
  });
});
