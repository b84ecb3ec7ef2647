import { expiryIsDue, reminderIsDue, type Waiting } from './referral-silence.js';

const patience = { reminderDays: [3, 7], expiryDays: 30 };
const at = (text: string): Date => new Date(text);

const sent: Waiting = {
  status: 'sent',
  path: 'reinforced_support',
  sentAt: at('2026-11-02T10:00:00Z'),
  workshopId: null,
  lastRemindedAt: null,
};
const reminded = (text: string): Waiting => ({ ...sent, lastRemindedAt: at(text) });
const due = (referral: Waiting, now: string) => reminderIsDue(referral, patience, at(now));

describe('a reminder', () => {
  it('is due from the third day on, to the second', () => {
    expect(due(sent, '2026-11-05T09:59:59Z')).toBe(false);
    expect(due(sent, '2026-11-05T10:00:00Z')).toBe(true);
  });

  it('is not due again before the seventh', () => {
    const once = reminded('2026-11-05T10:05:00Z');
    expect(due(once, '2026-11-05T10:05:00Z')).toBe(false);
    expect(due(once, '2026-11-09T09:59:59Z')).toBe(false);
    expect(due(once, '2026-11-09T10:00:00Z')).toBe(true);
    expect(due(reminded('2026-11-09T10:05:00Z'), '2026-12-01T10:00:00Z')).toBe(false);
  });

  it('is one and not two after an outage', () => {
    expect(due(sent, '2026-11-10T08:00:00Z')).toBe(true);
    expect(due(reminded('2026-11-10T08:00:00Z'), '2026-11-10T09:05:00Z')).toBe(false);
    // Late for the third day, on the eve of the seventh: that one stands for both.
    expect(due(reminded('2026-11-08T12:00:00Z'), '2026-11-09T10:00:00Z')).toBe(false);
  });

  it('is not due the day after the sender reminded by hand', () => {
    expect(due(reminded('2026-11-04T10:00:00Z'), '2026-11-05T10:00:00Z')).toBe(false);
    expect(due(reminded('2026-11-04T09:59:59Z'), '2026-11-05T10:00:00Z')).toBe(true);
  });

  it('is for what waits in another structure alone', () => {
    for (const status of ['draft', 'accepted', 'refused', 'withdrawn', 'expired', 'closed'] as const) {
      expect(due({ ...sent, status }, '2026-11-20T10:00:00Z')).toBe(false);
    }
    expect(due({ ...sent, path: 'internal' }, '2026-11-20T10:00:00Z')).toBe(false);
  });
});

describe('the end', () => {
  it('comes at the thirtieth day, to the second', () => {
    expect(expiryIsDue(sent, patience, at('2026-12-02T09:59:59Z'))).toBe(false);
    expect(expiryIsDue(sent, patience, at('2026-12-02T10:00:00Z'))).toBe(true);
    expect(expiryIsDue({ ...sent, status: 'accepted' }, patience, at('2026-12-02T10:00:00Z'))).toBe(false);
    expect(expiryIsDue({ ...sent, path: 'internal' }, patience, at('2026-12-02T10:00:00Z'))).toBe(false);
  });
});
