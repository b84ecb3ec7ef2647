import { sheetsOf } from './paper-sheets.js';

const counts = (learnt: number[], pace: number[], again: number[]) => ({
  learnt: { yes: learnt[0] ?? 0, partly: learnt[1] ?? 0, no: learnt[2] ?? 0 },
  pace: { good: pace[0] ?? 0, too_fast: pace[1] ?? 0, too_slow: pace[2] ?? 0 },
  again: { yes: again[0] ?? 0, maybe: again[1] ?? 0, no: again[2] ?? 0 },
});

describe('sheets of paper out of their counts', () => {
  it('gives back each count, and leaves out what was not answered', () => {
    const sheets = sheetsOf(counts([2, 1], [1, 0, 1], [0, 0, 1]));
    expect(sheets).toEqual([
      { learnt: 'yes', pace: 'good', again: 'no' },
      { learnt: 'yes', pace: 'too_slow', again: null },
      { learnt: 'partly', pace: null, again: null },
    ]);
  });

  it('makes none out of nothing', () => {
    expect(sheetsOf(counts([], [], []))).toEqual([]);
  });
});
