import type { CountTable, Fact, Section } from './count-table.js';
import { changesIn, factsWithToday, withToday } from './differences.js';
import { changeInWords } from './report-numbers.js';

const table = (counts: Record<string, number>): CountTable => ({
  ...{ id: 'topic', title: 'Thématiques', kind: 'mentions', heading: 'Accompagnements', total: 20, note: null },
  lines: Object.entries(counts).map(([code, count]) => ({ code, label: code, count, now: null })),
});
const fact = (value: number): Fact => ({
  ...{ id: 'letters', label: 'Lettres', value, now: null, unit: 'count', before: null },
});
const section = (counts: Record<string, number>, letters: number): Section => ({
  ...{ id: 'work', title: 'Ce qui a été fait', facts: [fact(letters)], tables: [table(counts)] },
});

describe('What a report would be today', () => {
  it('stands beside each number, which stays', () => {
    const [shown] = withToday([section({ email: 12, sante: 3 }, 4)], [section({ email: 14, bureautique: 2 }, 4)]);
    expect(shown?.tables[0]?.lines).toEqual([
      { code: 'email', label: 'email', count: 12, now: 14 },
      { code: 'sante', label: 'sante', count: 3, now: 0 },
      { code: 'bureautique', label: 'bureautique', count: 0, now: 2 },
    ]);
    expect(shown?.facts[0]).toMatchObject({ value: 4, now: 4 });
    expect(changesIn([], shown ? [shown] : [])).toBe(3);
  });

  it('tells tables and sections that are new or gone', () => {
    const other = { ...section({ email: 1 }, 1), id: 'later' };
    const shown = withToday([section({ email: 12 }, 4)], [other]);
    expect(shown.map(({ id, tables }) => [id, tables[0]?.lines[0]?.count, tables[0]?.lines[0]?.now])).toEqual([
      ['work', 12, 0],
      ['later', 0, 1],
    ]);
  });

  it('is nothing when nothing was corrected', () => {
    const same = section({ email: 12 }, 4);
    expect(changesIn(factsWithToday([fact(2)], [fact(2)]), withToday([same], [same]))).toBe(0);
  });

  it.each([
    [12, 14, 'count', '+2 depuis\u00a0: 14 aujourd’hui'],
    [12, 11, 'count', '−1 depuis\u00a0: 11 aujourd’hui'],
    [1.5, 2, 'hours', '+0,5\u00a0h depuis\u00a0: 2\u00a0h aujourd’hui'],
    [null, 2, 'days', 'depuis\u00a0: 2\u00a0jours aujourd’hui'],
  ] as const)('reads well from %s to %s %s', (then, now, unit, words) => {
    expect(changeInWords(then, now, unit)).toBe(words);
  });
});
