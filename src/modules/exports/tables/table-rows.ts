import { type CellValue, csvOf, type Row, wordsOnce } from '../../../platform/spreadsheets/index.js';
import { fieldOf } from './copied-rows.js';
import type { Column, JsonValue } from './column.js';

/** Lines of COPY as rows of cells, each ended by the mark of its export. */
export function rowsOf(columns: readonly Column[], lines: readonly string[], mark: string): Row[] {
  return lines.map((line) => {
    const fields = line.split('\t');
    const cells: CellValue[] = [];
    for (const [index, { type }] of columns.entries()) {
      const field = fieldOf(fields[index] ?? '');
      cells.push(field === null ? null : type.cell(field));
    }
    cells.push(mark);
    return cells;
  });
}

/**
 * The same as lines of a .csv. Most cells of a column hold one of a few values: each is put into words once, for this
 * export alone, so that what was typed is not kept.
 */
export function csvLinesOf(columns: readonly Column[], mark: string): (lines: readonly string[]) => string {
  const words = columns.map(({ type }) =>
    wordsOnce((text) => {
      const field = fieldOf(text);
      return field === null ? '' : csvOf(type.cell(field));
    }),
  );
  const end = `;${csvOf(mark)}\r\n`;
  return (lines) => {
    let text = '';
    for (const line of lines) {
      const fields = line.split('\t');
      for (let index = 0; index < words.length; index += 1) {
        if (index > 0) text += ';';
        text += words[index]?.(fields[index] ?? '') ?? '';
      }
      text += end;
    }
    return text;
  };
}

/** The same as JSON Lines (jsonlines.org): one object a line, codes rather than words, days as YYYY-MM-DD. */
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
