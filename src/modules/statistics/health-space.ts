import { type Column, inFull, withoutSmallCells } from './small-cells.js';

/** What is counted, in people: each once a period, whatever the number of their sessions. */
export const healthSpaceMeasures = ['sensitised', 'activated', 'used', 'closed'] as const;
export type HealthSpaceMeasure = (typeof healthSpaceMeasures)[number];

/** The people of one commune; `name` is null for those whose commune is not known. */
export type HealthSpaceCounts = Record<HealthSpaceMeasure, number> & { insee: string | null; name: string | null };

export interface HealthSpaceTable {
  communes: { insee: string | null; name: string | null }[];
  columns: Record<HealthSpaceMeasure, Column>;
}

/**
 * The table by commune and its totals, in full or with small counts hidden. Who activated or used it was sensitised: a
 * column that is shown bounds the others, and what is hidden in one must not be told by the other. Pure.
 */
export function healthSpaceTable(counts: readonly HealthSpaceCounts[], shown: 'full' | 'guarded'): HealthSpaceTable {
  const of = (measure: HealthSpaceMeasure) => counts.map((line) => line[measure]);
  const total = (measure: HealthSpaceMeasure) => of(measure).reduce((sum, count) => sum + count, 0);
  const communes = counts.map(({ insee, name }) => ({ insee, name }));
  if (shown === 'full') {
    const full = (measure: HealthSpaceMeasure) => inFull(of(measure), total(measure));
    const columns = { activated: full('activated'), used: full('used'), closed: full('closed') };
    return { communes, columns: { sensitised: full('sensitised'), ...columns } };
  }
  const least = counts.map(({ activated, used, closed }) => Math.max(activated, used, closed));
  const sensitised = withoutSmallCells(of('sensitised'), total('sensitised'), { least });
  const most = sensitised.cells.map((cell) => (cell.kind === 'count' ? cell.count : Number.POSITIVE_INFINITY));
  const guarded = (measure: HealthSpaceMeasure) => withoutSmallCells(of(measure), total(measure), { most });
  const columns = { activated: guarded('activated'), used: guarded('used'), closed: guarded('closed') };
  return { communes, columns: { sensitised, ...columns } };
}
