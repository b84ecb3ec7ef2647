/** Fewer people than this could be recognised. */
export const SMALLEST = 5;

/** A count as it may be shown: `few` is 1 to 4; `masked` is hidden so that a total does not tell the others. */
export type Cell = { kind: 'count'; count: number } | { kind: 'few' } | { kind: 'masked' };

export interface Column {
  total: Cell;
  cells: Cell[];
}

/** For each count, what a reader knows it to be at least and at most. */
export interface Bounds {
  least?: readonly number[];
  most?: readonly number[];
}

const shown = (count: number): Cell => ({ kind: 'count', count });

/** Counts as they are. */
export const inFull = (counts: readonly number[], total: number): Column => ({
  total: shown(total),
  cells: counts.map(shown),
});

/**
 * One column of a table whose last line is its sum: 1 to 4 becomes « few ». When what is left of the total would tell one
 * of these, the smallest other cells are masked too, the total last of all. Zero stays: it is nobody. Pure.
 * @param bounds what the columns beside it tell of each count
 */
export function withoutSmallCells(counts: readonly number[], total: number, bounds: Bounds = {}): Column {
  const cells = counts.map((count): Cell => (count > 0 && count < SMALLEST ? { kind: 'few' } : shown(count)));
  if (total > 0 && total < SMALLEST) return { total: { kind: 'few' }, cells };
  const masked = [...cells];
  const candidates = counts
    .map((count, index) => ({ count, index }))
    .filter(({ count }) => count >= SMALLEST)
    .sort((one, other) => one.count - other.count || one.index - other.index);
  while (tells(masked, counts, bounds)) {
    const next = candidates.shift();
    if (!next) return { total: { kind: 'masked' }, cells };
    masked[next.index] = { kind: 'masked' };
  }
  return { total: shown(total), cells: masked };
}

/** Whether a reader who knows the total, so the sum of what is hidden, can tell one of the small counts. */
function tells(cells: readonly Cell[], counts: readonly number[], bounds: Bounds): boolean {
  const hidden = cells.flatMap(({ kind }, index) => {
    if (kind === 'count') return [];
    const count = counts[index] ?? 0;
    if (kind === 'few') return [{ few: true, count, least: 1, most: SMALLEST - 1 }];
    const least = Math.max(SMALLEST, bounds.least?.[index] ?? 0);
    return [{ few: false, count, least, most: bounds.most?.[index] ?? Number.POSITIVE_INFINITY }];
  });
  const sumOf = (of: (one: (typeof hidden)[number]) => number) => hidden.reduce((sum, one) => sum + of(one), 0);
  const [sum, least, greatest] = [sumOf(({ count }) => count), sumOf((one) => one.least), sumOf((one) => one.most)];
  return hidden.some((one) => {
    if (!one.few) return false;
    const others = greatest === Number.POSITIVE_INFINITY ? greatest : greatest - one.most;
    return Math.max(one.least, sum - others) === Math.min(one.most, sum - (least - one.least));
  });
}
