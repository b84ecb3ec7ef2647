import type { CellValue, Reading } from './cell-value.js';
import { wordsOnce } from './words-once.js';

/**
 * What cells are written as. Most of a column hold one of a few texts: each is read and written once. A column has words
 * of its own, so that one of numbers drawn at random does not take the room of the others.
 * @param unkept what writes the texts that are not kept, when it is something else
 */
export function cellsOnce(
  write: (value: CellValue) => string,
  readings: readonly Reading[] = [],
  unkept = write,
): (value: CellValue, column: number) => string {
  const columns: ((text: string) => string)[] = [];
  const wordsIn = (read: Reading = (text) => text) =>
    wordsOnce(
      (text) => write(read(text)),
      (text) => unkept(read(text)),
    );
  return (value, column) =>
    typeof value === 'string' ? (columns[column] ??= wordsIn(readings[column]))(value) : write(value);
}
