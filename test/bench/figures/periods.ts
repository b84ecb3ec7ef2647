import type { Asked } from './plain.js';

/** A period as the page’s address asks for it. */
export interface Period extends Asked {
  readonly name: 'year' | '14 months';
  readonly query: string;
}

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** This year, as the word chooses it; or fourteen months that begin and end in the middle of one, never twice the same. */
export function periods(turn: number, today = new Date()): Period[] {
  const year = today.getUTCFullYear();
  const from = new Date(Date.UTC(2024, 2, 11 + ((turn * 37) % 500)));
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 14, from.getUTCDate() + (turn % 5)));
  return [
    { name: 'year', from: `${year}-01-01`, to: day(today), query: 'periode=year' },
    { name: '14 months', from: day(from), to: day(to), query: `periode=custom&du=${day(from)}&au=${day(to)}` },
  ];
}

/** As many days just before. */
export function before({ from, to }: Asked): Asked {
  const length = Date.parse(to) - Date.parse(from) + 86_400_000;
  const shifted = (text: string) => day(new Date(Date.parse(text) - length));
  return { from: shifted(from), to: shifted(to) };
}
