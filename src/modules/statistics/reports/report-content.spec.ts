import type { Line } from '../figures/figures.js';
import { keptLines, OTHERS } from './report-content.js';

const line = (dimension: Line['dimension'], code: string, people: number): Line => ({
  ...{ dimension, code, items: 1, people, minutes: 10 },
});

describe('The lines that a report keeps', () => {
  it('are never those of each mediator', () => {
    expect(keptLines([line('mediator', 'somebody', 3), line('gender', 'feminin', 3)])).toEqual([
      line('gender', 'feminin', 3),
    ]);
  });

  it('are the 300 most frequent communes, the others as one, nothing lost', () => {
    const communes = Array.from({ length: 303 }, (_, index) => line('commune', `C${index}`, 400 - index));
    const kept = keptLines(communes);
    expect(kept).toHaveLength(301);
    expect(kept.at(-1)).toEqual({ dimension: 'commune', code: OTHERS, items: 3, people: 100 + 99 + 98, minutes: 30 });
    const sum = (lines: Line[]) => lines.reduce((total, { people }) => total + people, 0);
    expect(sum(kept)).toBe(sum(communes));
  });

  it('of today are cut where those of the report were', () => {
    const kept = [line('commune', 'A', 9), line('commune', OTHERS, 4)];
    const today = [line('commune', 'B', 20), line('commune', 'A', 9), line('gender', 'feminin', 3)];
    expect(keptLines(today, kept)).toEqual([
      line('commune', 'A', 9),
      line('gender', 'feminin', 3),
      { dimension: 'commune', code: OTHERS, items: 1, people: 20, minutes: 10 },
    ]);
  });
});
