import type { Reading } from '../../../platform/spreadsheets/index.js';
import { fieldOf } from './copied-rows.js';
import type { Column, JsonValue } from './column.js';

/** Lines of COPY as rows of their fields as they come (see `readingsOf`), each ended by the mark of its export. */
export const rowsOf = (lines: readonly string[], mark: string): string[][] =>
  lines.map((line) => {
    const row = line.split('\t');
    row.push(mark);
    return row;
  });

/** What the fields of each column stand for. */
export const readingsOf = (columns: readonly Column[]): Reading[] =>
  columns.map(({ type }) => (text) => {
    const field = fieldOf(text);
    return field === null ? null : type.cell(field);
  });

/** Lines of COPY as JSON Lines (jsonlines.org): one object a line, codes rather than words, days as YYYY-MM-DD. */
export function jsonLinesOf(columns: readonly Column[], lines: readonly string[], mark: string): string {
  let text = '';
  for (const line of lines) {
    const fields = line.split('\t');
    const object: Record<string, JsonValue> = {};
    for (const [index, { key, type }] of columns.entries()) {
      const field = fieldOf(fields[index] ?? '');
      object[key] = field === null ? null : type.json(field);
    }
    object['export'] = mark;
    text += `${JSON.stringify(object)}\n`;
  }
  return text;
}
