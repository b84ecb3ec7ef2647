import { inFigures, inPercent } from './labels.js';

export interface ShareRow {
  label: string;
  count: string;
  share: string;
  /** Width of the bar, of 100. */
  bar: number;
}

export interface ShareTable {
  id: string;
  title: string;
  note: string | null;
  countHeading: string;
  rows: ShareRow[];
}

interface Asked {
  id: string;
  title: string;
  note?: string;
  countHeading?: string;
}

/** Counts with their share of `total`, the largest bar filling the width. */
export function shareTable(asked: Asked, lines: { label: string; count: number }[], total: number): ShareTable {
  const largest = Math.max(1, ...lines.map((line) => line.count));
  return {
    id: asked.id,
    title: asked.title,
    note: asked.note ?? null,
    countHeading: asked.countHeading ?? 'Accompagnements',
    rows: lines.map(({ label, count }) => ({
      label,
      count: inFigures(count),
      share: inPercent(count, total),
      bar: Math.round((100 * count) / largest),
    })),
  };
}
