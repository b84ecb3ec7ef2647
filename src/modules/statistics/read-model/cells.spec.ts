import { describe, expect, it } from '@jest/globals';
import { rangesOf } from './cells.js';

describe('ranges of days to add up again', () => {
  it('puts days that follow one another together, départements before what is added up from them', () => {
    const cells = [
      { territory: 'FR', day: '2026-11-24' },
      { territory: 'D-54', day: '2026-11-24' },
      { territory: 'R-44', day: '2026-11-24' },
      { territory: 'D-54', day: '2026-11-20' },
      { territory: 'D-54', day: '2026-01-05' },
    ];
    expect(rangesOf(cells)).toEqual([
      { territory: 'D-54', from: '2026-01-05', to: '2026-01-05' },
      { territory: 'D-54', from: '2026-11-20', to: '2026-11-24' },
      { territory: 'R-44', from: '2026-11-24', to: '2026-11-24' },
      { territory: 'FR', from: '2026-11-24', to: '2026-11-24' },
    ]);
  });

  it('parts days that are more than a week from one another', () => {
    const cells = ['2026-11-01', '2026-11-08', '2026-11-16'].map((day) => ({ territory: 'FR', day }));
    expect(rangesOf(cells).map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-01', '2026-11-08'],
      ['2026-11-16', '2026-11-16'],
    ]);
  });
});
