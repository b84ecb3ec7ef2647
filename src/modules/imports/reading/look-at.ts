import {
  openTableFile,
  readRows,
  SpreadsheetRefusedError,
  type TableFile,
  type TableRow,
} from '../../../platform/spreadsheets/index.js';
import { type Layout, recognise, ROWS_LOOKED_AT } from './layout.js';
import { screened } from './screening.js';

/** What a file is, told by the beginning of its sheets. */
export interface Look {
  readonly layout: Layout;
  /** Rank of the sheet. */
  readonly sheet: number;
  readonly samples: string[][];
  readonly notes: string[];
  readonly sha256: string;
}

const SHEETS_LOOKED_AT = 12;
const SAMPLES = 3;
const BLANK = 'Ce classeur est vide\u00a0: aucune feuille n’a de ligne remplie.';

/** @throws SpreadsheetRefusedError in French when it is no table that can be read, or nothing is in it */
export async function lookAt(path: string): Promise<Look> {
  const file = await openTableFile(path);
  let first: Omit<Look, 'notes' | 'sha256'> | undefined;
  for (const [sheet, name] of file.sheets.slice(0, SHEETS_LOOKED_AT).entries()) {
    const rows = await top(file, sheet);
    const layout = recognise(name, rows);
    if (!layout) continue;
    const samples = rows.filter(({ number }) => number > layout.headingRow).slice(0, SAMPLES);
    const look = { layout, sheet, samples: samples.map(({ cells }) => screened(cells)) };
    if (layout.name !== 'other') return { ...look, notes: notesOf(file, sheet), sha256: file.sha256 };
    first ??= look;
  }
  if (!first) throw new SpreadsheetRefusedError(BLANK);
  return { ...first, notes: notesOf(file, first.sheet), sha256: file.sha256 };
}

async function top(file: TableFile, sheet: number): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readRows(file, sheet)) {
    rows.push(row);
    if (rows.length >= ROWS_LOOKED_AT) break;
  }
  return rows;
}

function notesOf({ sheets, hasMacros }: TableFile, sheet: number): string[] {
  const [name, others] = [sheets[sheet] ?? '', sheets.length - 1];
  return [
    ...(hasMacros ? ['Ce classeur contient des macros\u00a0: elles ne sont ni lues ni lancées.'] : []),
    ...(others > 0
      ? [
          `Feuille lue\u00a0: «\u00a0${name}\u00a0». ${others > 1 ? `Les ${others} autres ne sont pas lues.` : 'L’autre n’est pas lue.'}`,
        ]
      : []),
  ];
}
