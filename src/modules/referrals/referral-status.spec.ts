import { canBecome, isFinal, REFERRAL_STATUSES } from './referral-status.js';

const ALLOWED = [
  'draft → sent',
  'draft → withdrawn',
  'sent → accepted',
  'sent → refused',
  'sent → withdrawn',
  'sent → expired',
  'accepted → closed',
  'accepted → withdrawn',
];

const PAIRS = REFERRAL_STATUSES.flatMap((from) => REFERRAL_STATUSES.map((to) => [from, to] as const));

describe('the seven states', () => {
  it('make forty-nine pairs', () => {
    expect(PAIRS).toHaveLength(49);
  });

  it.each(PAIRS.filter(([from, to]) => ALLOWED.includes(`${from} → ${to}`)))('%s may become %s', (from, to) => {
    expect(canBecome(from, to)).toBe(true);
  });

  it.each(PAIRS.filter(([from, to]) => !ALLOWED.includes(`${from} → ${to}`)))('%s may not become %s', (from, to) => {
    expect(canBecome(from, to)).toBe(false);
  });

  it('end in four of them', () => {
    expect(REFERRAL_STATUSES.filter(isFinal)).toEqual(['refused', 'withdrawn', 'expired', 'closed']);
  });
});
