import { LONGEST_CELL, MOST_COLUMNS, MOST_ROWS } from './limits.js';
import { SpreadsheetRefusedError } from './spreadsheet-refused.error.js';
import { letterOf, type TableRow } from './table-row.js';

const number = (value: number): string => value.toLocaleString('fr-FR');

const TOO_MANY = `Ce tableau a plus de ${number(MOST_ROWS)} lignes remplies. Partagez-le en plusieurs fichiers, puis envoyez-les l’un après l’autre.`;
const TOO_WIDE = `Ce tableau est rempli au-delà de ${MOST_COLUMNS} colonnes (${letterOf(MOST_COLUMNS - 1)}). Gardez seulement les colonnes utiles, puis recommencez.`;

/** Gathers the cells of rows, and refuses what no table of people would hold. */
export class RowBuilder {
  private cells: string[] = [];
  private formulas: number[] = [];
  private filled = 0;

  put(column: number, given: string, isFormula: boolean, rowNumber: number): void {
    // No database keeps these two: a zero, and half of a pair.
    const text = given.replace(/[\0\p{Cs}]/gu, '');
    if (text === '') return;
    if (column >= MOST_COLUMNS) throw new SpreadsheetRefusedError(TOO_WIDE);
    if (text.length > LONGEST_CELL) {
      throw new SpreadsheetRefusedError(
        `La cellule ${letterOf(column)}${rowNumber} contient plus de ${number(LONGEST_CELL)} caractères. Raccourcissez-la, puis recommencez.`,
      );
    }
    while (this.cells.length < column) this.cells.push('');
    this.cells[column] = text;
    if (isFormula) this.formulas.push(column);
  }

  /** The row, or undefined when nothing is in it; the next one begins. */
  take(rowNumber: number): TableRow | undefined {
    const { cells, formulas } = this;
    [this.cells, this.formulas] = [[], []];
    if (cells.every((cell) => cell.trim() === '')) return undefined;
    this.count();
    return { number: rowNumber, cells, formulas };
  }

  /** The same row once more, below. */
  count(): void {
    this.filled += 1;
    if (this.filled > MOST_ROWS) throw new SpreadsheetRefusedError(TOO_MANY);
  }
}
