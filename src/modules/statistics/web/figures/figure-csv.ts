import type { Chart } from '../../../../platform/charts/index.js';
import { csvCell } from '../../../../platform/spreadsheets/index.js';
import { DEFINITIONS_VERSION } from '../../definitions/definitions.js';
import { type Counted, sumOf } from './counted.js';
import type { Drawn } from './drawn.js';
import { headingsOf } from './tables.js';

const decimal = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1, useGrouping: false });
const percent = (part: number, whole: number): string => (whole === 0 ? '' : decimal.format((100 * part) / whole));

export interface Source {
  scopeName: string;
  /** What is counted, in words. */
  words: string;
  asOf: string;
}

/** A table as the page shows it, its shares in percents, and under it where the numbers come from. */
export function tableCsv(counted: Counted, source: Source): string {
  const { rows, whole, several } = counted;
  const mentions = sumOf(rows);
  const [unit = '', ...shares] = headingsOf(counted);
  const lines = rows.map(({ label, value }) => [
    label,
    String(value),
    percent(value, whole.value),
    ...(several ? [percent(value, mentions)] : []),
  ]);
  return file([[counted.title, unit, ...shares.map((share) => `${share} (%)`)], ...lines], source);
}

/** The numbers of a chart. */
export function chartCsv({ chart, table }: Drawn, source: Source): string {
  if (table)
    return file([table.head, ...table.rows.map(({ label, values }) => [label, ...values.map(String)])], source);
  return file([['Lieu', chart.unit], ...placesOf(chart).map(({ label, value }) => [label, String(value)])], source);
}

function placesOf(chart: Chart): { label: string; value: number }[] {
  if (chart.kind === 'dotted') return chart.dots.map(({ name, value }) => ({ label: name, value }));
  if (chart.kind !== 'shaded') return [];
  const names = new Map(chart.ground.shapes.map(({ code, name }) => [code, name]));
  return chart.values.map(({ code, value }) => ({ label: names.get(code) ?? code, value }));
}

/** Excel reads UTF-8 only after this mark. */
function file(lines: string[][], { scopeName, words, asOf }: Source): string {
  const about = `Passerelle, ${scopeName}, ${words}. ${asOf}. Définitions, version ${DEFINITIONS_VERSION}\u00a0: /statistiques/definitions`;
  return `\uFEFF${[...lines, [], [about]].map((line) => `${line.map(csvCell).join(';')}\r\n`).join('')}`;
}
