import { blocksOf, hoursOf, minutesOf, MOST_LANES, rowsOf } from './grid.js';

const span = (from: number, until: number) => ({ from: from * 60, until: until * 60 });
const DAY = { from: 8, until: 18 };

describe('the drawing of a day', () => {
  it('leaves the whole width to what overlaps nothing', () => {
    const { blocks, lanes } = blocksOf([span(9, 10), span(10, 11)], DAY);
    expect(blocks.map(({ row, rows, lane }) => [row, rows, lane])).toEqual([
      [5, 4, 0],
      [9, 4, 0],
    ]);
    expect(lanes).toBe(1);
  });

  it('puts two that overlap side by side, and what follows over the whole width again', () => {
    const { blocks, lanes } = blocksOf([span(9, 10), span(9.5, 11), span(10, 10.5), span(14, 15)], DAY);
    // The third takes the lane that the first left.
    expect(blocks.map(({ lane }) => lane)).toEqual([1, 2, 1, 0]);
    expect(lanes).toBe(2);
  });

  it('draws no more lanes than its styles know', () => {
    const { blocks, lanes } = blocksOf(
      Array.from({ length: 9 }, () => span(9, 10)),
      DAY,
    );
    expect(lanes).toBe(MOST_LANES);
    expect(Math.max(...blocks.map(({ lane }) => lane))).toBe(MOST_LANES);
  });

  it('gives a row to what lasts less than a quarter of an hour, and keeps neighbours in it apart', () => {
    const { blocks } = blocksOf(
      [
        { from: 540, until: 545 },
        { from: 547, until: 552 },
      ],
      DAY,
    );
    expect(blocks.map(({ row, rows, lane }) => [row, rows, lane])).toEqual([
      [5, 1, 1],
      [5, 1, 2],
    ]);
  });

  it('is as high as what is put in it, in whole hours, and never lower than a usual day', () => {
    expect(hoursOf([])).toEqual({ from: 9, until: 18 });
    expect(hoursOf([{ from: 7 * 60 + 30, until: 8 * 60 }])).toEqual({ from: 7, until: 18 });
    expect(hoursOf([{ from: 19 * 60, until: 20 * 60 + 5 }])).toEqual({ from: 9, until: 21 });
  });

  it('cuts at its edges what goes beyond', () => {
    expect(rowsOf({ from: 0, until: 1440 }, DAY)).toEqual({ row: 1, rows: 40 });
  });

  it('reads hours on the wall of the place, across a clock change and up to midnight', () => {
    const paris = (startsAt: string, endsAt: string, zone = 'Europe/Paris') =>
      minutesOf({ startsAt: new Date(startsAt), endsAt: new Date(endsAt), zone });
    // 25 October 2026: 3 h is 2 h again.
    expect(paris('2026-10-25T00:30:00Z', '2026-10-25T08:00:00Z')).toEqual({ from: 150, until: 540 });
    expect(paris('2026-11-24T22:00:00Z', '2026-11-25T01:00:00Z')).toEqual({ from: 1380, until: 1440 });
    expect(paris('2026-11-24T05:00:00Z', '2026-11-24T06:00:00Z', 'Indian/Reunion')).toEqual({ from: 540, until: 600 });
    // It ends at an hour that came twice: never drawn backwards.
    expect(paris('2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z')).toEqual({ from: 165, until: 165 });
  });
});
