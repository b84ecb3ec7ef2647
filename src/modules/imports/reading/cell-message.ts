import { letterOf } from '../../../platform/spreadsheets/index.js';

/** What is said of a cell. `refused`: the whole row waits; `set_aside`: the row is kept without it; `repaired`: kept, mended. */
export interface CellMessage {
  /** Letter that the spreadsheet shows above the column; null when it is about the row. */
  readonly column: string | null;
  /** What was read, shortened; '' when it must not be kept. */
  readonly read: string;
  readonly kind: 'refused' | 'set_aside' | 'repaired';
  /** What is done of it, or how to mend it, in French. */
  readonly words: string;
}

const LONGEST_READ = 80;

/** Gathers what is said of one row. */
export class RowMessages {
  readonly list: CellMessage[] = [];

  get refused(): boolean {
    return this.list.some(({ kind }) => kind === 'refused');
  }

  add(kind: CellMessage['kind'], column: number | undefined, read: string, words: string): void {
    const shown = read.length > LONGEST_READ ? `${read.slice(0, LONGEST_READ).trimEnd()}…` : read;
    this.list.push({ column: column === undefined ? null : letterOf(column), read: shown, kind, words });
  }
}
