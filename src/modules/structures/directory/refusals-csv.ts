import { COLUMNS, type RawRow } from './columns.js';

export interface Refusal {
  readonly lineNumber: number;
  readonly motives: readonly string[];
  readonly raw: Partial<RawRow>;
}

/** Excel opens a `;` file with a BOM as it should in France. */
export const REFUSALS_HEADER = `\ufeff${line(['ligne', 'motifs', ...COLUMNS])}`;

/** One refused row: where it was, why, and its cells as they were, so that it can be mended and sent again. */
export function refusalLine({ lineNumber, motives, raw }: Refusal): string {
  return line([String(lineNumber), motives.join(' '), ...COLUMNS.map((column) => raw[column] ?? '')]);
}

function line(cells: readonly string[]): string {
  return `${cells.map(cell).join(';')}\r\n`;
}

/** A cell that begins as a formula does would be run by a spreadsheet: an apostrophe makes it text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
