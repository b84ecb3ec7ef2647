/** A number of a report before it is shown, hidden or compared. */
export interface CountLine {
  code: string;
  label: string;
  count: number;
  /** The same count today, when the report is read again; null elsewhere. */
  now: number | null;
}

/**
 * `parts`: each thing counted once, so that the lines make the total. `mentions`: several may be said of one, each line
 * is a share of the total. `counts`: numbers that have no total.
 */
export type TableKind = 'parts' | 'mentions' | 'counts';

export interface CountTable {
  id: string;
  title: string;
  kind: TableKind;
  /** What is counted: « Accompagnements ». */
  heading: string;
  total: number | null;
  lines: CountLine[];
  note: string | null;
}

/** One number that is no count of people: a delay, a share. */
export interface Fact {
  id: string;
  label: string;
  value: number | null;
  now: number | null;
  unit: 'hours' | 'days' | 'percent' | 'count';
  /** The same over the period before; null when it is not compared. */
  before: number | null;
}

export interface Section {
  id: string;
  title: string;
  facts: Fact[];
  tables: CountTable[];
}
