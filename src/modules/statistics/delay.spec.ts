import { delayOf } from './delay.js';

describe('the delay of an answer', () => {
  it('is the smallest that covers half, and nine tenths', () => {
    const counted = [
      { hours: 90, count: 1 },
      { hours: 2, count: 5 },
      { hours: 30, count: 4 },
    ];
    expect(delayOf(counted)).toEqual({ median: 2, p90: 30 });
    expect(delayOf([{ hours: 7, count: 1 }])).toEqual({ median: 7, p90: 7 });
  });

  it('is unknown without an answer', () => {
    expect(delayOf([])).toEqual({ median: null, p90: null });
  });
});
