import type { Cell } from '../small-cells.js';
import type { Fact } from './count-table.js';
import { factChanged } from './differences.js';
import { inCounts, inFactUnits, changeInWords } from './report-numbers.js';
import type { ShownFact, ShownLine, ShownSection, ShownTable } from './shown.js';

export interface DocumentFact {
  label: string;
  value: string;
  /** As a number, for a sheet; null when it is hidden or not known. */
  number: number | null;
  /** The same over the period before; null when it is not compared. */
  previous: string | null;
  since: string | null;
}

export interface DocumentRow {
  label: string;
  count: string;
  number: number | null;
  share: string;
  /** Length of the bar, of 100. */
  bar: number;
  since: string | null;
}

export interface DocumentTable {
  id: string;
  title: string;
  heading: string;
  /** Whether the lines are shares of something. */
  shares: boolean;
  rows: DocumentRow[];
  note: string | null;
  withheld: string | null;
}

export interface DocumentSection {
  id: string;
  title: string;
  facts: DocumentFact[];
  tables: DocumentTable[];
}

/** « 36 sur la période précédente ». */
export const previousInWords = (previous: string | null): string | null =>
  previous === null
    ? null
    : previous === 'masqué'
      ? 'période précédente\u00a0: masqué'
      : `${previous} sur la période précédente`;

const WITHHELD = 'Tableau non publié\u00a0: trop peu de personnes.';

/** Numbers in words, once for the page, the PDF and the sheets. Pure. */
export const documentSections = (sections: readonly ShownSection[], compared: boolean): DocumentSection[] =>
  sections.map(({ id, title, facts, tables }) => ({
    ...{ id, title, facts: facts.map((fact) => documentFact(fact, compared)) },
    tables: tables.map((table) => documentTable(table, compared)),
  }));

export function documentFact(fact: ShownFact, compared: boolean): DocumentFact {
  const { label, value, before, now, hidden, beforeHidden } = fact;
  return {
    label,
    value: hidden === null ? inFactUnits(value, fact.unit) : hiddenWords(hidden),
    number: hidden === null ? rounded(fact) : null,
    previous: beforeHidden ? 'masqué' : before === null ? null : inFactUnits(before, fact.unit),
    since: compared && factChanged(fact) ? changeInWords(value, now, fact.unit) : null,
  };
}

const rounded = ({ value, unit }: Fact): number | null =>
  value === null ? null : unit === 'percent' ? Math.round(value * 1000) / 10 : Math.round(value * 10) / 10;

function documentTable(table: ShownTable, compared: boolean): DocumentTable {
  const { id, title, heading, kind, total, note } = table;
  const largest = Math.max(1, ...table.lines.map(({ count }) => (count.kind === 'count' ? count.count : 0)));
  return {
    ...{ id, title, heading, note, shares: kind !== 'counts' },
    withheld: table.withheld ? WITHHELD : null,
    rows: table.lines.map((line) => documentRow(line, kind === 'counts' ? null : total, largest, compared)),
  };
}

function documentRow(
  { label, count, now }: ShownLine,
  total: number | null,
  largest: number,
  compared: boolean,
): DocumentRow {
  const number = count.kind === 'count' ? count.count : null;
  return {
    ...{ label, count: cellWords(count), number },
    share: number === null || !total ? '' : inFactUnits(number / total, 'percent'),
    bar: number === null ? 0 : Math.round((100 * number) / largest),
    since: compared && now !== number ? changeInWords(number, now, 'count') : null,
  };
}

const hiddenWords = (kind: 'few' | 'masked'): string => (kind === 'few' ? '<\u00a05' : 'masqué');
const cellWords = (cell: Cell): string => (cell.kind === 'count' ? inCounts(cell.count) : hiddenWords(cell.kind));
