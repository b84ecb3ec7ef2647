import { REFERRAL_STATUSES } from '../referral-status.js';
import { seatAnswer, type SeatNews } from './seat-answer.js';

const cancelled = (by: SeatNews['by'], from: SeatNews['from'] = 'registered'): SeatNews => ({
  from,
  to: 'cancelled',
  by,
});

describe('what a seat answers to the referral that asked for it', () => {
  it('accepts once there is a seat, or the person came without one', () => {
    expect(seatAnswer('sent', { from: null, to: 'registered', by: 'desk' })).toEqual({ kind: 'accept' });
    expect(seatAnswer('sent', { from: 'offered', to: 'registered', by: 'person' })).toEqual({ kind: 'accept' });
    expect(seatAnswer('sent', { from: 'waiting', to: 'attended', by: 'desk' })).toEqual({ kind: 'accept' });
  });

  it('says nothing while the person waits, is offered a seat, or is marked', () => {
    for (const to of ['waiting', 'offered', 'pending'] as const) {
      expect(seatAnswer('sent', { from: null, to, by: 'desk' })).toBeNull();
    }
    expect(seatAnswer('accepted', { from: 'registered', to: 'attended', by: 'desk' })).toBeNull();
    expect(seatAnswer('accepted', { from: 'registered', to: 'absent', by: 'desk' })).toBeNull();
  });

  it('ends an accepted one: given up by the person, or undone by the organiser', () => {
    expect(seatAnswer('accepted', cancelled('person'))).toEqual({ kind: 'close', outcome: 'given_up', words: null });
    expect(seatAnswer('accepted', cancelled('organiser'))).toMatchObject({ kind: 'close', outcome: 'other' });
  });

  it('refuses one that had no seat yet, with the reason of whoever ended it', () => {
    const reasons = [
      cancelled('person', 'waiting'),
      cancelled('organiser', 'waiting'),
      cancelled('lapsed', 'waiting'),
      cancelled('lapsed', 'offered'),
    ].map((news) => seatAnswer('sent', news));
    expect(reasons).toMatchObject([
      { reasons: ['not_interested'] },
      { reasons: ['other'] },
      { reasons: ['session_full'] },
      { reasons: ['not_reachable'] },
    ]);
  });

  it('changes nothing in one that is over, or has not left', () => {
    for (const status of REFERRAL_STATUSES.filter((one) => one !== 'sent' && one !== 'accepted')) {
      expect(seatAnswer(status, cancelled('person'))).toBeNull();
      expect(seatAnswer(status, { from: null, to: 'registered', by: 'desk' })).toBeNull();
    }
  });
});
