import type { DefinitionId } from '../../definitions/definitions.js';
import type { Dimension, Line } from '../../figures/figures.js';

/** One table of the page as plain numbers: what it shows, draws and gives as files comes from here alone. */
export interface Counted {
  /** In addresses: the name of its page and of its files. */
  id: string;
  title: string;
  /** What is counted, as a heading: « Accompagnements ». */
  unit: string;
  definition: DefinitionId;
  note: string | null;
  /** What the shares are of; their heading names it. */
  whole: { value: number; words: string };
  /** Sessions may say several: the shares of all mentions stand beside. */
  several: boolean;
  /** In order. */
  rows: { label: string; value: number }[];
}

/** What a table of accompaniments is told beside its lines. */
export interface Told {
  id: string;
  title: string;
  definition: DefinitionId;
  note?: string;
  several?: boolean;
  /** In the order of the labels; else the most frequent first. */
  inOrder?: boolean;
}

type Labels = Readonly<Record<string, string>>;
type Measured = 'people' | 'items';

/** The lines of one dimension under their labels; a code without a label is shown as it is. */
export function rowsOf(
  lines: readonly Line[],
  dimension: Dimension,
  labels: Labels,
  { of = 'people', inOrder = false }: { of?: Measured; inOrder?: boolean } = {},
): Counted['rows'] {
  const values = new Map(
    lines.filter((line) => line.dimension === dimension && line[of] > 0).map((line) => [line.code, line[of]]),
  );
  const sorted = [...values.keys()].sort((one, other) => (values.get(other) ?? 0) - (values.get(one) ?? 0));
  const codes = inOrder ? Object.keys(labels).filter((code) => values.has(code)) : sorted;
  return codes.map((code) => ({ label: labels[code] ?? code, value: values.get(code) ?? 0 }));
}

export const sumOf = (rows: Counted['rows']): number => rows.reduce((sum, { value }) => sum + value, 0);

/** Accompaniments by a dimension of their sessions, or of the people themselves. */
export function accompaniments(
  { id, title, definition, note, several = false, inOrder = false }: Told,
  lines: readonly Line[],
  dimension: Dimension,
  labels: Labels,
  total: number,
): Counted {
  return {
    ...{ id, title, definition, note: note ?? null, several, unit: 'Accompagnements' },
    whole: { value: total, words: 'Part des accompagnements' },
    rows: rowsOf(lines, dimension, labels, { inOrder }),
  };
}

/** What is not an accompaniment: each line one thing, the shares of all of them. */
export function others(told: Told & { unit: string; share: string }, rows: Counted['rows']): Counted {
  const { id, title, definition, note, unit, share } = told;
  const whole = { value: sumOf(rows), words: share };
  return { id, title, definition, note: note ?? null, several: false, unit, whole, rows };
}
