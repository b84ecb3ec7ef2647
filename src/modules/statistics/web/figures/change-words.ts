import { inFigures } from '../labels.js';

/** « 9 sur la période précédente : 3 de plus ». @param written how a value is written, « 4,5 h » for minutes */
export function changeWords(now: number, before: number, written: (value: number) => string = inFigures): string {
  const change = now - before;
  const words = change === 0 ? 'autant' : `${written(Math.abs(change))} de ${change > 0 ? 'plus' : 'moins'}`;
  return `${written(before)} sur la période précédente\u00a0: ${words}`;
}

/** Each word takes its s from two on. */
export const plural = (count: number, words: string): string => (count > 1 ? words.replace(/(?= |$)/g, 's') : words);
