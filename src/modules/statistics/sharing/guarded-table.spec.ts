import type { CountTable, TableKind } from '../reports/count-table.js';
import { guardedFact, guardedTable, shownCount } from './guarded-table.js';

const table = (kind: TableKind, counts: number[], total: number): CountTable => ({
  ...{ id: 't', title: 'T', kind, heading: 'N', total, note: null },
  lines: counts.map((count, index) => ({ code: `c${index}`, label: `L${index}`, count, now: null })),
});
const words = (kind: TableKind, counts: number[], total: number): string => {
  const { lines, withheld } = guardedTable(table(kind, counts, total));
  if (withheld) return 'withheld';
  const cell = { count: (n: number) => String(n), few: () => '<5', masked: () => '×' };
  return lines.map((l) => `${l.label}:${cell[l.count.kind]('count' in l.count ? l.count.count : 0)}`).join(' ');
};

/** All ways to fill the lines that a reader of the table cannot rule out, knowing the total and the rules. */
function fillings(lines: { kind: string; count?: number }[], total: number): number[][] {
  const [first, ...rest] = lines;
  if (!first) return total === 0 ? [[]] : [];
  const [least, most] =
    first.kind === 'count' ? [first.count ?? 0, first.count ?? 0] : first.kind === 'few' ? [1, 4] : [5, total];
  const found: number[][] = [];
  for (let value = least; value <= Math.min(most, total); value += 1) {
    for (const way of fillings(rest, total - value)) found.push([value, ...way]);
  }
  return found;
}

describe('A table that anybody reads', () => {
  it.each([
    ['parts', [12, 7], 19, 'L0:12 L1:7'],
    ['parts', [12, 3, 7], 22, 'L0:12 L1:<5 L2:×'],
    ['parts', [2, 1, 20], 23, 'L2:20 L0:<5 L1:<5'],
    ['parts', [1, 5], 6, 'withheld'],
    ['parts', [4, 4], 8, 'withheld'],
    ['parts', [3], 3, 'withheld'],
    ['parts', [9], 10, 'withheld'],
    ['mentions', [12, 3, 18, 20], 20, 'L0:12 L3:20 L1:× L2:×'],
    ['mentions', [4, 1], 5, 'L0:× L1:×'],
    ['mentions', [1], 4, 'withheld'],
  ] as const)('of %s %j, %i in all', (kind, counts, total, expected) => {
    expect(words(kind, [...counts], total)).toBe(expected);
  });

  it('shows what is hidden last and by its label: the order tells nothing', () => {
    const { lines } = guardedTable(table('parts', [30, 12, 4, 2, 3], 51));
    expect(lines.map(({ label, count }) => [label, count.kind])).toEqual([
      ['L0', 'count'],
      ['L1', 'count'],
      ['L2', 'few'],
      ['L3', 'few'],
      ['L4', 'few'],
    ]);
  });

  it('never tells a small part, whoever knows the total', () => {
    const values = [0, 1, 2, 3, 4, 5, 6, 9];
    for (const a of values)
      for (const b of values)
        for (const c of values) {
          const total = a + b + c;
          const { lines, withheld } = guardedTable(table('parts', [a, b, c], total));
          if (withheld) continue;
          const ways = fillings(
            lines.map(({ count }) => count),
            total,
          );
          lines.forEach(({ count }, index) => {
            if (count.kind === 'few') expect(new Set(ways.map((way) => way[index])).size).toBeGreaterThan(1);
            if (count.kind === 'count') expect(count.count === 0 || count.count >= 5).toBe(true);
          });
        }
  });

  it('never tells how few say something, nor how few do not', () => {
    for (let total = 1; total <= 14; total += 1) {
      for (let count = 1; count <= total; count += 1) {
        const { lines, withheld } = guardedTable(table('mentions', [count], total));
        const hides = [count, total - count].some((small) => small > 0 && small < 5);
        expect({ count, total, hidden: withheld || lines[0]?.count.kind === 'masked' }).toEqual({
          ...{ count, total, hidden: hides || total < 5 },
        });
        // Of those that look the same, two at least fit.
        const alike = Array.from({ length: total }, (_, n) => n + 1).filter(
          (n) => n < 5 || (total - n > 0 && total - n < 5),
        );
        if (!withheld && lines[0]?.count.kind === 'masked') expect(alike.length).toBeGreaterThan(1);
      }
    }
  });

  it('gives nested tables a count that is shown, and none that is not', () => {
    const guarded = guardedTable(table('parts', [12, 3, 7], 22));
    expect(['c0', 'c1', 'c2', 'c9'].map((code) => shownCount(guarded, code))).toEqual([12, null, null, 0]);
    expect(shownCount(guardedTable(table('parts', [3], 3)), 'c0')).toBeNull();
  });

  it('hides a number of people, and leaves nothing of it in what is sent', () => {
    const fact = { id: 'f', label: 'F', value: 3, now: 3, unit: 'count' as const, before: 4 };
    expect(guardedFact(fact)).toMatchObject({ value: null, before: null, hidden: 'few' });
    expect(guardedFact({ ...fact, value: 17 }, [20])).toMatchObject({ value: null, hidden: 'masked' });
    expect(guardedFact({ ...fact, value: 20 }, [20])).toMatchObject({ value: 20, hidden: null });
  });
});
