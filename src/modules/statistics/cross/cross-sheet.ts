import type { CellValue, Sheet } from '../../../platform/spreadsheets/index.js';
import type { CrossTable } from './cross-table.js';

/** The table as a file holds it: whole numbers, the totals last, what can’t be crossed under them. */
export function crossSheet(table: CrossTable): Sheet {
  const rows: CellValue[][] = [
    [`${table.rowsLabel} \\ ${table.columnsLabel}`, ...table.columns, 'Total'],
    ...table.lines.map(({ label, counts, total }) => [label, ...counts, total]),
    ['Total', ...table.totals, table.total],
    ...(table.apart > 0 ? [['Personnes d’ateliers sans fiche, hors du tableau', table.apart]] : []),
  ];
  return { name: 'Tableau croisé', headings: [1], rows };
}
