import { type Cell, type Column, inFull, withoutSmallCells } from './small-cells.js';

const words = (cell: Cell): string => (cell.kind === 'count' ? String(cell.count) : cell.kind === 'few' ? '<5' : '×');
const read = ({ total, cells }: Column): string => `${cells.map(words).join(' ')} = ${words(total)}`;
const hidden = (...counts: number[]): string =>
  read(
    withoutSmallCells(
      counts,
      counts.reduce((sum, count) => sum + count, 0),
    ),
  );

describe('small cells', () => {
  it.each([
    ['nothing small', [12, 7, 0], '12 7 0 = 19'],
    ['nobody at all', [0, 0], '0 0 = 0'],
    ['two small ones that the total does not tell', [12, 3, 2], '12 <5 <5 = 17'],
    ['a single small one: the smallest other goes with it', [12, 3, 7], '12 <5 × = 22'],
    ['a single small one among two: both', [12, 3], '× <5 = 15'],
    ['two ones, told by their sum', [12, 1, 1, 9], '12 <5 <5 × = 23'],
    ['two fours, told by their sum', [12, 4, 4, 9], '12 <5 <5 × = 29'],
    ['a one with a five, told by their least', [20, 1, 5], '× <5 × = 26'],
    ['a one and a five alone: the total goes', [1, 5], '<5 5 = ×'],
    ['a small total', [3, 0], '<5 0 = <5'],
    ['a small total of several', [2, 1], '<5 <5 = <5'],
    ['two small that make a full total told by them', [4, 4], '<5 <5 = ×'],
    ['zero stays beside a small one', [0, 4, 30], '0 <5 × = 34'],
  ])('%s', (_case, counts, expected) => {
    expect(hidden(...counts)).toBe(expected);
  });

  it('never tell a small one, whatever the counts', () => {
    // Each way to fill what is hidden that fits what is shown: a small cell must have two values at least.
    const values = [0, 1, 2, 3, 4, 5, 6, 9];
    for (const one of values) {
      for (const two of values) {
        for (const three of values) {
          const counts = [one, two, three];
          const { total, cells } = withoutSmallCells(counts, one + two + three);
          if (total.kind !== 'count') continue;
          const ways = fillings(cells, total.count);
          cells.forEach((cell, index) => {
            if (cell.kind !== 'few') return;
            expect({ counts, index, values: new Set(ways.map((way) => way[index])).size > 1 }).toMatchObject({
              values: true,
            });
          });
        }
      }
    }
  });

  it('mind what another column tells: a five of five people is no mask', () => {
    expect(read(withoutSmallCells([5, 2], 7, { most: [5, 40] }))).toBe('5 <5 = ×');
    expect(read(withoutSmallCells([5, 2, 8], 15, { most: [5, 40, 30] }))).toBe('× <5 × = 15');
    expect(read(withoutSmallCells([6, 2], 8, { most: [7, 40] }))).toBe('× <5 = 8');
    expect(read(withoutSmallCells([9, 1], 10, { least: [9, 0] }))).toBe('9 <5 = ×');
    expect(read(withoutSmallCells([9, 2], 11, { least: [9, 0] }))).toBe('× <5 = 11');
  });

  it('are shown in full to those who hold the files', () => {
    expect(read(inFull([3, 1], 4))).toBe('3 1 = 4');
  });
});

function fillings(cells: Cell[], total: number): number[][] {
  const [first, ...rest] = cells;
  if (!first) return total === 0 ? [[]] : [];
  const range = { count: [0, 0], few: [1, 4], masked: [5, 40] }[first.kind] as [number, number];
  const options =
    first.kind === 'count' ? [first.count] : Array.from({ length: range[1] - range[0] + 1 }, (_, n) => range[0] + n);
  return options
    .filter((value) => value <= total)
    .flatMap((value) => fillings(rest, total - value).map((way) => [value, ...way]));
}
