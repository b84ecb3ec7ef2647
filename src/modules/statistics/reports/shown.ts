import { type Cell, inFull } from '../small-cells.js';
import type { CountTable, Fact, Section } from './count-table.js';

export interface ShownLine {
  code: string;
  label: string;
  count: Cell;
  now: number | null;
}

export interface ShownTable extends Omit<CountTable, 'lines'> {
  lines: ShownLine[];
  /** Nothing of it can be shown without telling of somebody. */
  withheld: boolean;
}

export interface ShownFact extends Fact {
  /** Its value is left out: `few` is 1 to 4, `masked` would tell such a number. */
  hidden: 'few' | 'masked' | null;
  beforeHidden: boolean;
}

export interface ShownSection extends Omit<Section, 'facts' | 'tables'> {
  facts: ShownFact[];
  tables: ShownTable[];
}

/** As they are, for those whose figures they are. */
export const allShown = (sections: readonly Section[]): ShownSection[] =>
  sections.map((section) => ({ ...section, facts: factsShown(section.facts), tables: section.tables.map(tableShown) }));

export const factsShown = (facts: readonly Fact[]): ShownFact[] =>
  facts.map((fact) => ({ ...fact, hidden: null, beforeHidden: false }));

function tableShown(table: CountTable): ShownTable {
  const { cells } = inFull(
    table.lines.map(({ count }) => count),
    table.total ?? 0,
  );
  const lines = table.lines.map(({ code, label, now }, index) => ({ code, label, now, count: cells[index] as Cell }));
  return { ...table, lines, withheld: false };
}
