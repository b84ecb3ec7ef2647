import { grainOf, grainsOf, seriesOf } from './series.js';

const point = (day: string, people: number) => ({ day, people, items: people, minutes: 0 });

describe('the bars of a period', () => {
  it('are days up to a month, weeks up to half a year, months beyond, unless another is asked for', () => {
    expect(grainOf({ from: '2026-11-01', to: '2026-11-30' })).toBe('jour');
    expect(grainOf({ from: '2026-01-01', to: '2026-06-30' })).toBe('semaine');
    expect(grainOf({ from: '2026-01-01', to: '2026-12-31' })).toBe('mois');
    expect(grainOf({ from: '2026-01-01', to: '2026-12-31' }, 'semaine')).toBe('semaine');
    expect(grainOf({ from: '2026-01-01', to: '2026-12-31' }, 'jour')).toBe('mois');
    expect(grainOf({ from: '2026-01-01', to: '2026-12-31' }, 'heure')).toBe('mois');
  });

  it('offer only what can be seen', () => {
    expect(grainsOf({ from: '2026-11-24', to: '2026-11-24' })).toEqual(['jour']);
    expect(grainsOf({ from: '2026-11-01', to: '2026-11-30' })).toEqual(['jour', 'semaine']);
    expect(grainsOf({ from: '2017-01-01', to: '2026-12-31' })).toEqual(['mois']);
  });

  it('show the days on which nothing was done, and the same day of the period before beside', () => {
    const bars = seriesOf(
      { from: '2026-11-01', to: '2026-11-03' },
      'jour',
      [point('2026-11-01', 4), point('2026-11-03', 2)],
      [point('2026-10-30', 7)],
    );
    expect(bars).toEqual([
      { label: '1\u00a0nov.', name: '1er\u00a0novembre 2026', value: 4, before: 0 },
      { label: '2\u00a0nov.', name: '2\u00a0novembre 2026', value: 0, before: 7 },
      { label: '3\u00a0nov.', name: '3\u00a0novembre 2026', value: 2, before: 0 },
    ]);
  });

  it('begin weeks on Monday and cut those of both ends', () => {
    const bars = seriesOf(
      { from: '2026-11-01', to: '2026-11-10' },
      'semaine',
      [point('2026-11-02', 1), point('2026-11-08', 1)],
      [],
    );
    expect(bars.map(({ name, value }) => [name, value])).toEqual([
      ['1er\u00a0novembre 2026', 0],
      ['Du 2\u00a0novembre au 8\u00a0novembre 2026', 2],
      ['Du 9\u00a0novembre au 10\u00a0novembre 2026', 0],
    ]);
  });

  it('lose no day where the clocks change or in a leap year', () => {
    const days = Array.from({ length: 366 }, (_, index) => {
      const date = new Date(Date.UTC(2028, 0, 1 + index)).toISOString().slice(0, 10);
      return point(date, 1);
    });
    const bars = seriesOf({ from: '2028-01-01', to: '2028-12-31' }, 'mois', days, []);
    expect(bars.map(({ value }) => value)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(bars[1]?.label).toBe('févr.\u00a028');
  });
});
