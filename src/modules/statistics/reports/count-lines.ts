import type { Dimension, Line } from '../figures/figures.js';
import type { CountLine, CountTable } from './count-table.js';
import type { KeptFigures, NamedDimension, Names } from './report-content.js';
import { OTHERS } from './report-content.js';
import { dimensionWords } from './report-labels.js';

export const UNSAID = '?';

export const linesOf = ({ lines }: Pick<KeptFigures, 'lines'>, dimension: Dimension): Line[] =>
  lines.filter((line) => line.dimension === dimension);

export const sumOf = (lines: readonly Line[], measure: 'items' | 'people' | 'minutes'): number =>
  lines.reduce((sum, line) => sum + line[measure], 0);

export const countOf = (
  figures: Pick<KeptFigures, 'lines'>,
  dimension: Dimension,
  code: string,
  measure: 'items' | 'people' = 'items',
): number => linesOf(figures, dimension).find((line) => line.code === code)?.[measure] ?? 0;

interface Asked {
  dimension: Dimension;
  measure: 'items' | 'people';
  heading: string;
  /** What the lines are parts or mentions of. */
  total: number;
  names?: Names;
  note?: string;
  title?: string;
  /** What the rest of the total is called, where lines do not say something of everybody. */
  rest?: string;
}

/**
 * One dimension as a table. Parts always make the total: what the lines leave out stands as a last line, so that a table
 * tells the same with or without it. Pure.
 */
export function tableOf(figures: Pick<KeptFigures, 'lines'>, asked: Asked): CountTable {
  const { dimension, measure, total } = asked;
  const words = dimensionWords[dimension];
  if (!words) throw new Error(`No words for ${dimension}`);
  const names: Readonly<Record<string, string>> = {
    ...words.labels,
    ...asked.names?.[dimension as NamedDimension],
    [OTHERS]: 'Autres',
    '': 'Non précisé',
  };
  const counted = linesOf(figures, dimension).filter((line) => line[measure] > 0);
  const codes = Object.keys(words.labels);
  if (words.order === 'labels') counted.sort((one, other) => codes.indexOf(one.code) - codes.indexOf(other.code));
  const lines = counted.map((line) => lineOf(line.code, names[line.code] ?? line.code, line[measure]));
  const rest = total - sumOf(counted, measure);
  if (words.kind === 'parts' && rest > 0) lines.push(lineOf(UNSAID, asked.rest ?? 'Non précisé', rest));
  return {
    ...{ id: dimension, title: asked.title ?? words.title, kind: words.kind, heading: asked.heading, total, lines },
    note: asked.note ?? (words.kind === 'mentions' ? MENTIONS : null),
  };
}

export const lineOf = (code: string, label: string, count: number): CountLine => ({ code, label, count, now: null });

const MENTIONS = 'Une séance peut en citer plusieurs\u00a0: la somme dépasse le total.';
