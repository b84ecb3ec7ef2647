import { inFigures } from '../web/labels.js';
import type { CrossCounts } from './cross.queries.js';
import { codeInWords, crossLabels, inOrder } from './cross-labels.js';
import { type CrossCode, crossDimensions } from './dimensions.js';

export interface CrossTable {
  rowsLabel: string;
  columnsLabel: string;
  columns: string[];
  lines: { label: string; counts: number[]; total: number }[];
  /** Accompaniments of each column. */
  totals: number[];
  total: number;
  apart: number;
  /** What a reader might else take for a mistake. */
  notes: string[];
}

interface Asked {
  rows: CrossCode;
  columns: CrossCode;
  counts: CrossCounts;
  rowNames: Readonly<Record<string, string>>;
  columnNames: Readonly<Record<string, string>>;
}

export function crossTable({ rows, columns, counts, rowNames, columnNames }: Asked): CrossTable {
  const [rowCodes, columnCodes] = [inOrder(rows, counts.rows.keys()), inOrder(columns, counts.columns.keys())];
  return {
    rowsLabel: crossLabels[rows],
    columnsLabel: crossLabels[columns],
    columns: columnCodes.map((code) => codeInWords(columns, code, columnNames)),
    lines: rowCodes.map((code) => ({
      label: codeInWords(rows, code, rowNames),
      counts: columnCodes.map((column) => counts.cells.get(code)?.get(column) ?? 0),
      total: counts.rows.get(code) ?? 0,
    })),
    totals: columnCodes.map((code) => counts.columns.get(code) ?? 0),
    total: counts.total,
    apart: counts.apart,
    notes: notes(rows, columns, counts),
  };
}

function notes(rows: CrossCode, columns: CrossCode, { apart }: CrossCounts): string[] {
  const several = [rows, columns].filter((code) => crossDimensions[code].several);
  const people =
    apart > 1
      ? `${inFigures(apart)}\u00a0personnes d’ateliers sans fiche ne peuvent être croisées`
      : '1\u00a0personne d’atelier sans fiche ne peut être croisée';
  return [
    ...(several.length > 0
      ? [
          'Une séance peut en citer plusieurs\u00a0: chaque total compte les accompagnements une seule fois, il n’est pas la somme des cases.',
        ]
      : []),
    ...(apart > 0
      ? [`${people}\u00a0: elles ont été comptées à part pour chaque critère. Elles ne sont dans aucune case.`]
      : []),
  ];
}
