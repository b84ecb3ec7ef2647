import type { Fact } from './count-table.js';

const NBSP = '\u00a0';
const count = new Intl.NumberFormat('fr-FR');
const decimal = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 });

export const inCounts = (value: number): string => count.format(value);

export function inFactUnits(value: number | null, unit: Fact['unit']): string {
  if (value === null) return '–';
  if (unit === 'hours') return `${decimal.format(value)}${NBSP}h`;
  if (unit === 'percent') return percent.format(value);
  if (unit === 'days') return `${decimal.format(value)}${NBSP}jour${value >= 2 ? 's' : ''}`;
  return count.format(value);
}

/** « +2 depuis : 14 aujourd’hui ». */
export function changeInWords(then: number | null, now: number | null, unit: Fact['unit']): string {
  const today = `${inFactUnits(now, unit)} aujourd’hui`;
  if (then === null || now === null) return `depuis${NBSP}: ${today}`;
  const change = now - then;
  return `${change > 0 ? '+' : '−'}${inFactUnits(Math.abs(change), unit)} depuis${NBSP}: ${today}`;
}
