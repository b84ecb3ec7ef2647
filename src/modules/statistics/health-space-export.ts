import type { Cell } from './small-cells.js';
import { type HealthSpaceMeasure, healthSpaceMeasures, type HealthSpaceTable } from './health-space.js';

export const healthSpaceHeadings: Record<HealthSpaceMeasure, string> = {
  sensitised: 'Personnes sensibilisées',
  activated: 'Compte activé',
  used: 'Utilisé au moins une fois',
  closed: 'Opposition ou clôture',
};

export const UNKNOWN_COMMUNE = 'Commune non précisée';

/** A count, or why it is not shown. */
export const cellInWords = (cell: Cell, count: (value: number) => string = String): string =>
  cell.kind === 'count' ? count(cell.count) : cell.kind === 'few' ? '<\u00a05' : 'masqué';

/** Excel reads UTF-8 only after this mark, and `;` in French. Names are those of the official list: no formula among them. */
export function healthSpaceCsv({ communes, columns }: HealthSpaceTable): string {
  const line = (...cells: string[]) =>
    `${cells.map((cell) => (/[";\n]/.test(cell) ? quoted(cell) : cell)).join(';')}\n`;
  const lines = communes.map(({ insee, name }, index) => {
    const cells = healthSpaceMeasures.map((measure) => columns[measure].cells[index]);
    return line(name ?? UNKNOWN_COMMUNE, insee ?? '', ...cells.map((cell) => (cell ? cellInWords(cell) : '')));
  });
  const totals = healthSpaceMeasures.map((measure) => cellInWords(columns[measure].total));
  const head = line('Commune', 'Code Insee', ...healthSpaceMeasures.map((measure) => healthSpaceHeadings[measure]));
  return `\uFEFF${head}${lines.join('')}${line('Total', '', ...totals)}`;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
