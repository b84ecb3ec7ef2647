import { classesOf } from './maps.js';

describe('the classes of a map', () => {
  it('hold every value once, from the least to the most', () => {
    for (const values of [
      [1],
      [3, 3, 3],
      [1, 2],
      [1, 9, 80, 700, 6000, 50_000],
      [5, 6, 7, 8, 9, 10],
      [999_999, 1_000_000],
    ]) {
      const classes = classesOf(values);
      expect(classes.length).toBeLessThanOrEqual(5);
      expect([classes[0]?.from, classes.at(-1)?.to]).toEqual([Math.min(...values), Math.max(...values)]);
      classes.slice(1).forEach(({ from }, index) => expect(from).toBe((classes[index]?.to ?? 0) + 1));
      for (const value of values) {
        expect(classes.filter(({ from, to }) => value >= from && value <= to)).toHaveLength(1);
      }
    }
  });

  it('cut by powers, since a few places hold most', () => {
    expect(classesOf([1, 10, 100, 1000, 10_000]).map(({ from }) => from)).toEqual([1, 6, 40, 250, 1600]);
  });

  it('are none where nothing was counted', () => {
    expect(classesOf([0, 0])).toEqual([]);
  });
});
