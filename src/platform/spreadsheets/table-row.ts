/** A row that holds something, with the number that the spreadsheet shows beside it. */
export interface TableRow {
  readonly number: number;
  /** As a person would type them: days are YYYY-MM-DD, line breaks are \n, a missing cell is ''. */
  readonly cells: readonly string[];
  /** Indexes of the cells that hold a formula: their text is the value it last had. None is ever computed here. */
  readonly formulas: readonly number[];
}

/** A: 0, Z: 25, AA: 26; undefined when it is no reference. */
export function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference)?.[1];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** 0: A, 25: Z, 26: AA. */
export function letterOf(column: number): string {
  const rest = column % 26;
  const letter = String.fromCharCode(65 + rest);
  return column < 26 ? letter : letterOf(Math.floor(column / 26) - 1) + letter;
}
