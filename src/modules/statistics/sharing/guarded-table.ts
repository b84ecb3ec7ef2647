import { type Cell, SMALLEST, withoutSmallCells } from '../small-cells.js';
import type { CountTable, Fact } from '../reports/count-table.js';
import type { ShownFact, ShownLine, ShownTable } from '../reports/shown.js';

export const isSmall = (count: number): boolean => count > 0 && count < SMALLEST;

/**
 * A table whose total everybody knows. Parts: 1 to 4 are hidden, and others with them as long as the total would tell
 * them; when even that does not do, the whole table is withheld. Mentions: a line is hidden when those of whom it is
 * said are few, or those of whom it is not; the two look alike. What is hidden comes last, by its label: an order by
 * size would tell something of it. Pure.
 */
export function guardedTable(table: CountTable): ShownTable {
  const total = table.total ?? 0;
  if (isSmall(total)) return withheldTable(table);
  const cells = table.kind === 'parts' ? guardedParts(table, total) : table.lines.map(({ count }) => one(count, total));
  if (!cells) return withheldTable(table);
  const lines = table.lines.map(({ code, label }, index): ShownLine => {
    return { code, label, now: null, count: cells[index] as Cell };
  });
  const byLabel = (a: ShownLine, b: ShownLine) => a.label.localeCompare(b.label, 'fr');
  const hidden = lines.filter(({ count }) => count.kind !== 'count').sort(byLabel);
  return { ...table, lines: [...lines.filter(({ count }) => count.kind === 'count'), ...hidden], withheld: false };
}

function guardedParts({ lines }: CountTable, known: number): Cell[] | null {
  const counts = lines.map(({ count }) => count);
  // Anything else would not be parts, and its sum would tell.
  if (counts.reduce((sum, count) => sum + count, 0) !== known) return null;
  const { total, cells } = withoutSmallCells(counts, known);
  return total.kind === 'count' ? cells : null;
}

const one = (count: number, total: number): Cell =>
  isSmall(count) || isSmall(total - count) || count > total ? { kind: 'masked' } : { kind: 'count', count };

/** Not even how many lines it has. */
export const withheldTable = (table: CountTable): ShownTable => ({
  ...table,
  ...{ total: null, lines: [], withheld: true, note: null },
});

/** The count of a line as it is shown; null when it is hidden or not there. What is nested in it needs it. */
export const shownCount = ({ lines, withheld }: ShownTable, code: string): number | null => {
  if (withheld) return null;
  const cell = lines.find((line) => line.code === code)?.count;
  if (!cell) return 0;
  return cell.kind === 'count' ? cell.count : null;
};

export const hiddenFact = (fact: Fact, hidden: 'few' | 'masked'): ShownFact => ({
  ...fact,
  ...{ value: null, hidden, before: null, beforeHidden: false },
});

/** A number of people, or of things done for one. `of`: what it is known to be a part of. */
export function guardedFact(fact: Fact, of: readonly number[] = []): ShownFact {
  const value = fact.value ?? 0;
  if (of.length === 0 && isSmall(value)) return hiddenFact(fact, 'few');
  if (isSmall(value) || of.some((whole) => isSmall(whole - value))) return hiddenFact(fact, 'masked');
  return { ...fact, hidden: null, beforeHidden: false };
}
